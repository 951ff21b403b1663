namespace NumDsl.Generator.Lanes;

/// <summary>The logarithms.</summary>
internal static partial class VectorMath
{
    /// <summary>log x: -infinity at 0, NaN below, subnormals right; below 1 ulp.</summary>
    public static Lane Log(Lane x)
    {
        var b = x.Builder;
        var (f, k) = ReduceToMantissa(x);
        return b.LogSpecials(LogOfReduced(f, k, null), x).Hint("log");
    }

    /// <summary>log(1 + x) with all its relative accuracy near 0; below 1 ulp.</summary>
    public static Lane Log1p(Lane x)
    {
        // w = 1 + x loses the part c of x: log(w + c) = log(w) + c / w. (Dekker's fast two-sum: the larger addend first.)
        var b = x.Builder;
        var w = (1 + x).Hint("w");
        var lost = b.Select(b.Less(b.Abs(x), b.Constant(1)), x - (w - 1), 1 - (w - x)).Hint("lost");
        var (f, k) = ReduceToMantissa(w);
        var y = b.LogSpecials(LogOfReduced(f, k, (lost / w).Hint("c")), w).Hint("y");

        // The sum above turns -0 into +0.
        return b.Select(b.Equal(x, b.Constant(0)), x, y).Hint("log1p");
    }

    /// <summary>log(1 + u) for u in [0, 1], as an exp(-|z|) is: no exponent to take apart, no division for float.</summary>
    private static Lane Log1pOfUnit(Lane u)
    {
        var b = u.Builder;
        var (w, lost, inverse) = OnePlusUnit(u);
        var upper = b.Greater(w, b.Constant(Sqrt2)).Hint("upper");
        var f = b.Fma(w, b.Select(upper, b.Constant(0.5), b.Constant(1)), b.Constant(-1)).Hint("f");
        var k = b.Select(upper, b.Constant(1), b.Constant(0)).Hint("k");

        return LogOfReduced(f, k, (lost * inverse).Hint("c"));
    }

    /// <summary>
    /// For u in [0, 1]: w = 1 + u rounded, the part of u that it lost, and 1 / w to 8 % by its chord 1.5 - w / 2: enough for
    /// corrections by what was lost, which is half an ulp at most; and exact where w is 1 and all of u was lost.
    /// </summary>
    private static (Lane W, Lane Lost, Lane Inverse) OnePlusUnit(Lane u)
    {
        var b = u.Builder;
        var w = (1 + u).Hint("w");
        return (w, (u - (w - 1)).Hint("lost"), b.Fma(w, -0.5, b.Constant(1.5)).Hint("inverse"));
    }

    private const double Sqrt2 = 1.4142135623730951;

    /// <summary>x = 2^k (1 + f) with 1 + f in (sqrt(1/2), sqrt(2)].</summary>
    private static (Lane F, Lane K) ReduceToMantissa(Lane x)
    {
        var b = x.Builder;
        return ((b.LogMantissa(x).Hint("m") - 1).Hint("f"), b.LogExponent(x).Hint("k"));
    }

    /// <summary>log x of a positive finite x as a sum of two, for those who add to it: the last rounding is left to them.</summary>
    private static (Lane High, Lane Low) LogInParts(Lane x)
    {
        // k times the first part of ln 2 is exact, and 0 or larger than f.
        var b = x.Builder;
        var (f, k) = ReduceToMantissa(x);
        var (high, _) = Ln2(b);
        var square = f * f;
        var small = b.IsSingle
            ? b.Fma(square, -0.5, LogTail(f, k, square, null))
            : LogTail(f, k, square, null) - (0.5 * square).Hint("h");
        return FastTwoSum((k * high).Hint("kHigh"), f, small.Hint("small"));
    }

    /// <summary>log(2^k (1 + f)) + c, the small terms first.</summary>
    private static Lane LogOfReduced(Lane f, Lane k, Lane? c)
    {
        var b = f.Builder;
        var (high, _) = Ln2(b);
        var square = f * f;
        var tail = LogTail(f, k, square, c);
        if (b.IsSingle)
        {
            return b.Fma(k, high, b.Fma(square, -0.5, tail).Hint("y") + f).Hint("y");
        }

        return b.Fma(k, high, f - ((0.5 * square).Hint("h") - tail)).Hint("y");
    }

    /// <summary>log(1 + f) - f + f^2/2, and c and the small part of k ln 2.</summary>
    private static Lane LogTail(Lane f, Lane k, Lane square, Lane? c)
    {
        var b = f.Builder;
        var (_, low) = Ln2(b);
        if (b.IsSingle)
        {
            // log(1 + f) = f - f^2/2 + f^3 P(f); fit, relative error 2^-30.3.
            var p = b.Polynomial(
                f,
                "p",
                0.33333313,
                -0.25000012,
                0.20002073,
                -0.16667853,
                0.14220233,
                -0.12408247,
                0.11886258,
                -0.11660271,
                0.067323364);
            var y = b.Fma(k, low, p * f * square).Hint("y");
            return c is { } lost ? (y + lost).Hint("y") : y;
        }

        // log(1 + f) = f - (h - s (h + R(s^2))), h = f^2/2, s = f / (2 + f): the arrangement of fdlibm's e_log.c. The fit of
        // R is ours, relative error 2^-58.5.
        var h = (0.5 * square).Hint("h");
        var s = (f / (2 + f)).Hint("s");
        var z = (s * s).Hint("z");
        var r = (z * b.Polynomial(
            z,
            "r",
            0.6666666666666734,
            0.3999999999941657,
            0.2857142874204894,
            0.2222219860210167,
            0.18183563056378474,
            0.15314078291033498,
            0.1479571064061032)).Hint("r");
        var tail = c is { } part ? b.Fma(k, low, part).Hint("tail") : (k * low).Hint("tail");
        return b.Fma(s, h + r, tail).Hint("tail");
    }
}
