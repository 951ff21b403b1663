namespace NumDsl;

// The tails of the normal distribution.
internal static partial class SpecialFunctions
{
    /// <summary>1 - erf(x), relatively accurate down to the smallest number; within 3 units in the last place.</summary>
    public static double Erfc(double x)
    {
        var a = Math.Abs(x);
        if (!(a >= 0.5))
        {
            return 1 - Erf(x);
        }

        var square = a * a;
        var tail = Tail(a, square, Math.FusedMultiplyAdd(a, a, -square));
        return x < 0 ? 2 - tail : tail;
    }

    /// <summary>erfc(-x / sqrt(2)) / 2; the square goes into the exponential as it is, so the lower tail keeps its accuracy.</summary>
    public static double NormalCdf(double x)
    {
        var a = Math.Abs(x) * Sqrt1Half;
        if (!(a >= 0.5))
        {
            return 0.5 + (0.5 * Erf(x * Sqrt1Half));
        }

        var (half, square) = (0.5 * x, 0.5 * x * x);
        var tail = 0.5 * Tail(a, square, Math.FusedMultiplyAdd(half, x, -square));
        return x < 0 ? tail : 1 - tail;
    }

    private const double Sqrt1Half = 0.7071067811865476;

    /// <summary>exp(-(square + low)) erfcx(a) for a of at least 1/2.</summary>
    private static double Tail(double a, double square, double low)
    {
        // Beyond 27.5 the tail is below the smallest number, and the square may have overflowed.
        if (a > 27.5)
        {
            return 0;
        }

        var scaled = Polynomial(ScaledTail, (a - 3.5) / (a + 3.5)) / (1 + (2 * a));

        // In two steps, so that the result is rounded once where it is subnormal.
        var e = Math.Exp(-0.5 * square);
        return scaled * (1 - low) * e * e;
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
}
