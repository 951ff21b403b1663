namespace NumDsl.Generator.Lanes;

/// <summary>The hyperbolic sine and cosine and the inverses of all three.</summary>
internal static partial class VectorMath
{
    /// <summary>sinh x, all its relative accuracy near 0; below 2 ulp.</summary>
    public static Lane Sinh(Lane x)
    {
        // Below 1.5 x + x^3 P(x^2), above e^a / 2 - e^-a / 2.
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var z = (a * a).Hint("z");
        var small = b.Fma(a * z, SinhPolynomial(z), a).Hint("small");
        var half = HalfExp(a);
        return b.CopySign(b.Select(b.Less(a, b.Constant(1.5)), small, half - 0.25 / half), x).Hint("sinh");
    }

    /// <summary>cosh x; below 2 ulp.</summary>
    public static Lane Cosh(Lane x)
    {
        var half = HalfExp(x.Builder.Abs(x).Hint("a"));
        return (half + 0.25 / half).Hint("cosh");
    }

    /// <summary>asinh x = log(a + sqrt(a^2 + 1)) with the sign of x, all its relative accuracy near 0; below 1 ulp.</summary>
    public static Lane Asinh(Lane x)
    {
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var p = (a * a).Hint("p");
        var q = (p + 1).Hint("q");
        var lost = b.Select(b.Less(p, b.Constant(1)), p - (q - 1), 1 - (q - p)).Hint("lost");
        return b.CopySign(LogOfSumWithRoot(a, q, b.Fma(a, a, -p) + lost), x).Hint("asinh");
    }

    /// <summary>acosh x = log(x + sqrt(x^2 - 1)), all its relative accuracy near 1, NaN below; below 1 ulp.</summary>
    public static Lane Acosh(Lane x)
    {
        // x^2 - 1 = t^2 + 2 t with t = x - 1, which is exact near 1.
        var b = x.Builder;
        var t = (x - 1).Hint("t");
        var tLow = (x - (t + 1)).Hint("tLow");
        var twice = t + t;
        var q = b.Fma(t, t, twice).Hint("q");
        var (larger, smaller) = (b.Maximum(twice, t * t), b.Minimum(twice, t * t));
        var sum = (larger + smaller).Hint("sum");
        var lost = (smaller - (sum - larger) + (sum - q) + b.Fma(t, t, -(t * t)) + 2 * tLow * x).Hint("lost");
        return b.Select(b.Less(x, b.Constant(1)), b.Constant(double.NaN), LogOfSumWithRoot(x, q, lost)).Hint("acosh");
    }

    /// <summary>atanh x = log((1 + a) / (1 - a)) / 2 with the sign of x, all its relative accuracy near 0; below 1 ulp.</summary>
    public static Lane Atanh(Lane x)
    {
        // (1 + a) / (1 - a) = 1 + u with u = 2 a / (1 - a); what the roundings of 1 - a, u and 1 + u lost comes in at last.
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var d = (1 - a).Hint("d");
        var dLow = (1 - d - a).Hint("dLow");
        var twice = a + a;
        var u = (twice / d).Hint("u");
        var uLow = ((b.Fma(-u, d, twice) - u * dLow) / d).Hint("uLow");
        var w = (1 + u).Hint("w");
        var lost = b.Select(b.Less(u, b.Constant(1)), u - (w - 1), 1 - (w - u)).Hint("lost");
        var (f, k) = ReduceToMantissa(w);
        var y = b.LogSpecials(LogOfReduced(f, k, ((lost + uLow) / w).Hint("c")), w);
        return b.CopySign(0.5 * y, x).Hint("atanh");
    }

    /// <summary>
    /// log(a + sqrt(q + qLow)), where the root is at most a little above a or a at most a little above 1: the parts that the
    /// roundings of the root and of the sum lose come in at last, so that a sum near 1 keeps the accuracy of its logarithm.
    /// </summary>
    private static Lane LogOfSumWithRoot(Lane a, Lane q, Lane qLow)
    {
        // From here on the root is a to the last bit, and the square above may overflow.
        var b = a.Builder;
        var large = b.Greater(a, b.Constant(b.IsSingle ? 1 << 15 : 1L << 30)).Hint("large");
        var s = b.Sqrt(q).Hint("s");
        var sLow = ((b.Fma(-s, s, q) + qLow) / (s + s)).Hint("sLow");
        sLow = b.Select(b.Equal(s, b.Constant(0)), b.Constant(0), sLow).Hint("sLow");
        var sum = (a + s).Hint("sum");
        var (most, least) = (b.Maximum(a, s), b.Minimum(a, s));
        var lost = (least - (sum - most) + sLow).Hint("lost");
        var w = b.Select(large, a, sum).Hint("w");
        var c = b.Select(large, b.Constant(0), lost / sum).Hint("c");
        var (f, k) = ReduceToMantissa(w);
        var y = LogOfReduced(f, b.Select(large, k + 1, k).Hint("k"), c);
        return b.LogSpecials(y, w);
    }

    /// <summary>e^a / 2 for a that is not negative: it overflows where the hyperbolic functions do, not before.</summary>
    private static Lane HalfExp(Lane a)
    {
        var b = a.Builder;
        var (n, r) = ReduceByLn2(b.MinNative(b.Constant(b.IsSingle ? 90 : 711), a).Hint("c"));
        return b.Scale(ExpOfReduced(r), n - 1).Hint("half");
    }

    /// <summary>(sinh(x) / x - 1) / z in z = x^2 on |x| &lt;= 1.5; fit, relative error 2^-31.4 (float), 2^-62.1 (double).</summary>
    private static Lane SinhPolynomial(Lane z) => z.Builder.IsSingle
        ? z.Builder.Polynomial(z, "p", 0.16666667, 0.008333311, 0.00019844311, 2.7385802e-06, 2.8767115e-08)
        : z.Builder.Polynomial(
            z,
            "p",
            0.16666666666666666,
            0.008333333333333465,
            0.00019841269841205732,
            2.755731923908897e-06,
            2.5052106415650028e-08,
            1.605919360533571e-10,
            7.640558250956271e-13,
            2.967954933694632e-15,
            -7.123963084280389e-18);
}
