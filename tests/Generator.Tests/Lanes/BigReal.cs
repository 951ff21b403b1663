using System.Numerics;

namespace NumDsl.Generator.Tests.Lanes;

/// <summary>A real number mantissa * 2^exponent kept to 192 bits: slow, simple, and far more exact than what it judges.</summary>
internal readonly struct BigReal
{
    private const int Precision = 192;

    private readonly BigInteger _mantissa;
    private readonly int _exponent;

    public BigReal(BigInteger mantissa, int exponent)
    {
        var excess = (int)BigInteger.Abs(mantissa).GetBitLength() - Precision;
        (_mantissa, _exponent) = mantissa.IsZero ? (mantissa, 0)
            : excess <= 0 ? (mantissa, exponent)
            : (mantissa >> excess, exponent + excess);
    }

    public static BigReal Ln2 { get; } = 2 * Series(new BigReal(1, 0) / 3, 1);

    public static BigReal Pi { get; } = (16 * Series(new BigReal(1, 0) / 5, -1)) - (4 * Series(new BigReal(1, 0) / 239, -1));

    public bool IsZero => _mantissa.IsZero;

    public int Sign => _mantissa.Sign;

    /// <summary>The exponent of the leading bit: |this| is in [2^e, 2^(e + 1)).</summary>
    public int LeadingExponent => _exponent + (int)BigInteger.Abs(_mantissa).GetBitLength() - 1;

    public static implicit operator BigReal(int value) => new(value, 0);

    /// <summary>The exact value of a finite double; an infinity as the power of two at which its type overflows.</summary>
    public static BigReal Exact(double value, int overflowExponent)
    {
        if (double.IsInfinity(value))
        {
            return new BigReal(Math.Sign(value), overflowExponent);
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> 52) & 0x7FF);
        var fraction = (bits & 0xF_FFFF_FFFF_FFFF) | (biased == 0 ? 0 : 1L << 52);
        return new BigReal(bits < 0 ? -fraction : fraction, Math.Max(biased, 1) - 1075);
    }

    public static BigReal operator +(BigReal a, BigReal b)
    {
        if (a.IsZero || b.IsZero)
        {
            return a.IsZero ? b : a;
        }

        // What lies more than the precision below the other cannot be seen, and aligning it could take thousands of bits.
        var distance = a.LeadingExponent - b.LeadingExponent;
        if (Math.Abs(distance) > Precision + 8)
        {
            return distance > 0 ? a : b;
        }

        var low = Math.Min(a._exponent, b._exponent);
        return new BigReal((a._mantissa << (a._exponent - low)) + (b._mantissa << (b._exponent - low)), low);
    }

    public static BigReal operator -(BigReal a) => new(-a._mantissa, a._exponent);

    public static BigReal operator -(BigReal a, BigReal b) => a + -b;

    public static BigReal operator *(BigReal a, BigReal b) => new(a._mantissa * b._mantissa, a._exponent + b._exponent);

    public static BigReal operator /(BigReal a, BigReal b)
    {
        var shift = Precision + (int)b._mantissa.GetBitLength() - (int)a._mantissa.GetBitLength() + 8;
        shift = Math.Max(shift, 0);
        return new BigReal((a._mantissa << shift) / b._mantissa, a._exponent - b._exponent - shift);
    }

    public static bool operator <(BigReal a, BigReal b) => (a - b).Sign < 0;

    public static bool operator >(BigReal a, BigReal b) => (a - b).Sign > 0;

    public BigReal TimesPowerOfTwo(int power) => new(_mantissa, _exponent + power);

    public BigReal Abs() => new(BigInteger.Abs(_mantissa), _exponent);

    /// <summary>The nearest integer, for values below 2^31.</summary>
    public int Round()
    {
        var shifted = this + new BigReal(1, -1);
        return shifted._exponent >= 0
            ? (int)(shifted._mantissa << shifted._exponent)
            : (int)(shifted._mantissa >> -shifted._exponent);
    }

    /// <summary>As a double, right to about 52 bits; 0 where it is too small for one.</summary>
    public double ToDouble()
    {
        var drop = Math.Max((int)BigInteger.Abs(_mantissa).GetBitLength() - 60, 0);
        return Math.ScaleB((double)(_mantissa >> drop), _exponent + drop);
    }

    public BigReal Sqrt()
    {
        var shift = (2 * Precision) + (_exponent & 1);
        var scaled = _mantissa << shift;
        var root = BigInteger.One << (((int)scaled.GetBitLength() / 2) + 1);
        while (true)
        {
            var next = (root + (scaled / root)) >> 1;
            if (next >= root)
            {
                return new BigReal(root, (_exponent - shift) / 2);
            }

            root = next;
        }
    }

    /// <summary>x + s x^3 / 3 + s^2 x^5 / 5 + ...: atanh for s = 1, atan for s = -1.</summary>
    internal static BigReal Series(BigReal x, int sign)
    {
        var (sum, power, square) = (x, x, sign * (x * x));
        for (var k = 3; !power.IsZero && power.LeadingExponent > x.LeadingExponent - Precision; k += 2)
        {
            power *= square;
            sum += power / k;
        }

        return sum;
    }
}
