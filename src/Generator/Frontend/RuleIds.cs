using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Frontend;

/// <summary>The ids of what the frontend can find wrong; each has a page in <c>docs/rules</c>.</summary>
internal static class RuleIds
{
    public const string NotPartial = "ND0001";
    public const string MissingShape = "ND0002";
    public const string BadShapeText = "ND0003";
    public const string InvalidParameter = "ND0004";
    public const string EquationOutsideModel = "ND0005";
    public const string InvalidSignature = "ND0006";
    public const string GradientNeedsScalar = "ND0007";
    public const string BadGradientName = "ND0008";
    public const string NameCollision = "ND0009";
    public const string UnsupportedStatement = "ND0010";
    public const string UnsupportedExpression = "ND0011";
    public const string UnknownFunction = "ND0012";
    public const string Recursion = "ND0013";
    public const string UnknownCondition = "ND0014";
    public const string NotConstant = "ND0015";
    public const string NumberOverflow = "ND0016";
    public const string UndeterminedSymbol = "ND0017";
    public const string InvalidModel = "ND0018";
    public const string TooLarge = "ND0019";
    public const string RankOne = "ND1001";
    public const string Broadcast = "ND1002";
    public const string InnerDimension = "ND1003";
    public const string Rank = "ND1004";
    public const string Axis = "ND1005";
    public const string Size = "ND1006";
    public const string Declared = "ND1007";
    public const string Empty = "ND1008";
    public const string DoubleExpansion = "ND1009";
    public const string Growth = "ND1010";
    public const string Transposition = "ND1011";
    public const string DegenerateAxis = "ND1012";
    public const string StaleComment = "ND1025";
    public const string NoExamples = "ND3003";
    public const string CustomGradient = "ND3004";
    public const string ReverseOnly = "ND3005";
    public const string IntegerGradient = "ND3006";
    public const string DerivativeCall = "ND3009";

    /// <summary>The rule that a shape problem breaks.</summary>
    public static string Of(ShapeProblemKind kind) => kind switch
    {
        ShapeProblemKind.Broadcast => Broadcast,
        ShapeProblemKind.InnerDimension => InnerDimension,
        ShapeProblemKind.Rank => Rank,
        ShapeProblemKind.Axis => Axis,
        ShapeProblemKind.Size => Size,
        ShapeProblemKind.Declared => Declared,
        ShapeProblemKind.DoubleExpansion => DoubleExpansion,
        ShapeProblemKind.Growth => Growth,
        ShapeProblemKind.Transposition => Transposition,
        ShapeProblemKind.DegenerateAxis => DegenerateAxis,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of shape problem without a rule."),
    };
}
