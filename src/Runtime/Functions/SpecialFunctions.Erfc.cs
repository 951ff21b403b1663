namespace NumDsl;

// The tails of the normal distribution.
internal static partial class SpecialFunctions
{
    /// <summary>1 - erf(x), relatively accurate down to the smallest number; within 2 units in the last place.</summary>
    public static double Erfc(double x)
    {
        var a = Math.Abs(x);
        if (!(a >= 0.5))
        {
            return 1 - Erf(x);
        }

        // Beyond 27.5 the tail is below the smallest number, and the square may overflow.
        var square = a * a;
        var tail = a > 27.5 ? 0 : Tail(Polynomial(ScaledTail, (a - 3.5) / (a + 3.5)) / (1 + (2 * a)), square, Math.FusedMultiplyAdd(a, a, -square));
        return x < 0 ? 2 - tail : tail;
    }

    /// <summary>erfc(-x / sqrt(2)) / 2, in x itself: x / sqrt(2) would carry its rounding error into the tail.</summary>
    public static double NormalCdf(double x)
    {
        var a = Math.Abs(x);
        if (!(a >= 0.7))
        {
            return 0.5 + (0.5 * Erf(x * Sqrt1Half));
        }

        var (half, square) = (0.5 * x, 0.5 * x * x);
        var tail = a > 39 ? 0 : Tail(Polynomial(NormalTail, (a - 5) / (a + 5)) / (1 + (1.5 * a)), square, Math.FusedMultiplyAdd(half, x, -square));
        return x < 0 ? tail : 1 - tail;
    }

    private const double Sqrt1Half = 0.7071067811865476;

    /// <summary>exp(-(square + low)) factor, in two steps, so that the result is rounded once where it is subnormal.</summary>
    private static double Tail(double factor, double square, double low)
    {
        var e = Math.Exp(-0.5 * square);
        return factor * (1 - low) * e * e;
    }

    /// <summary>
    /// (1 + 2 a) exp(a^2) erfc(a) on [0.49, 27.5] as a polynomial in t = (a - 3.5)/(a + 3.5) (M. Shepherd, J. Laframboise, Math. Comp.
    /// 36, 1981); our own fit, relative error 2^-56.7.
    /// </summary>
    private static ReadOnlySpan<double> ScaledTail =>
    [
        1.2423492448711544, -0.1400091801376194, -0.010555596332221539, 0.09751909515325582, -0.11508959816002332,
        0.0879831538249586, -0.04882332583140155, 0.01909933094111128, -0.0042150198704397285, -0.00030226786879938275,
        0.0005643841874758578, -0.00012151244763183845, -4.2781365040575014e-05, 2.426094384972949e-05, 2.3262874010325206e-06,
        -3.814234867057874e-06, -4.1376555833135196e-08, 5.997263898685172e-07, -1.0181531566677124e-08, -9.252799733852571e-08,
        1.3292436092912375e-09, 1.0187537465250336e-08,
    ];

    /// <summary>(1 + 1.5 a) exp(a^2 / 2) normalCdf(-a) on [0.69, 39] as a polynomial in t = (a - 5)/(a + 5); our own fit, relative error 2^-54.8.</summary>
    private static ReadOnlySpan<double> NormalTail =>
    [
        0.6538140922875535, -0.06559964511900741, -0.01148885330405448, 0.05544546720989211, -0.06352924059160131,
        0.0485123951098264, -0.027251308378091782, 0.010972423173874547, -0.002623883896315488, -5.545098192612846e-05,
        0.00030371503224170646, -8.089220085086935e-05, -1.8166678202101082e-05, 1.4225163584313621e-05,
        2.3292872688727751e-07, -2.0831626758543615e-06, 1.5161506864473719e-07, 3.1348809148622925e-07,
        -3.208921417005286e-08, -4.76914395214492e-08, 3.3759120504593764e-09, 5.3220352204299335e-09,
    ];
}
