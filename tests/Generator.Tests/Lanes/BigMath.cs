namespace NumDsl.Generator.Tests.Lanes;

/// <summary>The elementary functions to about 35 decimal places, from their series: the judge of the accuracy tests.</summary>
internal static partial class BigMath
{
    private const int Enough = -130;

    private static readonly BigReal TwoOverSqrtPi = 2 / BigReal.Pi.Sqrt();

    public static BigReal Exp(BigReal x)
    {
        if (!x.IsZero && x.LeadingExponent > 12)
        {
            return new BigReal(1, 6000 * x.Sign);
        }

        var k = (x / BigReal.Ln2).Round();
        return (1 + Expm1OfSmall(x - (k * BigReal.Ln2))).TimesPowerOfTwo(k);
    }

    public static BigReal Expm1(BigReal x) => IsBelow(x, -1) ? Expm1OfSmall(x) : Exp(x) - 1;

    public static BigReal Log(BigReal x)
    {
        var k = x.LeadingExponent;
        var m = x.TimesPowerOfTwo(-k);
        (k, m) = m > new BigReal(3, -1) ? (k + 1, m.TimesPowerOfTwo(-1)) : (k, m);
        return (k * BigReal.Ln2) + (2 * BigReal.Series((m - 1) / (m + 1), 1));
    }

    public static BigReal Log1p(BigReal x) => IsBelow(x, -1) ? 2 * BigReal.Series(x / (2 + x), 1) : Log(1 + x);

    public static BigReal Sigmoid(BigReal x) => x.Sign < 0 ? Exp(x) / (1 + Exp(x)) : 1 / (1 + Exp(-x));

    public static BigReal Softplus(BigReal x) => (x.Sign > 0 ? x : 0) + Log1p(Exp(-x.Abs()));

    public static BigReal LogSigmoid(BigReal x) => -Softplus(-x);

    public static BigReal Tanh(BigReal x)
    {
        if (!x.IsZero && x.LeadingExponent > 8)
        {
            return x.Sign;
        }

        var e = Expm1(2 * x);
        return e / (e + 2);
    }

    public static BigReal Erf(BigReal x)
    {
        if (!x.IsZero && x.LeadingExponent > 2)
        {
            return x.Sign;
        }

        var (sum, power, square) = (x, x, x * x);
        for (var k = 1; !power.IsZero && power.LeadingExponent > x.LeadingExponent + Enough; k++)
        {
            power = -(power * square) / k;
            sum += power / ((2 * k) + 1);
        }

        return sum * TwoOverSqrtPi;
    }

    public static BigReal Sin(BigReal x) => SinOfQuadrant(x, 0);

    public static BigReal Cos(BigReal x) => SinOfQuadrant(x, 1);

    public static BigReal Pow(BigReal x, BigReal exponent) => Exp(exponent * Log(x));

    /// <summary>sin(x + shift pi/2), x at most some millions.</summary>
    private static BigReal SinOfQuadrant(BigReal x, int shift)
    {
        var n = (2 * x / BigReal.Pi).Round();
        var r = x - ((n * BigReal.Pi).TimesPowerOfTwo(-1));
        var quadrant = (n + shift) & 3;
        var (term, k) = (quadrant & 1) == 0 ? (r, 1) : (1, 0);
        var sum = term;
        while (!term.IsZero && term.LeadingExponent > sum.LeadingExponent + Enough)
        {
            term = -(term * r * r) / ((k + 1) * (k + 2));
            sum += term;
            k += 2;
        }

        return quadrant < 2 ? sum : -sum;
    }

    private static bool IsBelow(BigReal x, int exponent) => x.IsZero || x.LeadingExponent < exponent;

    /// <summary>e^x - 1 for |x| below 1: the series at x / 256, then eight times e^2x - 1 = (e^x - 1)(e^x - 1 + 2).</summary>
    private static BigReal Expm1OfSmall(BigReal x)
    {
        var r = x.TimesPowerOfTwo(-8);
        var (sum, term) = (r, r);
        for (var k = 2; !term.IsZero && term.LeadingExponent > r.LeadingExponent + Enough; k++)
        {
            term = term * r / k;
            sum += term;
        }

        for (var i = 0; i < 8; i++)
        {
            sum *= sum + 2;
        }

        return sum;
    }
}
