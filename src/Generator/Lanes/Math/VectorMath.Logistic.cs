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
        // p / (1 + e) with p = 1 or e. One step of refinement takes the rounding of 1 + e and of the quotient back; without it
        // the error reaches 2.2 ulp.
        var b = z.Builder;
        var e = ExpOfMinusAbs(z);
        var p = b.Select(b.Less(z, b.Constant(0)), e, b.Constant(1)).Hint("p");
        var (w, lost, inverse) = OnePlusUnit(e);
        var s = (p / w).Hint("s");
        var rest = b.Fma(-s, lost, b.Fma(-s, w, p).Hint("rest")).Hint("rest");
        return b.Fma(rest, inverse, s).Hint("s");
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
