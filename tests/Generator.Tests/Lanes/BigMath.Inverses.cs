namespace NumDsl.Generator.Tests.Lanes;

// The hyperbolic functions, the inverses and the tails, from their definitions.
internal static partial class BigMath
{
    public static BigReal Sinh(BigReal x)
    {
        var e = Expm1(x.Abs());
        var sinh = (e + (e / (e + 1))).TimesPowerOfTwo(-1);
        return x.Sign < 0 ? -sinh : sinh;
    }

    public static BigReal Cosh(BigReal x) => (Exp(x) + Exp(-x)).TimesPowerOfTwo(-1);

    public static BigReal Asinh(BigReal x)
    {
        var a = x.Abs();
        var asinh = Log1p(a + (a * a / (1 + ((a * a) + 1).Sqrt())));
        return x.Sign < 0 ? -asinh : asinh;
    }

    public static BigReal Acosh(BigReal x) => x - 1 is { IsZero: false } t ? Log1p(t + (t * (t + 2)).Sqrt()) : 0;

    public static BigReal Atanh(BigReal x) => (Log1p(x) - Log1p(-x)).TimesPowerOfTwo(-1);

    public static BigReal Asin(BigReal x) => (1 - x.Abs()).IsZero
        ? x.Sign * BigReal.Pi.TimesPowerOfTwo(-1)
        : Atan(x / ((1 - x) * (1 + x)).Sqrt());

    public static BigReal Acos(BigReal x) => (1 + x).IsZero ? BigReal.Pi : (1 - x).IsZero ? 0 : 2 * Atan(((1 - x) / (1 + x)).Sqrt());

    /// <summary>The argument is halved in angle three times, so that the series has a small one.</summary>
    public static BigReal Atan(BigReal x)
    {
        if (!x.IsZero && x.LeadingExponent > 300)
        {
            return (x.Sign * BigReal.Pi.TimesPowerOfTwo(-1)) - (1 / x);
        }

        for (var i = 0; i < 3; i++)
        {
            x /= 1 + (1 + (x * x)).Sqrt();
        }

        return x.IsZero ? 0 : BigReal.Series(x, -1).TimesPowerOfTwo(3);
    }

    public static BigReal Cbrt(BigReal x)
    {
        if (x.IsZero)
        {
            return 0;
        }

        var root = Exp(Log(x.Abs()) / 3);
        return x.Sign < 0 ? -root : root;
    }

    public static BigReal Log1mExp(BigReal x) => IsBelow(x, 0) ? Log(-Expm1(x)) : Log1p(-Exp(x));

    public static BigReal Erfc(BigReal x) => x.Sign <= 0 || IsBelow(x, 0) ? 1 - Erf(x) : Exp(-(x * x)) * ScaledErfc(x);

    public static BigReal NormalCdf(BigReal x)
    {
        var a = x.Abs() / new BigReal(2, 0).Sqrt();
        var tail = (IsBelow(a, 0) ? 1 - Erf(a) : Exp(-(x * x).TimesPowerOfTwo(-1)) * ScaledErfc(a)).TimesPowerOfTwo(-1);
        return x.Sign < 0 ? tail : 1 - tail;
    }

    /// <summary>exp(x^2) erfc(x) for x of at least 1, by its continued fraction (Abramowitz and Stegun 7.1.14).</summary>
    private static BigReal ScaledErfc(BigReal x)
    {
        var terms = 20 + (int)(1000 / (x * x).ToDouble());
        var fraction = x;
        for (var k = terms; k > 0; k--)
        {
            fraction = x + (new BigReal(k, -1) / fraction);
        }

        return 1 / (fraction * BigReal.Pi.Sqrt());
    }
}
