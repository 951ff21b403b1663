namespace NumDsl;

/// <summary>Functions of one number that <see cref="Math"/> lacks, each within 2 units in the last place.</summary>
internal static partial class SpecialFunctions
{
    /// <summary>exp(x) - 1 without cancellation near 0.</summary>
    public static double Expm1(double x)
    {
        // Beyond 1 the subtraction loses less than the exponential's own rounding.
        if (!(Math.Abs(x) <= 1))
        {
            return Math.Exp(x) - 1;
        }

        // x + x^2 (1/2! + x/3! + x^2/4! + ...): the correction is below 0.72 |x|, so x carries most of the result, exactly.
        double sum = 0;
        for (var k = ReciprocalFactorials.Length - 1; k >= 2; k--)
        {
            sum = sum * x + ReciprocalFactorials[k];
        }

        // -0 plus the correction, +0, would be +0.
        return x == 0 ? x : x + x * x * sum;
    }

    /// <summary>log(1 + x) without cancellation near 0.</summary>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        // |x| is below half a unit of 1, where log(1 + x) is x to the last bit; it keeps the sign of -0.
        if (u == 1)
        {
            return x;
        }

        // The logarithm of 0, of a negative number, of infinity or of NaN has nothing to correct.
        if (!(u > 0) || double.IsInfinity(u))
        {
            return Math.Log(u);
        }

        // 1 + x = u + c, where c is the rounding error of the sum, and log(u + c) = log(u) + c/u up to c^2.
        // (W. Kahan's device; N. Higham, Accuracy and Stability of Numerical Algorithms, section 1.14.)
        var c = x >= 1 ? 1 - (u - x) : x - (u - 1);
        return Math.Log(u) + c / u;
    }

    /// <summary>The error function, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x.</summary>
    public static double Erf(double x)
    {
        var z = Math.Abs(x);
        if (z < 1)
        {
            return x + x * Polynomial(ErfNearZero, 2 * x * x - 1);
        }

        // From here on erfc(x) < 2^-54, and NaN falls through.
        if (z >= 6)
        {
            return Math.CopySign(1, x);
        }

        return Math.CopySign(1 - Math.Exp(-z * z) * Polynomial(ScaledErfc, (2 / (z + 2) - ErfcMiddle) / ErfcHalfWidth), x);
    }

    /// <summary>1 / (1 + exp(-x)), without overflow.</summary>
    public static double Sigmoid(double x)
    {
        if (x >= 0)
        {
            return 1 / (1 + Math.Exp(-x));
        }

        var e = Math.Exp(x);
        return e / (1 + e);
    }

    /// <summary>log(1 + exp(x)), without overflow.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>1, 0 or -1; NaN for NaN. As in NumPy, the sign of -0 is +0.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x;

    private static double Polynomial(ReadOnlySpan<double> coefficients, double u)
    {
        double sum = 0;
        for (var k = coefficients.Length - 1; k >= 0; k--)
        {
            sum = sum * u + coefficients[k];
        }

        return sum;
    }

    /// <summary>1/k! for k = 0, 1, ...; at |x| = 1 the first term left out is 1/21!, 2e-20.</summary>
    private static readonly double[] ReciprocalFactorials = MakeReciprocalFactorials(21);

    private static double[] MakeReciprocalFactorials(int count)
    {
        // k! is exact in decimal up to 27!, so that each entry is rounded once.
        var result = new double[count];
        var factorial = 1m;
        for (var k = 0; k < count; k++)
        {
            factorial *= Math.Max(k, 1);
            result[k] = 1 / (double)factorial;
        }

        return result;
    }

    /// <summary>
    /// erf(x)/x - 1 on [0, 1] as a polynomial in u = 2 x^2 - 1: interpolated at the Chebyshev points in 70-digit arithmetic; error below
    /// 1e-18.
    /// </summary>
    private static ReadOnlySpan<double> ErfNearZero =>
    [
        -0.03453126133013269, -0.1405360890227171, 0.019852496688983708, -0.0022854855611440673, 0.00021751715604160108,
        -1.7537169441492004e-05, 1.2233827383524026e-06, -7.511569160710623e-08, 4.115800597661665e-09, -2.03524938661036e-10,
        9.167606748998164e-12, -3.7910973708931526e-13, 1.4548169783352384e-14, -5.16472878942302e-16,
    ];

    /// <summary>
    /// exp(x^2) erfc(x) on [1, 6] as a polynomial in t = 2/(x + 2), which runs over [1/4, 2/3], moved to [-1, 1]. Interpolated at the
    /// Chebyshev points in 70-digit arithmetic; error below 1e-17.
    /// </summary>
    private static ReadOnlySpan<double> ScaledErfc =>
    [
        0.2214295402299318, 0.16189356804102495, 0.038560570425182426, 0.005588816281841403, 0.00019713917772795885,
        -8.07922042879663e-05, -7.340517938287998e-06, 1.9795619759276e-06, 1.6349937383405805e-07, -7.005371793736792e-08,
        -5.886053299221601e-10, 2.625007492297143e-09, -2.68698518348558e-10, -7.468711818050684e-11, 2.2135736614933752e-11,
        4.775776110782188e-13, -9.369456032869593e-13,
    ];

    private const double ErfcMiddle = (2.0 / 3 + 1.0 / 4) / 2;
    private const double ErfcHalfWidth = (2.0 / 3 - 1.0 / 4) / 2;
}
