namespace NumDsl.Generator.Lanes;

/// <summary>Functions of one or two instructions.</summary>
internal static partial class VectorMath
{
    /// <summary>max(x, 0); NaN stays NaN.</summary>
    public static Lane Relu(Lane x) => x.Builder.MaxNative(x.Builder.Constant(0), x).Hint("relu");

    /// <summary>1 / x, correctly rounded.</summary>
    public static Lane Reciprocal(Lane x) => 1 / x;

    /// <summary>-1, 0 or 1; NaN stays NaN and -0 stays -0.</summary>
    public static Lane Sign(Lane x)
    {
        var b = x.Builder;
        return b.Select(
            b.Greater(x, b.Constant(0)),
            b.Constant(1),
            b.Select(b.Less(x, b.Constant(0)), b.Constant(-1), x));
    }
}
