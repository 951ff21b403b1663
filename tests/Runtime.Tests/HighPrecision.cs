using System.Numerics;

namespace NumDsl.Tests;

/// <summary>
/// Functions in fixed-point arithmetic with 400 bits after the point, by their power series: an oracle that shares nothing with the code
/// under test. A double converts exactly, so the only errors are truncations of the order of 2^-390.
/// </summary>
internal static class HighPrecision
{
    private const int Bits = 400;
    private static readonly BigInteger One = BigInteger.One << Bits;

    /// <summary>e^x - 1 as the sum of x^k/k!.</summary>
    public static BigInteger Expm1(double x)
    {
        BigInteger argument = FromDouble(x), term = argument, sum = argument;
        for (var k = 2; !term.IsZero; k++)
        {
            term = (term * argument >> Bits) / k;
            sum += term;
        }

        return sum;
    }

    /// <summary>log(1 + x) as 2 artanh(x/(2 + x)), whose series converges for every x over -1.</summary>
    public static BigInteger Log1p(double x)
    {
        var argument = FromDouble(x);
        var z = (argument << Bits) / (argument + 2 * One);
        // On positive numbers, because a shift rounds down: a negative power would never reach 0.
        BigInteger square = z * z >> Bits, power = BigInteger.Abs(z), sum = power;
        for (var k = 3; !power.IsZero; k += 2)
        {
            power = power * square >> Bits;
            sum += power / k;
        }

        return 2 * z.Sign * sum;
    }

    /// <summary>erf x as 2/sqrt(pi) times the sum of (-1)^n x^(2n+1)/(n! (2n+1)).</summary>
    public static BigInteger Erf(double x)
    {
        var argument = FromDouble(Math.Abs(x));
        BigInteger square = argument * argument >> Bits, term = argument, sum = argument;
        for (var n = 1; !term.IsZero; n++)
        {
            term = (term * square >> Bits) / n;
            sum += (n % 2 == 0 ? term : -term) / (2 * n + 1);
        }

        var result = (2 * sum << Bits) / SquareRootOfPi;
        return x < 0 ? -result : result;
    }

    /// <summary>How far a double is from an exact value, in units of the last place of the exact value.</summary>
    public static double UlpsBetween(double actual, BigInteger exact)
    {
        var nearest = ToDouble(exact);
        var ulp = Math.BitIncrement(Math.Abs(nearest)) - Math.Abs(nearest);
        return Math.Abs(ToDouble(FromDouble(actual) - exact)) / ulp;
    }

    /// <summary>Machin's formula, pi = 16 arctan(1/5) - 4 arctan(1/239); then Newton's integer square root.</summary>
    private static readonly BigInteger SquareRootOfPi = SquareRoot((16 * ArcTanOfReciprocal(5) - 4 * ArcTanOfReciprocal(239)) << Bits);

    private static BigInteger ArcTanOfReciprocal(int n)
    {
        BigInteger power = One / n, sum = power;
        for (var k = 3; !power.IsZero; k += 2)
        {
            power /= -n * n;
            sum += power / k;
        }

        return sum;
    }

    private static BigInteger SquareRoot(BigInteger value)
    {
        var root = BigInteger.One << (int)(value.GetBitLength() / 2 + 1);
        while (true)
        {
            var next = (root + value / root) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }

    private static BigInteger FromDouble(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = new BigInteger(bits & 0xF_FFFF_FFFF_FFFF | (exponent == 0 ? 0 : 1L << 52));
        var shift = Math.Max(exponent, 1) - 1075 + Bits;
        var result = shift >= 0 ? mantissa << shift : mantissa >> -shift;
        return value < 0 ? -result : result;
    }

    private static double ToDouble(BigInteger value)
    {
        var excess = (int)Math.Max(BigInteger.Abs(value).GetBitLength() - 64, 0);
        return Math.ScaleB((double)(value >> excess), excess - Bits);
    }
}
