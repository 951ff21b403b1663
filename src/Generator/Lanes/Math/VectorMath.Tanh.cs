namespace NumDsl.Generator.Lanes;

/// <summary>The hyperbolic tangent.</summary>
internal static partial class VectorMath
{
    /// <summary>tanh x, all its relative accuracy near 0; below 1.5 ulp.</summary>
    public static Lane Tanh(Lane x)
    {
        // Below 0.625 x + x^3 P(x^2), above 1 - 2 e / (1 + e) with e = exp(-2 |x|): the split of Cephes' tanh.c.
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var z = (a * a).Hint("z");
        var small = b.Fma(a * z, TanhPolynomial(z), a).Hint("small");
        var e = ExpWithin(a * -2);
        var large = b.Fma(e / (1 + e), -2, b.Constant(1)).Hint("large");
        return b.CopySign(b.Select(b.Less(a, b.Constant(0.625)), small, large), x).Hint("tanh");
    }

    /// <summary>(tanh(x) / x - 1) / x^2 in z = x^2 on |x| &lt;= 0.626; fit, relative error 2^-27.7 (float), 2^-60.9 (double).</summary>
    private static Lane TanhPolynomial(Lane z) => z.Builder.IsSingle
        ? z.Builder.Polynomial(z, "p", -0.3333328, 0.1333141, -0.05373712, 0.020630673, -0.0056955596)
        : z.Builder.Polynomial(
            z,
            "p",
            -0.3333333333333331,
            0.1333333333332931,
            -0.053968253965860934,
            0.021869488463983608,
            -0.008863234245099187,
            0.0035921133841850775,
            -0.0014557222239605912,
            0.000589436692350244,
            -0.0002369710935027374,
            9.148888057494302e-05,
            -3.0118719529311145e-05,
            6.012891510125219e-06);
}
