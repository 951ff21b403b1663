namespace NumDsl.Generator.Lanes;

/// <summary>Sine, cosine and tangent; those of the same x share the reduction and both polynomials.</summary>
internal static partial class VectorMath
{
    /// <summary>Up to here the three-part reduction keeps its accuracy; beyond, lanes are computed by the math library.</summary>
    private const double LargeAngle = 1e5;

    /// <summary>sin x; below 2 ulp.</summary>
    public static Lane Sin(Lane x)
    {
        var b = x.Builder;
        var (n, sin, cos) = ReduceByHalfPi(x);
        var half = (n * 0.5).Hint("half");
        var floor = b.Floor(half).Hint("floor");
        var odd = b.NotEqual(half, floor);
        var y = b.Select(odd, cos.High, sin.High).Hint("y");
        y = b.Select(IsOdd(floor), -y, y).Hint("y");

        // The reduction turns -0 into +0.
        y = b.Select(b.Equal(x, b.Constant(0)), x, y).Hint("y");
        return b.SinOfLarge(IsLarge(x), x, y).Hint("sin");
    }

    /// <summary>cos x; below 2 ulp.</summary>
    public static Lane Cos(Lane x)
    {
        var b = x.Builder;
        var (n, sin, cos) = ReduceByHalfPi(x);
        var half = (n * 0.5).Hint("half");
        var odd = b.NotEqual(half, b.Floor(half).Hint("floor"));
        var y = b.Select(odd, sin.High, cos.High).Hint("y");
        y = b.Select(IsOdd(b.Floor(half + 0.5)), -y, y).Hint("y");
        return b.CosOfLarge(IsLarge(x), x, y).Hint("cos");
    }

    /// <summary>tan x; below 1.9 ulp.</summary>
    public static Lane Tan(Lane x)
    {
        var b = x.Builder;
        var (n, sin, cos) = ReduceByHalfPi(x, roundsOnce: true);
        var half = (n * 0.5).Hint("half");
        var odd = b.NotEqual(half, b.Floor(half).Hint("floor"));
        var numerator = b.Select(odd, -cos.High, sin.High).Hint("numerator");
        var denominator = b.Select(odd, sin.High, cos.High).Hint("denominator");

        // The quotient is rounded, and so were the sine and the cosine: all three are taken back at once. Where the quotient is 0 or
        // infinite there is nothing to take back.
        var inverse = (1 / denominator).Hint("inverse");
        var y = (numerator * inverse).Hint("y");
        var rest = b.Fma(-y, denominator, numerator) + b.Fma(-y, b.Select(odd, sin.Low, cos.Low), b.Select(odd, -cos.Low, sin.Low));
        y = b.Fma(rest.Hint("rest"), inverse, y).Hint("y");
        y = b.Select(b.Equal(x, b.Constant(0)), x, y).Hint("y");
        return b.TanOfLarge(IsLarge(x), x, y).Hint("tan");
    }

    private static Lane IsLarge(Lane x) => x.Builder.Greater(x.Builder.Abs(x), x.Builder.Constant(LargeAngle)).Hint("large");

    private static Lane IsOdd(Lane n)
    {
        var half = (n * 0.5).Hint("half");
        return n.Builder.NotEqual(half, n.Builder.Floor(half));
    }

    /// <summary>
    /// x = n pi/2 + r, and sin r and cos r. pi/2 is in three parts of full precision: with fused multiply-adds the first step is
    /// exact, so r keeps its relative accuracy also next to the zeros. With two more multiply-adds it is rounded twice at most, with six
    /// operations more once.
    /// </summary>
    private static (Lane N, (Lane High, Lane Low) Sin, (Lane High, Lane Low) Cos) ReduceByHalfPi(Lane x, bool roundsOnce = false)
    {
        var b = x.Builder;
        var n = b.RoundToEven(x * 0.63661977236758138).Hint("n");
        double[] parts = b.IsSingle
            ? [1.5707963705062866, -4.371138828673793e-08, -1.7151245100058819e-15]
            : [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33];
        var r = b.Fma(n, -parts[0], x).Hint("r");
        if (roundsOnce)
        {
            // Dekker's fast two-sum: what is left is a multiple of the last bit of the second product, or exact by Sterbenz' lemma.
            var second = (n * parts[1]).Hint("second");
            var low = b.Fma(n, parts[2], b.Fma(n, parts[1], -second)).Hint("low");
            var difference = (r - second).Hint("r");
            r = (difference + ((r - difference - second) - low)).Hint("r");
        }
        else
        {
            r = b.Fma(n, -parts[1], r).Hint("r");
            r = b.Fma(n, -parts[2], r).Hint("r");
        }

        var z = (r * r).Hint("z");
        var (p, q) = (SinPolynomial(z), CosPolynomial(z));
        var sin = b.Fma(r * z, p, r).Hint("sine");
        var cos = b.Fma(z * z, q, b.Fma(z, -0.5, b.Constant(1)).Hint("cosine")).Hint("cosine");

        // What the last rounding of each loses, for those who want it (Dekker's fast two-sum: the larger addend first).
        var sinLow = b.Fma(r * z, p, r - sin).Hint("sinLow");
        var cosLow = b.Fma(z * z, q, b.Fma(z, -0.5, 1 - cos)).Hint("cosLow");
        return (n, (sin, sinLow), (cos, cosLow));
    }

    /// <summary>(sin(r) / r - 1) / z in z = r^2 on |r| &lt;= pi/4 + 0.01; fit, relative error 2^-27.9 (float), 2^-57.8 (double).</summary>
    private static Lane SinPolynomial(Lane z) => z.Builder.IsSingle
        ? z.Builder.Polynomial(z, "p", -0.16666654, 0.008332106, -0.00019507775)
        : z.Builder.Polynomial(
            z,
            "p",
            -0.16666666666666627,
            0.008333333333321037,
            -0.00019841269828648755,
            2.7557313273969353e-06,
            -2.5050690616080124e-08,
            1.5892781376371847e-10);

    /// <summary>(cos(r) - 1 + z/2) / z^2 in z = r^2 on |r| &lt;= pi/4 + 0.01; fit, error 2^-33.1 (float), 2^-63.9 (double).</summary>
    private static Lane CosPolynomial(Lane z) => z.Builder.IsSingle
        ? z.Builder.Polynomial(z, "q", 0.041666646, -0.0013887299, 2.4430203e-05)
        : z.Builder.Polynomial(
            z,
            "q",
            0.04166666666666659,
            -0.0013888888888872073,
            2.480158728816391e-05,
            -2.7557313961713966e-07,
            2.0875668979097964e-09,
            -1.1356780664738322e-11);
}
