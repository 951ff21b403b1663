namespace NumDsl.Generator.Lanes;

/// <summary>
/// Elementary functions as straight-line lane programs, for float and for double. Errors are in units in the last place, as
/// measured by the tests against high-precision arithmetic. Where a comment says "fit", the coefficients are our own minimax
/// fits (Lawson's reweighted least squares in 60 digits, each coefficient rounded and the rest refitted).
/// </summary>
internal static partial class VectorMath
{
    /// <summary>e^x: gradual underflow, overflow to infinity; below 1.1 ulp.</summary>
    public static Lane Exp(Lane x) => ExpWithin(x.Builder.MinNative(x.Builder.Constant(x.Builder.IsSingle ? 89 : 710), x).Hint("c"));

    /// <summary>e^x for x that is known not to exceed the clamp above, most often because it is not positive.</summary>
    private static Lane ExpWithin(Lane x)
    {
        var b = x.Builder;
        var (n, r) = ReduceByLn2(b.MaxNative(b.Constant(b.IsSingle ? -105 : -746), x).Hint("c"));
        return b.Scale(ExpOfReduced(r), n).Hint("e");
    }

    /// <summary>The same in two parts: the second is what the last rounding of the first lost.</summary>
    private static (Lane High, Lane Low) ExpInParts(Lane x)
    {
        var b = x.Builder;
        var (n, r) = ReduceByLn2(Clamp(x, b.IsSingle ? -105 : -746, b.IsSingle ? 89 : 710));
        var p = Expm1OfReduced(r);
        var high = (1 + p).Hint("high");
        return (b.Scale(high, n).Hint("e"), b.Scale(p - (high - 1), n).Hint("eLow"));
    }

    /// <summary>e^x - 1 with all its relative accuracy near 0; below 1.7 ulp.</summary>
    public static Lane Expm1(Lane x)
    {
        // 2^n e^r - 1 = 2^n (e^r - 1) + (2^n - 1), all of it halved so that 2^n does not overflow before the result does.
        var b = x.Builder;
        var (n, r) = ReduceByLn2(Clamp(x, b.IsSingle ? -20 : -40, b.IsSingle ? 89 : 710));
        var s = b.Scale(b.Constant(0.5), n).Hint("s");
        var half = b.Fma(s, Expm1OfReduced(r), s - 0.5).Hint("half");

        // Halving would cost a subnormal its last bit; e^x - 1 is x there, with its sign.
        return b.Select(b.Less(b.Abs(x), b.Constant(b.IsSingle ? 1.0 / (1 << 26) : 1.0 / (1L << 55))), x, half + half).Hint("em");
    }

    /// <summary>x between two bounds far outside of where the function still changes; NaN stays NaN.</summary>
    private static Lane Clamp(Lane x, double low, double high)
    {
        // The native min and max return their second operand for NaN, so x stands second.
        var b = x.Builder;
        return b.MinNative(b.Constant(high), b.MaxNative(b.Constant(low), x)).Hint("c");
    }

    /// <summary>x = n ln 2 + r with |r| at most ln 2 / 2 (Cody and Waite): ln 2 in two parts, n times the first is exact.</summary>
    private static (Lane N, Lane R) ReduceByLn2(Lane x)
    {
        var b = x.Builder;
        var n = b.RoundToEven(x * 1.4426950408889634).Hint("n");
        var (high, low) = Ln2(b);
        var r = b.Fma(n, -low, b.Fma(n, -high, x).Hint("r")).Hint("r");
        return (n, r);
    }

    private static (double High, double Low) Ln2(LaneBuilder b) =>
        b.IsSingle ? (0.693145751953125, 1.428606765330187e-06) : (0.693147180559663, 2.8235290563031577e-13);

    /// <summary>e^r on |r| &lt;= 0.3476; fit, relative error 2^-28.2 (float).</summary>
    private static Lane ExpOfReduced(Lane r)
    {
        var b = r.Builder;
        return b.IsSingle
            ? b.Fma(b.Horner(r, "p", 1, 0.49999994, 0.16666521, 0.041668292, 0.008368721, 0.0013818736), r, 1).Hint("p")
            : 1 + Expm1OfReduced(r);
    }

    /// <summary>e^r - 1 = r + r^2 P(r) on |r| &lt;= 0.3476; fit, relative error 2^-31 (float), 2^-61.6 (double).</summary>
    private static Lane Expm1OfReduced(Lane r)
    {
        var b = r.Builder;
        var p = b.IsSingle
            ? b.Polynomial(r, "p", 0.5, 0.16666666, 0.041666478, 0.008333567, 0.0013933745, 0.0001974375)
            : b.Polynomial(
                r,
                "p",
                0.5,
                0.16666666666666677,
                0.04166666666666661,
                0.008333333333321391,
                0.0013888888888924048,
                0.00019841269886801798,
                2.4801587236989425e-05,
                2.7557243461159962e-06,
                2.755735319820801e-07,
                2.510932031895622e-08,
                2.088948889252543e-09);
        return b.Fma(r * r, p, r).Hint("p");
    }
}
