namespace NumDsl.Generator.Tests.Lanes;

// The logarithm of the gamma function and its derivatives: shifted up, where their asymptotic series are exact enough.
internal static partial class BigMath
{
    private const int Far = 40;
    private const int Terms = 40;

    private static readonly BigReal[] BernoulliNumbers = MakeBernoulliNumbers();

    public static BigReal Lgamma(BigReal x)
    {
        var (product, far) = ((BigReal)1, x);
        for (var k = 0; k < Far && IsBelow(far, 6); k++)
        {
            product *= far;
            far += 1;
        }

        // Abramowitz and Stegun 6.1.40.
        var sum = ((far - new BigReal(1, -1)) * Log(far)) - far + Log(2 * BigReal.Pi).TimesPowerOfTwo(-1);
        var (power, square) = (1 / far, 1 / (far * far));
        for (var k = 1; k < Terms; k++)
        {
            sum += BernoulliNumbers[k] * power / (2 * k * ((2 * k) - 1));
            power *= square;
        }

        // Its zeros are 1 and 2; next to them doubles are far larger than what the subtraction leaves of 0.
        return sum - Log(product) is var lgamma && IsBelow(lgamma, -100) ? 0 : lgamma;
    }

    public static BigReal Digamma(BigReal x)
    {
        var (sum, far) = ((BigReal)0, x);
        for (var k = 0; k < Far && IsBelow(far, 6); k++)
        {
            sum -= 1 / far;
            far += 1;
        }

        // Abramowitz and Stegun 6.3.18.
        sum += Log(far) - (1 / far).TimesPowerOfTwo(-1);
        var (square, power) = (1 / (far * far), 1 / (far * far));
        for (var k = 1; k < Terms; k++)
        {
            sum -= BernoulliNumbers[k] * power / (2 * k);
            power *= square;
        }

        return sum;
    }

    public static BigReal Polygamma(int order, BigReal x)
    {
        var (sum, far, factorial) = ((BigReal)0, x, (BigReal)1);
        for (var i = 2; i <= order; i++)
        {
            factorial *= i;
        }

        for (var k = 0; k < Far && IsBelow(far, 6); k++)
        {
            sum += factorial / Power(far, order + 1);
            far += 1;
        }

        // Abramowitz and Stegun 6.4.11.
        sum += factorial / Power(far, order + 1).TimesPowerOfTwo(1);
        var (square, power) = (1 / (far * far), 1 / Power(far, order));
        for (var k = 0; k < Terms; k++)
        {
            var ratio = (BigReal)1;
            for (var i = (2 * k) + 1; i < (2 * k) + order; i++)
            {
                ratio *= i;
            }

            sum += BernoulliNumbers[k] * ratio * power;
            power *= square;
        }

        return order % 2 == 1 ? sum : -sum;
    }

    /// <summary>The two terms of log |gamma(x)| for x below 0: log(pi / |sin(pi x)|) and -log gamma(1 - x).</summary>
    public static (BigReal Reflected, BigReal Remaining) ReflectedLgamma(BigReal x) =>
        (Log(BigReal.Pi / Sin(BigReal.Pi * x).Abs()), -Lgamma(1 - x));

    /// <summary>The two terms of the derivatives up to the second of digamma for x below 0.</summary>
    public static (BigReal Reflected, BigReal Remaining) ReflectedPolygamma(int order, BigReal x)
    {
        var (sin, cos) = (Sin(BigReal.Pi * x), Cos(BigReal.Pi * x));
        var p = BigReal.Pi;
        return order switch
        {
            0 => (-(p * cos / sin), Digamma(1 - x)),
            1 => (p * p / (sin * sin), -Polygamma(1, 1 - x)),
            _ => (-(2 * p * p * p * cos / (sin * sin * sin)), Polygamma(2, 1 - x)),
        };
    }

    private static BigReal Power(BigReal x, int exponent) => exponent == 0 ? 1 : x * Power(x, exponent - 1);

    /// <summary>B(0), B(2), B(4), ... from sum of (2 n + 1 over j) B(j) = 0 for j up to 2 n.</summary>
    private static BigReal[] MakeBernoulliNumbers()
    {
        var numbers = new BigReal[Terms];
        numbers[0] = 1;
        for (var n = 1; n < Terms; n++)
        {
            // B(1) is -1/2; those of other odd numbers are 0.
            var sum = 1 - ((BigReal)((2 * n) + 1)).TimesPowerOfTwo(-1);
            for (var k = 1; k < n; k++)
            {
                sum += new BigReal(Binomial((2 * n) + 1, 2 * k), 0) * numbers[k];
            }

            numbers[n] = -sum / ((2 * n) + 1);
        }

        return numbers;
    }

    private static System.Numerics.BigInteger Binomial(int n, int k)
    {
        var value = System.Numerics.BigInteger.One;
        for (var i = 1; i <= k; i++)
        {
            value = value * (n - k + i) / i;
        }

        return value;
    }
}
