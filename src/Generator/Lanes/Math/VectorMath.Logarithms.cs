namespace NumDsl.Generator.Lanes;

/// <summary>Logarithms of sums, differences and odds, without overflow or cancellation, and products with them.</summary>
internal static partial class VectorMath
{
    /// <summary>log(e^x + e^y) = max(x, y) + log(1 + e^-|x - y|); of equal infinities that infinity.</summary>
    public static Lane LogAddExp(Lane x, Lane y)
    {
        var b = x.Builder;
        var sum = b.Maximum(x, y) + Log1pOfUnit(ExpOfMinusAbs((x - y).Hint("difference")));
        return b.Select(b.Equal(x, y), x + b.Constant(0.6931471805599453), sum).Hint("logAddExp");
    }

    /// <summary>log(1 - e^x) for x &lt;= 0, all its relative accuracy near both ends; NaN above 0; below 2 ulp.</summary>
    public static Lane Log1mExp(Lane x)
    {
        // Above -ln 2 1 - e^x is -expm1(x); below, 1 - e^x loses a part of e^x that comes in at last (M. Maechler, "Accurately
        // computing log(1 - exp(-|a|))", 2012), and with it what the rounding of e^x itself loses.
        var b = x.Builder;
        var near = b.Greater(x, b.Constant(-0.6931471805599453)).Hint("near");
        var (e, eLow) = ExpInParts(x);
        var w = (1 - e).Hint("w");
        var c = ((1 - w - e - eLow) / w).Hint("c");
        w = b.Select(near, -Expm1(x), w).Hint("w");
        var (f, k) = ReduceToMantissa(w);
        return b.LogSpecials(LogOfReduced(f, k, b.Select(near, b.Constant(0), c).Hint("c")), w).Hint("log1mExp");
    }

    /// <summary>log(x / (1 - x)), all its relative accuracy near 1/2; infinities at 0 and 1, NaN outside; below 1 ulp.</summary>
    public static Lane Logit(Lane x)
    {
        // q = x / (1 - x) is rounded by a part r: log(q + r) = log(q) + r / q.
        var b = x.Builder;
        var d = (1 - x).Hint("d");
        var dLow = (1 - d - x).Hint("dLow");
        var q = (x / d).Hint("q");
        var rest = (b.Fma(-q, d, x) - q * dLow).Hint("rest");
        var (f, k) = ReduceToMantissa(q);
        return b.LogSpecials(LogOfReduced(f, k, (rest / x).Hint("c")), q).Hint("logit");
    }

    /// <summary>x log y, and 0 where x is 0 unless y is NaN.</summary>
    public static Lane Xlogy(Lane x, Lane y) => ZeroAtZero(x, y, x * Log(y)).Hint("xlogy");

    /// <summary>x log(1 + y), and 0 where x is 0 unless y is NaN.</summary>
    public static Lane Xlog1py(Lane x, Lane y) => ZeroAtZero(x, y, x * Log1p(y)).Hint("xlog1py");

    private static Lane ZeroAtZero(Lane x, Lane y, Lane product)
    {
        var b = x.Builder;
        return b.Select(b.And(b.Equal(x, b.Constant(0)), b.Not(b.IsNaN(y))), b.Constant(0), product);
    }
}
