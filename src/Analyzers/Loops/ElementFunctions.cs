namespace NumDsl.Analyzers.Loops;

/// <summary>An operation on elements that <c>TensorPrimitives</c> has too.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Error">How far the two may differ, in units in the last place: 0 where both are the same to the bit.</param>
/// <param name="NeedsElements">Whether the vector operation throws for empty input.</param>
internal sealed record ElementFunction(string Name, int Error = 0, bool NeedsElements = false);

/// <summary>
/// The table of operations: C#'s operators and <c>Math</c>'s methods, and what they are called in <c>TensorPrimitives</c>. An operation
/// whose vector form is no faster than a loop (Pow, Cbrt, Asin, ..., measured) or loses accuracy (Sinh, Tanh) is not here.
/// </summary>
internal static class ElementFunctions
{
    public static readonly ElementFunction Add = new("Add");
    public static readonly ElementFunction Subtract = new("Subtract");
    public static readonly ElementFunction Multiply = new("Multiply");
    public static readonly ElementFunction Divide = new("Divide");
    public static readonly ElementFunction Negate = new("Negate");
    public static readonly ElementFunction Abs = new("Abs");
    public static readonly ElementFunction Sqrt = new("Sqrt");
    public static readonly ElementFunction Min = new("Min");
    public static readonly ElementFunction Max = new("Max");
    public static readonly ElementFunction FusedMultiplyAdd = new("FusedMultiplyAdd");
    public static readonly ElementFunction Exp = new("Exp", Error: 3);
    public static readonly ElementFunction BitwiseAnd = new("BitwiseAnd");
    public static readonly ElementFunction BitwiseOr = new("BitwiseOr");
    public static readonly ElementFunction Xor = new("Xor");
    public static readonly ElementFunction OnesComplement = new("OnesComplement");

    /// <summary>1 / (1 + exp(-x)), a pattern rather than a method.</summary>
    public static readonly ElementFunction Sigmoid = new("Sigmoid", Error: 3, NeedsElements: true);

    /// <summary>x y + z, rounded twice as in C#; a pattern rather than a method.</summary>
    public static readonly ElementFunction MultiplyAdd = new("MultiplyAdd");

    /// <summary>(x + y) z; a pattern rather than a method.</summary>
    public static readonly ElementFunction AddMultiply = new("AddMultiply");

    /// <summary>1 / x; a pattern rather than a method.</summary>
    public static readonly ElementFunction Reciprocal = new("Reciprocal");

    /// <summary>1 / sqrt(x); a pattern rather than a method.</summary>
    public static readonly ElementFunction ReciprocalSqrt = new("ReciprocalSqrt");

    /// <summary>Methods of Math, MathF, float and double of as many arguments as the name here has operands.</summary>
    private static readonly Dictionary<(string Name, int Arguments), ElementFunction> Methods = new()
    {
        [("Abs", 1)] = Abs,
        [("Sqrt", 1)] = Sqrt,
        [("Floor", 1)] = new("Floor"),
        [("Ceiling", 1)] = new("Ceiling"),
        [("Truncate", 1)] = new("Truncate"),
        [("Round", 1)] = new("Round"),
        [("Min", 2)] = Min,
        [("Max", 2)] = Max,
        [("CopySign", 2)] = new("CopySign"),
        [("FusedMultiplyAdd", 3)] = FusedMultiplyAdd,
        [("Exp", 1)] = Exp,
        [("Log", 1)] = new("Log", Error: 3),
        [("Sin", 1)] = new("Sin", Error: 3),
        [("Cos", 1)] = new("Cos", Error: 3),
        [("Tan", 1)] = new("Tan", Error: 3),
        [("Cosh", 1)] = new("Cosh", Error: 3),
    };

    /// <summary>Those whose result for a float is the same whether computed in float or in double and rounded.</summary>
    public static bool IsSameInDouble(ElementFunction function) =>
        function.Name is "Abs" or "Sqrt" or "Floor" or "Ceiling" or "Truncate" or "Round" || function.Error > 0;

    public static ElementFunction? Method(string name, int arguments) =>
        Methods.TryGetValue((name, arguments), out var function) ? function : null;
}
