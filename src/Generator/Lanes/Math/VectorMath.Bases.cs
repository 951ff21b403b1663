namespace NumDsl.Generator.Lanes;

/// <summary>Powers of 2, logarithms to other bases, and the roots that are powers.</summary>
internal static partial class VectorMath
{
    /// <summary>2^x: exact where x is an integer; gradual underflow, overflow to infinity; below 1.1 ulp.</summary>
    public static Lane Exp2(Lane x) => Exp2(x.Builder, (x, x.Builder.Constant(-0.0)));

    /// <summary>log2 x: exact at the powers of 2; below 1 ulp.</summary>
    public static Lane LogTo2(Lane x)
    {
        var (high, low) = Log2(x);
        return x.Builder.LogSpecials(high + low, x).Hint("log2");
    }

    /// <summary>log10 x: exact at the powers of 10; below 1 ulp.</summary>
    public static Lane LogTo10(Lane x)
    {
        var b = x.Builder;
        var (high, low) = Log2(x);
        var (c, cLow) = b.IsSingle ? (0.3010300099849701, -1.4320989e-08) : (0.3010299956639812, -2.8037281277851704e-18);
        var (y, yLow) = TimesConstant(high, low, c, cLow);
        return b.LogSpecials(y + yLow, x).Hint("log10");
    }

    /// <summary>The cube root, of negative numbers too; below 1 ulp.</summary>
    public static Lane Cbrt(Lane x)
    {
        // 2^(log2|x| / 3), the logarithm in two parts. 1/3 has two parts too: a power's exponent of one part would not do.
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var (high, low) = Log2(a);
        var (third, thirdLow) = b.IsSingle ? (0.3333333432674408, -9.934107481e-09) : (0.3333333333333333, 1.850371707708594e-17);
        var y = Exp2(b, TimesConstant(high, low, third, thirdLow));
        var same = b.Or(b.Equal(a, b.Constant(0)), b.Equal(a, b.Constant(double.PositiveInfinity)));
        return b.Select(b.Or(same, b.IsNaN(x)), x, b.CopySign(y, x)).Hint("cbrt");
    }

    /// <summary>1 / sqrt(x); below 1.5 ulp.</summary>
    public static Lane Rsqrt(Lane x) => (1 / x.Builder.Sqrt(x)).Hint("rsqrt");

    /// <summary>sqrt(x^2 + y^2) without overflow or underflow on the way, infinite where either is; below 1.5 ulp.</summary>
    public static Lane Hypot(Lane x, Lane y)
    {
        var b = x.Builder;
        var (ax, ay) = (b.Abs(x), b.Abs(y));
        var (most, least) = (b.Maximum(ax, ay).Hint("most"), b.Minimum(ax, ay).Hint("least"));
        var k = b.Exponent(most).Hint("k");
        var (p, q) = (b.Scale(most, -k).Hint("p"), b.Scale(least, -k).Hint("q"));
        var root = b.Scale(b.Sqrt(b.Fma(p, p, q * q)), k).Hint("root");
        var infinity = b.Constant(double.PositiveInfinity);
        root = b.Select(b.Equal(most, b.Constant(0)), most, root);
        return b.Select(b.Or(b.Equal(ax, infinity), b.Equal(ay, infinity)), infinity, root).Hint("hypot");
    }

    /// <summary>(high + low)(c + cLow) in two parts.</summary>
    private static (Lane High, Lane Low) TimesConstant(Lane high, Lane low, double c, double cLow)
    {
        var b = high.Builder;
        var y = (high * c).Hint("y");
        var yLow = b.Fma(low, c, b.Fma(high, c, -y).Hint("yLow")).Hint("yLow");
        return (y, b.Fma(high, cLow, yLow).Hint("yLow"));
    }
}
