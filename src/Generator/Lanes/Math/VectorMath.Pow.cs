namespace NumDsl.Generator.Lanes;

/// <summary>Powers with a constant exponent. Special cases are those of IEEE 754 pow and of Math.Pow.</summary>
internal static partial class VectorMath
{
    /// <summary>
    /// x^exponent; below 2 ulp for the exponents written out here, below 1.5 ulp for any other, at several times the cost.
    /// </summary>
    public static Lane Pow(Lane x, double exponent)
    {
        var b = x.Builder;
        return exponent switch
        {
            0 => b.Constant(1),
            1 => x,
            2 => x * x,
            3 => x * x * x,
            4 => Squared(x * x),
            -1 => 1 / x,

            // Not 1 / (x x): the square may overflow where its reciprocal is still a subnormal number.
            -2 => Squared(1 / x),
            0.5 => Root(x, r => r, double.PositiveInfinity),
            1.5 => Root(x, r => (x + 0) * r, double.PositiveInfinity),
            -0.5 => Root(x, r => 1 / r, 0),
            _ => PowByLogarithm(x, exponent),
        };
    }

    private static Lane Squared(Lane x) => x * x;

    /// <summary>A half-integer power from the square root of x: -0 counts as +0, and the power of -infinity is given.</summary>
    private static Lane Root(Lane x, Func<Lane, Lane> power, double ofNegativeInfinity)
    {
        var b = x.Builder;
        return b.Select(
            b.Equal(x, b.Constant(double.NegativeInfinity)),
            b.Constant(ofNegativeInfinity),
            power(b.Sqrt(x + 0).Hint("root")));
    }

    /// <summary>2^(exponent log2|x|), the logarithm in two parts (more than 60 % beyond the type's own digits).</summary>
    private static Lane PowByLogarithm(Lane x, double exponent)
    {
        var b = x.Builder;
        if (double.IsNaN(exponent))
        {
            return b.Select(b.Equal(x, b.Constant(1)), b.Constant(1), b.Constant(double.NaN));
        }

        var a = b.Abs(x).Hint("a");
        var (high, low) = Log2(a);
        var y = Exp2(b, TimesExponent(high, low, exponent));

        // What |x| = 0, infinity and NaN became above is replaced.
        var (ofZero, ofInfinity) = exponent > 0 ? (0.0, double.PositiveInfinity) : (double.PositiveInfinity, 0.0);
        y = b.Select(b.Equal(a, b.Constant(0)), b.Constant(ofZero), y).Hint("y");
        y = b.Select(b.Equal(a, b.Constant(double.PositiveInfinity)), b.Constant(ofInfinity), y).Hint("y");
        y = b.Select(b.IsNaN(x), x, y).Hint("y");
        if (exponent % 2 is 1 or -1)
        {
            return b.CopySign(y, x).Hint("pow");
        }

        // An infinite exponent counts as an even integer.
        if (double.IsInfinity(exponent) || exponent % 1 == 0)
        {
            return y;
        }

        var undefined = b.And(b.Less(x, b.Constant(0)), b.Greater(x, b.Constant(double.NegativeInfinity)));
        return b.Select(undefined, b.Constant(double.NaN), y).Hint("pow");
    }

    /// <summary>
    /// log2 of a positive a = 2^k m as an unevaluated sum: with s = (m - 1) / (m + 1), log2 m = s (C1 + s^2 (C3 + s^2 P(s^2)))
    /// (the series of atanh), where s, C1, C3 and the products with them have two parts each (Dekker's arithmetic with fma).
    /// </summary>
    private static (Lane High, Lane Low) Log2(Lane a)
    {
        var b = a.Builder;
        var (f, k) = ReduceToMantissa(a);
        var d = (2 + f).Hint("d");
        var dLow = (f - (d - 2)).Hint("dLow");
        var s = (f / d).Hint("s");
        var sLow = (b.Fma(-s, dLow, b.Fma(-s, d, f)) / d).Hint("sLow");
        var z = (s * s).Hint("z");
        var zLow = b.Fma(s + s, sLow, b.Fma(s, s, -z)).Hint("zLow");
        var (c1, c1Low, c3, c3Low) = b.IsSingle
            ? (2.885390043258667, 3.851926067000022e-08, 0.9617967009544373, -7.028461812552678e-09)
            : (2.8853900817779268, 4.0710547481862066e-17, 0.9617966939259756, 5.0577616648125907e-17);
        var p = (z * Log2Polynomial(z)).Hint("p");
        var (q, qLow) = FastTwoSum(b.Constant(c3), p, b.Constant(c3Low));
        var (v, vLow) = Product(z, zLow, q, qLow);
        var (g, gLow) = FastTwoSum(b.Constant(c1), v, vLow + c1Low);
        var (l, lLow) = Product(s, sLow, g, gLow);

        // k is 0 or larger than log2 m.
        return FastTwoSum(k, l, lLow);
    }

