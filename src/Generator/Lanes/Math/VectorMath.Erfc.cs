namespace NumDsl.Generator.Lanes;

/// <summary>The complementary error function and the normal distribution, relatively accurate far into their tails.</summary>
internal static partial class VectorMath
{
    /// <summary>1 - erf x, down to the smallest number; below 3 ulp.</summary>
    public static Lane Erfc(Lane x)
    {
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var square = (a * a).Hint("square");
        var tail = Tail(a, square, b.Fma(a, a, -square));
        var central = 1 - b.Fma(x, ErfPolynomial(square), x);
        var outer = b.Select(b.Less(x, b.Constant(0)), 2 - tail, tail);
        return b.Select(b.Less(a, b.Constant(0.5)), central, outer).Hint("erfc");
    }

    /// <summary>The standard normal distribution function, erfc(-x / sqrt(2)) / 2, down to the smallest number; below 3 ulp.</summary>
    public static Lane NormalCdf(Lane x)
    {
        // x^2 / 2 goes into the exponential as it is: squaring x / sqrt(2) would square its rounding error, too.
        var b = x.Builder;
        var a = (b.Abs(x) * 0.7071067811865476).Hint("a");
        var square = (0.5 * x * x).Hint("square");
        var half = (0.5 * x).Hint("half");
        var tail = 0.5 * Tail(a, square, b.Fma(half, x, -square));
        var s = (x * 0.7071067811865476).Hint("s");
        var central = b.Fma(b.Constant(0.5), b.Fma(s, ErfPolynomial((s * s).Hint("z")), s), b.Constant(0.5));
        var outer = b.Select(b.Less(x, b.Constant(0)), tail, 1 - tail);
        return b.Select(b.Less(a, b.Constant(0.5)), central, outer).Hint("normalCdf");
    }

    /// <summary>exp(-(square + low)) erfcx(a) for a of at least 1/2; the smallest numbers are right for a = sqrt(square).</summary>
    private static Lane Tail(Lane a, Lane square, Lane low)
    {
        // (1 + 2 a) erfcx(a) as a polynomial in t = (a - k) / (a + k), which takes all a to an interval (M. Shepherd, J. Laframboise,
        // "Chebyshev approximation of (1 + 2x) exp(x^2) erfc x", Math. Comp. 36, 1981).
        var b = a.Builder;
        var k = b.IsSingle ? 2 : 3.5;
        var c = b.MinNative(b.Constant(b.IsSingle ? 10.2 : 27.5), a).Hint("c");
        var q = TailPolynomial(((c - k) / (c + k)).Hint("t"));
        var factor = (q / b.Fma(c, 2, b.Constant(1))).Hint("factor");
        // Where the square has overflowed low is NaN, and becomes 1: the tail is 0.
        var scaled = b.Fma(-factor, b.MaxNative(b.Constant(-1), b.MinNative(low, b.Constant(1))), factor).Hint("scaled");
        var (n, r) = ReduceByLn2(b.MaxNative(b.Constant(b.IsSingle ? -110 : -760), -square).Hint("c"));

        // The factor first: of a result that is subnormal only the last step rounds.
        return b.Scale(b.Fma(scaled, Expm1OfReduced(r), scaled), n).Hint("tail");
    }

    /// <summary>(1 + 2 a) erfcx(a) on 0.49 to 10.2 (float, k = 2), to 27.5 (double, k = 3.5); fit, relative error 2^-27.2, 2^-56.7.</summary>
    private static Lane TailPolynomial(Lane t) => t.Builder.IsSingle
        ? t.Builder.Polynomial(
            t,
            "q",
            1.2769784,
            -0.092763826,
            -0.16602957,
            0.16405116,
            -0.054234494,
            -0.008031108,
            0.008815323,
            0.0012436137,
            -0.0017035267,
            -0.00034730675,
            0.0004373437)
        : t.Builder.Polynomial(
            t,
            "q",
            1.2423492448711544,
            -0.1400091801376194,
            -0.010555596332221539,
            0.09751909515325582,
            -0.11508959816002332,
            0.0879831538249586,
            -0.04882332583140155,
            0.01909933094111128,
            -0.0042150198704397285,
            -0.00030226786879938275,
            0.0005643841874758578,
            -0.00012151244763183845,
            -4.2781365040575014e-05,
            2.426094384972949e-05,
            2.3262874010325206e-06,
            -3.814234867057874e-06,
            -4.1376555833135196e-08,
            5.997263898685172e-07,
            -1.0181531566677124e-08,
            -9.252799733852571e-08,
            1.3292436092912375e-09,
            1.0187537465250336e-08);
}
