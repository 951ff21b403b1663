namespace NumDsl.Generator.Lanes;

/// <summary>The arc tangent of a number and of a quotient.</summary>
internal static partial class VectorMath
{
    private const double TanEighthPi = 0.41421356237309503;
    private const double Tan3EighthPi = 2.414213562373095;

    /// <summary>atan x in radians, all its relative accuracy near 0; below 1.6 ulp.</summary>
    public static Lane Atan(Lane x)
    {
        // Above tan(3 pi/8) pi/2 + atan(-1/a), above tan(pi/8) pi/4 + atan((a - 1) / (a + 1)): the split of Cephes' atan.c. From 1e30 on
        // it is pi/2, and infinity must not meet its reciprocal.
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var middle = b.Greater(a, b.Constant(TanEighthPi));
        var large = b.Greater(a, b.Constant(Tan3EighthPi));
        var (zero, one) = (b.Constant(0), b.Constant(1));
        var (difference, sum) = ((a - 1).Hint("difference"), (a + 1).Hint("sum"));
        var numerator = b.Select(large, b.Constant(-1), b.Select(middle, difference, a)).Hint("numerator");
        var denominator = b.Select(large, b.MinNative(b.Constant(1e30), a), b.Select(middle, sum, one)).Hint("denominator");
        var inner = b.And(middle, b.Not(large)).Hint("inner");
        var (numeratorLow, denominatorLow) = (b.Select(inner, a - (difference + 1), zero), b.Select(inner, a - (sum - 1), zero));
        var (t, tLow) = Quotient(numerator, numeratorLow, denominator, denominatorLow);
        var quarters = b.Select(large, b.Constant(2), b.Select(middle, one, zero)).Hint("quarters");
        return b.CopySign(Angle(quarters, t, tLow), x).Hint("atan");
    }

    /// <summary>
    /// The angle of the point (x, y), from -pi to pi; below 1.6 ulp. The special cases are those of IEEE 754 atan2: signs of zeros
    /// count, and both infinite is a diagonal.
    /// </summary>
    public static Lane Atan2(Lane y, Lane x)
    {
        var b = y.Builder;
        var (zero, one) = (b.Constant(0), b.Constant(1));
        var (ax, ay) = (b.Abs(x), b.Abs(y));
        var steep = b.Greater(ay, ax).Hint("steep");
        var (least, most) = (b.Select(steep, ax, ay).Hint("least"), b.Select(steep, ay, ax).Hint("most"));

        // Both infinite: any equal numbers; one: any axis. Else the larger one is scaled to be below 2, so that nothing overflows or
        // loses digits to underflow.
        var infinite = b.Equal(most, b.Constant(double.PositiveInfinity)).Hint("infinite");
        least = b.Select(infinite, b.Select(b.Equal(least, most), one, zero), least).Hint("least");
        most = b.Select(b.Or(infinite, b.Equal(most, zero)), one, most).Hint("most");
        var scale = (-b.Exponent(most)).Hint("scale");
        (least, most) = (b.Scale(least, scale).Hint("least"), b.Scale(most, scale).Hint("most"));

        var middle = b.Greater(least, most * TanEighthPi);
        var (difference, sum) = ((least - most).Hint("difference"), (least + most).Hint("sum"));
        var numerator = b.Select(middle, difference, least).Hint("numerator");
        var denominator = b.Select(middle, sum, most).Hint("denominator");
        var numeratorLow = b.Select(middle, least - (difference + most), zero);
        var denominatorLow = b.Select(middle, least - (sum - most), zero);
        var (t, tLow) = Quotient(numerator, numeratorLow, denominator, denominatorLow);

        // The angle is the sum of a multiple of pi/4 and of t with its sign: both flip where the point is steep, or left.
        var left = b.Less(b.CopySign(one, x), zero).Hint("left");
        var quarters = b.Select(middle, one, zero);
        (quarters, t, tLow) = Flipped(steep, 2, quarters, t, tLow);
        (quarters, t, tLow) = Flipped(left, 4, quarters, t, tLow);
        var angle = Angle(quarters, t, tLow);
        return b.Select(b.Or(b.IsNaN(x), b.IsNaN(y)), x + y, b.CopySign(angle, y)).Hint("atan2");
    }

    private static (Lane Quarters, Lane T, Lane TLow) Flipped(Lane mask, double half, Lane quarters, Lane t, Lane tLow)
    {
        var b = t.Builder;
        return (
            b.Select(mask, half - quarters, quarters).Hint("quarters"), b.Select(mask, -t, t).Hint("t"), b.Select(mask, -tLow, tLow).Hint("tLow"));
    }

    /// <summary>(n + nLow) / (d + dLow) in two parts, for a d of which the reciprocal is an ordinary number.</summary>
    private static (Lane High, Lane Low) Quotient(Lane n, Lane nLow, Lane d, Lane dLow)
    {
        var b = n.Builder;
        var inverse = (1 / d).Hint("inverse");
        var t = (n * inverse).Hint("t");
        var rest = (b.Fma(-t, d, n) + b.Fma(-t, dLow, nLow)).Hint("rest");
        return (t, (rest * inverse).Hint("tLow"));
    }

    /// <summary>quarters pi/4 + atan(t + tLow): the small terms are added first, to what the large ones leave.</summary>
    private static Lane Angle(Lane quarters, Lane t, Lane tLow)
    {
        var b = t.Builder;
        var (high, low) = PiOver4(b);
        var small = AtanTail(t, b.Fma(quarters, low, tLow)).Hint("small");
        return (b.Fma(quarters, high, t).Hint("angle") + small).Hint("angle");
    }

    private static (double High, double Low) PiOver4(LaneBuilder b) =>
        b.IsSingle ? (0.7853981852531433, -2.1855694143368964e-08) : (0.7853981633974483, 3.061616997868383e-17);

    /// <summary>atan t - t + c for |t| &lt;= tan(pi/8), as t z P(z) + c with z = t^2; fit, relative error 2^-30.5 (float), 2^-63.8 (double).</summary>
    private static Lane AtanTail(Lane t, Lane c)
    {
        var b = t.Builder;
        var z = (t * t).Hint("z");
        var p = b.IsSingle
            ? b.Polynomial(z, "p", -0.33333316, 0.19998533, -0.14244509, 0.10600141, -0.060926124)
            : b.Polynomial(
                z,
                "p",
                -0.33333333333333326,
                0.19999999999997203,
                -0.1428571428533908,
                0.11111111085557601,
                -0.09090908061722025,
                0.07692281094206058,
                -0.06666204650183696,
                0.058768252259973376,
                -0.052172462807727985,
                0.04499210717318748,
                -0.03338086181085008,
                0.015106640471903885);
        return b.Fma(t * z, p, c);
    }
}