    /// <summary>P above on s^2 &lt;= 0.02945; fit, error 2^-35.2 (float), 2^-71.9 (double) absolute in C3 + s^2 P.</summary>
    private static Lane Log2Polynomial(Lane z) => z.Builder.IsSingle
        ? z.Builder.Polynomial(z, "p", 0.5770802, 0.41184995, 0.3378198)
        : z.Builder.Polynomial(
            z,
            "p",
            0.5770780163555851,
            0.4121985831113446,
            0.32059889791318325,
            0.2623081986012438,
            0.2219522744626134,
            0.192401161345452,
            0.16845477017844748,
            0.17279061976000382);

    /// <summary>The exponent times high + low. A float program takes the exponent in two parts, as it was written in double.</summary>
    private static (Lane High, Lane Low) TimesExponent(Lane high, Lane low, double exponent)
    {
        // Beyond these every power but that of 1 is 0 or infinity, and the products stay finite.
        var b = high.Builder;
        var limit = b.IsSingle ? 8589934592.0 : 18446744073709551616.0;
        exponent = Math.Max(-limit, Math.Min(limit, exponent));
        var c = b.IsSingle ? (float)exponent : exponent;
        var y = (high * c).Hint("y");
        var yLow = b.Fma(low, c, b.Fma(high, c, -y).Hint("yLow")).Hint("yLow");
        return (y, exponent == c ? yLow : b.Fma(high, exponent - c, yLow).Hint("yLow"));
    }

    /// <summary>2^(y + yLow) on |t| &lt;= 0.501 by 1 + t Q(t); fit, error 2^-32.4 (float), 2^-59.4 (double).</summary>
    private static Lane Exp2(LaneBuilder b, (Lane High, Lane Low) y)
    {
        var c = Clamp(y.High, b.IsSingle ? -160 : -1100, b.IsSingle ? 140 : 1030);
        var n = b.RoundToEven(c).Hint("n");

        // Where y was clamped its low part can be large.
        var t = Clamp(c - n + y.Low, -1, 1);
        var q = b.IsSingle
            ? b.Polynomial(t, "q", 0.6931472, 0.2402265, 0.055504065, 0.009618077, 0.0013336425, 0.0001545639, 1.4703483e-05)
            : b.Polynomial(
                t,
                "q",
                0.6931471805599453,
                0.24022650695910072,
                0.05550410866482293,
                0.009618129107628041,
                0.0013333558146166487,
                0.00015403530394075861,
                1.5252734034648245e-05,
                1.3215486293853941e-06,
                1.0177986582050981e-07,
                7.055071965163407e-09,
                4.4653911553254713e-10,
                2.5505515256751595e-11);
        return b.Scale(b.Fma(t, q, b.Constant(1)).Hint("p"), n).Hint("y");
    }

    /// <summary>a + b in two parts plus a small part, for |a| &gt;= |b| or a = 0 (Dekker 1971).</summary>
    private static (Lane High, Lane Low) FastTwoSum(Lane a, Lane b, Lane small)
    {
        var sum = (a + b).Hint("sum");
        return (sum, (b - (sum - a) + small).Hint("sumLow"));
    }

    /// <summary>(a + aLow)(b + bLow) in two parts, the product of the low parts left out.</summary>
    private static (Lane High, Lane Low) Product(Lane a, Lane aLow, Lane b, Lane bLow)
    {
        var product = (a * b).Hint("product");
        var low = a.Builder.Fma(a, b, -product).Hint("productLow");
        low = a.Builder.Fma(a, bLow, low).Hint("productLow");
        return (product, a.Builder.Fma(aLow, b, low).Hint("productLow"));
    }
}
