namespace NumDsl.Generator.Lanes;

/// <summary>The arc sine and the arc cosine, which share all their code where they are of the same x.</summary>
internal static partial class VectorMath
{
    /// <summary>asin x in radians, NaN beyond 1; below 1.6 ulp.</summary>
    public static Lane Asin(Lane x)
    {
        var b = x.Builder;
        var (large, s, rest) = HalfAngle(x);
        var (high, low) = PiOver4(b);

        // asin a = pi/2 - 2 asin(sqrt((1 - a) / 2)) above 1/2; the difference of the large parts is nearly exact.
        var upper = b.Fma(s, -2, b.Constant(2 * high)).Hint("upper") + b.Fma(rest, -2, b.Constant(2 * low));
        return b.CopySign(b.Select(large, upper, s + rest), x).Hint("asin");
    }

    /// <summary>acos x in radians, all its relative accuracy near 1, NaN beyond 1; below 1.1 ulp.</summary>
    public static Lane Acos(Lane x)
    {
        var b = x.Builder;
        var (large, s, rest) = HalfAngle(x);
        var (high, low) = PiOver4(b);
        var angle = (s + rest).Hint("angle");
        var negative = b.Less(x, b.Constant(0)).Hint("negative");
        var twice = (2 * angle).Hint("twice");
        var ofLarge = b.Select(negative, 4 * high - (twice - 4 * low), twice).Hint("ofLarge");
        var ofSmall = 2 * high - (b.CopySign(angle, x) - 2 * low);
        return b.Select(large, ofLarge, ofSmall).Hint("acos");
    }

    /// <summary>
    /// With a = |x|: whether a is above 1/2, and then asin(sqrt((1 - a) / 2)), else asin a, as the root
    /// or a itself and a rest that is small beside it, in which the rounding of the root is. (1 - a is exact there.)
    /// </summary>
    private static (Lane Large, Lane Value, Lane Tail) HalfAngle(Lane x)
    {
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var large = b.Greater(a, b.Constant(0.5)).Hint("large");
        var z = b.Select(large, 0.5 - 0.5 * a, a * a).Hint("z");
        var s = b.Select(large, b.Sqrt(z), a).Hint("s");

        // sqrt z - s, to first order; nothing where s is 0 or is a itself.
        var rest = b.Fma(-s, s, z) / (s + s);
        var low = b.Select(b.And(large, b.Greater(s, b.Constant(0))), rest, b.Constant(0)).Hint("low");
        return (large, s, b.Fma(s * z, AsinPolynomial(z), low).Hint("rest"));
    }

    /// <summary>(asin(s) / s - 1) / z in z = s^2 on z &lt;= 1/4; fit, relative error 2^-31.7 (float), 2^-59.8 (double).</summary>
    private static Lane AsinPolynomial(Lane z) => z.Builder.IsSingle
        ? z.Builder.Polynomial(z, "p", 0.1666666, 0.07500518, 0.044514652, 0.031824682, 0.014380933, 0.037590317)
        : z.Builder.Polynomial(
            z,
            "p",
            0.16666666666666763,
            0.07499999999970185,
            0.04464285717516568,
            0.030381942682400933,
            0.02237221567540934,
            0.017351600083256598,
            0.013980959065235915,
            0.011397812003617057,
            0.01078625092025172,
            0.0036843337958640918,
            0.02175985845957569,
            -0.02107153704421118,
            0.03267296492996434);
}
