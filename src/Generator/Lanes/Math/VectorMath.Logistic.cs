namespace NumDsl.Generator.Lanes;

/// <summary>
/// The logistic function and its logarithms. All are written in e = exp(-|z|), which never overflows, so that those of the same
/// z share its code.
/// </summary>
internal static partial class VectorMath
{
    /// <summary>1 / (1 + exp(-z)); below 2 ulp.</summary>
    public static Lane Sigmoid(Lane z)
    {
        // p / (1 + e) with p = 1 or e. Most of the error is the rounding of 1 + e where it is near 1, for z near -5; taking that
        // back, as if 1 + e were 1, is one more operation, and without it the error reaches 2.4 ulp.
        var b = z.Builder;
        var e = ExpOfMinusAbs(z);
        var p = b.Select(b.Less(z, b.Constant(0)), e, b.Constant(1)).Hint("p");
        var w = (1 + e).Hint("w");
        var s = (p / w).Hint("s");
        return b.Fma(s, ((w - 1) - e).Hint("lost"), s).Hint("s");
    }

    /// <summary>log(1 + exp(z)) = max(z, 0) + log1p(exp(-|z|)); below 2 ulp.</summary>
    public static Lane Softplus(Lane z) => (Relu(z) + Log1pOfUnit(ExpOfMinusAbs(z))).Hint("softplus");

    /// <summary>log(sigmoid(z)) = min(z, 0) - log1p(exp(-|z|)); below 2 ulp.</summary>
    public static Lane LogSigmoid(Lane z) =>
        (z.Builder.MinNative(z.Builder.Constant(0), z) - Log1pOfUnit(ExpOfMinusAbs(z))).Hint("logSigmoid");

    /// <summary>-(y log s + (1 - y) log(1 - s)) for s = sigmoid(z), as (max(z, 0) - z y) + log1p(exp(-|z|)).</summary>
    public static Lane SigmoidCrossEntropy(Lane z, Lane y) =>
        (Relu(z) - (z * y) + Log1pOfUnit(ExpOfMinusAbs(z))).Hint("loss");

    private static Lane ExpOfMinusAbs(Lane z) => ExpWithin(-z.Builder.Abs(z));
}
