namespace NumDsl;

// Logarithms of sums, differences and odds; the remainder of a floored division.
internal static partial class SpecialFunctions
{
    private const double Ln2 = 0.6931471805599453;

    /// <summary>log(e^x + e^y).</summary>
    public static double LogAddExp(double x, double y) =>
        x == y ? x + Ln2 : Math.Max(x, y) + Log1p(Math.Exp(-Math.Abs(x - y)));

    /// <summary>log(1 - e^x) for x of at most 0 (M. Maechler, "Accurately computing log(1 - exp(-|a|))", 2012).</summary>
    public static double Log1mExp(double x) => x > -Ln2 ? Math.Log(-Expm1(x)) : Log1p(-Math.Exp(x));

    /// <summary>log(x / (1 - x)); in the middle, where it crosses 0, by log1p of the quotient less 1.</summary>
    public static double Logit(double x) =>
        x is > 0.25 and < 0.75 ? 2 * Math.Atanh((2 * x) - 1) : Math.Log(x / (1 - x));

    /// <summary>x log y, 0 where x is 0 unless y is NaN.</summary>
    public static double Xlogy(double x, double y) => x == 0 && !double.IsNaN(y) ? 0 : x * Math.Log(y);

    /// <summary>x log(1 + y), 0 where x is 0 unless y is NaN.</summary>
    public static double Xlog1py(double x, double y) => x == 0 && !double.IsNaN(y) ? 0 : x * Log1p(y);

    /// <summary>x - y floor(x / y), with the sign of y.</summary>
    public static double Remainder(double x, double y)
    {
        // The truncated remainder is exact and has the sign of x.
        var rest = x % y;
        rest = rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
        return rest == 0 ? Math.CopySign(0, y) : rest;
    }
}
