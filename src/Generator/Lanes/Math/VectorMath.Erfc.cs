namespace NumDsl.Generator.Lanes;

/// <summary>The complementary error function and the normal distribution, relatively accurate far into their tails.</summary>
internal static partial class VectorMath
{
    /// <summary>1 - erf x, down to the smallest number; below 2 ulp.</summary>
    public static Lane Erfc(Lane x)
    {
        // (1 + 2 a) erfcx(a) as a polynomial in t = (a - k) / (a + k), which takes all a to an interval (M. Shepherd, J. Laframboise,
        // "Chebyshev approximation of (1 + 2x) exp(x^2) erfc x", Math. Comp. 36, 1981).
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var square = (a * a).Hint("square");
        var c = b.MinNative(b.Constant(b.IsSingle ? 10.2 : 27.5), a).Hint("c");
        var q = ErfcPolynomial(ToInterval(c, b.IsSingle ? 2 : 3.5));
        var tail = Tail(q, 2, c, square, b.Fma(a, a, -square));
        var central = 1 - b.Fma(x, ErfPolynomial(square), x);
        var outer = b.Select(b.Less(x, b.Constant(0)), 2 - tail, tail);
        return b.Select(b.Less(a, b.Constant(0.5)), central, outer).Hint("erfc");
    }

    /// <summary>The standard normal distribution function, erfc(-x / sqrt(2)) / 2, down to the smallest number; below 2 ulp.</summary>
    public static Lane NormalCdf(Lane x)
    {
        // All in x itself: x / sqrt(2) would carry its rounding error into the square and the tail.
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var (half, square) = ((0.5 * x).Hint("half"), (0.5 * x * x).Hint("square"));
        var c = b.MinNative(b.Constant(b.IsSingle ? 14.5 : 39), a).Hint("c");
        var q = NormalPolynomial(ToInterval(c, b.IsSingle ? 2.75 : 5));
        var tail = Tail(q, 1.5, c, square, b.Fma(half, x, -square));
        var s = (x * 0.7071067811865476).Hint("s");
        var central = b.Fma(b.Constant(0.5), b.Fma(s, ErfPolynomial((s * s).Hint("z")), s), b.Constant(0.5));
        var outer = b.Select(b.Less(x, b.Constant(0)), tail, 1 - tail);
        return b.Select(b.Less(a, b.Constant(0.7)), central, outer).Hint("normalCdf");
    }

    private static Lane ToInterval(Lane c, double k) => ((c - k) / (c + k)).Hint("t");

    /// <summary>exp(-(square + low)) q / (1 + slope c): the quotient in two parts, so that only the end rounds.</summary>
    private static Lane Tail((Lane High, Lane Low) q, double slope, Lane c, Lane square, Lane low)
    {
        var b = c.Builder;
        var d = b.Fma(c, slope, b.Constant(1)).Hint("d");
        var dLow = b.Fma(c, slope, 1 - d).Hint("dLow");
        var inverse = (1 / d).Hint("inverse");
        var factor = (q.High * inverse).Hint("factor");
        var rest = (b.Fma(-factor, d, q.High) + b.Fma(-factor, dLow, q.Low)).Hint("rest");

        // Where the square has overflowed low is infinite or NaN, and becomes -1: the tail is 0 whatever the factor is.
        low = b.MinNative(b.Constant(1), b.MaxNative(low, b.Constant(-1))).Hint("low");
        rest = b.Fma(-factor, low, rest * inverse).Hint("rest");
        var scaled = (factor + rest).Hint("scaled");
        var (n, r) = ReduceByLn2(b.MaxNative(b.Constant(b.IsSingle ? -110 : -760), -square).Hint("c"));

        // The factor first: of a result that is subnormal only the last step rounds.
        return b.Scale(b.Fma(scaled, Expm1OfReduced(r), rest - (scaled - factor)) + scaled, n).Hint("tail");
    }

    /// <summary>A polynomial of which the constant is the largest part, and what its last addition loses.</summary>
    private static (Lane High, Lane Low) InTwoParts(Lane t, params double[] coefficients)
    {
        var b = t.Builder;
        var constant = b.Constant(coefficients[0]);
        var others = b.Polynomial(t, "q", [.. coefficients.Skip(1)]);
        var high = b.Fma(t, others, constant).Hint("q");
        return (high, b.Fma(t, others, constant - high).Hint("qLow"));
    }

    /// <summary>(1 + 2 a) erfcx(a) on 0.49 to 10.2 (float, k = 2), to 27.5 (double, k = 3.5); fit, relative error 2^-27.2, 2^-56.7.</summary>
    private static (Lane High, Lane Low) ErfcPolynomial(Lane t) => t.Builder.IsSingle
        ? InTwoParts(
            t,
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
        : InTwoParts(
            t,
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

    /// <summary>(1 + 1.5 a) exp(a^2 / 2) normalCdf(-a) on 0.69 to 14.5 (float, k = 2.75), to 39 (double, k = 5); fit, relative error 2^-26.1, 2^-54.8.</summary>
    private static (Lane High, Lane Low) NormalPolynomial(Lane t) => t.Builder.IsSingle
        ? InTwoParts(
            t,
            0.66996425, -0.03349697, -0.09961658, 0.08816117, -0.024739623, -0.0063370406, 0.0041666836, 0.0010808434,
            -0.00059571903, -0.00019625154)
        : InTwoParts(
            t,
            0.6538140922875535, -0.06559964511900741, -0.01148885330405448, 0.05544546720989211, -0.06352924059160131,
            0.0485123951098264, -0.027251308378091782, 0.010972423173874547, -0.002623883896315488,
            -5.545098192612846e-05, 0.00030371503224170646, -8.089220085086935e-05, -1.8166678202101082e-05,
            1.4225163584313621e-05, 2.3292872688727751e-07, -2.0831626758543615e-06, 1.5161506864473719e-07,
            3.1348809148622925e-07, -3.208921417005286e-08, -4.76914395214492e-08, 3.3759120504593764e-09,
            5.3220352204299335e-09);
}
