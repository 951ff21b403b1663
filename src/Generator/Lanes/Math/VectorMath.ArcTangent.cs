namespace NumDsl.Generator.Lanes;

/// <summary>The arc tangent of a number and of a quotient.</summary>
internal static partial class VectorMath
{
    private const double TanEighthPi = 0.41421356237309503;
    private const double Tan3EighthPi = 2.414213562373095;

    /// <summary>atan x in radians, all its relative accuracy near 0; below 1.5 ulp.</summary>
    public static Lane Atan(Lane x)
    {
        // Above tan(3 pi/8) pi/2 + atan(-1/a), above tan(pi/8) pi/4 + atan((a - 1) / (a + 1)): the split of Cephes' atan.c.
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var middle = b.Greater(a, b.Constant(TanEighthPi));
        var large = b.Greater(a, b.Constant(Tan3EighthPi));
        var one = b.Constant(1);
        var numerator = b.Select(large, b.Constant(-1), b.Select(middle, a - 1, a)).Hint("numerator");
        var denominator = b.Select(large, a, b.Select(middle, a + 1, one)).Hint("denominator");
        var (high, low) = PiOver4(b);
        var eighths = b.Select(large, b.Constant(2), b.Select(middle, one, b.Constant(0))).Hint("quarters");
        var y = b.Fma(eighths, high, b.Fma(eighths, low, AtanOfReduced((numerator / denominator).Hint("t")))).Hint("y");
        return b.CopySign(y, x).Hint("atan");
    }

    /// <summary>
    /// The angle of the point (x, y), from -pi to pi; below 1.5 ulp. The special cases are those of IEEE 754 atan2: signs of zeros
    /// count, and both infinite is a diagonal.
    /// </summary>
    public static Lane Atan2(Lane y, Lane x)
    {
        var b = y.Builder;
        var (ax, ay) = (b.Abs(x), b.Abs(y));
        var steep = b.Greater(ay, ax).Hint("steep");
        var (least, most) = (b.Select(steep, ax, ay).Hint("least"), b.Select(steep, ay, ax).Hint("most"));

        // Both infinite: any equal numbers. Large: a quarter of each, so that their sum does not overflow.
        var infinite = b.Constant(double.PositiveInfinity);
        var diagonal = b.Equal(least, infinite);
        var huge = b.Greater(most, b.Constant(b.IsSingle ? 1e38 : 1e308));
        var scale = b.Select(huge, b.Constant(0.25), b.Constant(1)).Hint("scale");
        least = b.Select(diagonal, b.Constant(1), least * scale).Hint("least");
        most = b.Select(diagonal, b.Constant(1), b.Select(b.Equal(most, b.Constant(0)), b.Constant(1), most * scale)).Hint("most");
        var middle = b.Greater(least, most * TanEighthPi);
        var numerator = b.Select(middle, least - most, least).Hint("numerator");
        var denominator = b.Select(middle, least + most, most).Hint("denominator");
        var t = AtanOfReduced((numerator / denominator).Hint("t"));

        // The angle is the sum of a multiple of pi/4 and of t with its sign: both flip where the point is steep, or left.
        var (high, low) = PiOver4(b);
        var left = b.Less(b.CopySign(b.Constant(1), x), b.Constant(0)).Hint("left");
        var quarters = b.Select(middle, b.Constant(1), b.Constant(0));
        (quarters, t) = (b.Select(steep, 2 - quarters, quarters).Hint("quarters"), b.Select(steep, -t, t).Hint("t"));
        (quarters, t) = (b.Select(left, 4 - quarters, quarters).Hint("quarters"), b.Select(left, -t, t).Hint("t"));
        var angle = b.Fma(quarters, high, b.Fma(quarters, low, t)).Hint("angle");
        return b.Select(b.Or(b.IsNaN(x), b.IsNaN(y)), x + y, b.CopySign(angle, y)).Hint("atan2");
    }

    private static (double High, double Low) PiOver4(LaneBuilder b) =>
        b.IsSingle ? (0.7853981852531433, -2.1855694143368964e-08) : (0.7853981633974483, 3.061616997868383e-17);

    /// <summary>atan t for |t| &lt;= tan(pi/8), as t + t z P(z) with z = t^2; fit, relative error 2^-30.5 (float), 2^-63.8 (double).</summary>
    private static Lane AtanOfReduced(Lane t)
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
        return b.Fma(t * z, p, t).Hint("t");
    }
}
