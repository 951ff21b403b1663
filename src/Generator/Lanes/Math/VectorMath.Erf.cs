namespace NumDsl.Generator.Lanes;

/// <summary>The error function.</summary>
internal static partial class VectorMath
{
    /// <summary>erf x, all its relative accuracy near 0; below 1.1 ulp.</summary>
    public static Lane Erf(Lane x)
    {
        // Below 1 x + x P(x^2), above 1 - exp(-Q(x - 1)); at the clamp erf is 1 to the last bit.
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var z = (a * a).Hint("z");
        var small = b.Fma(a, ErfPolynomial(z), a).Hint("small");
        var u = (b.MinNative(b.Constant(b.IsSingle ? 4 : 6), a) - 1).Hint("u");

        // Below 1, where u is negative, the result is not used, and may be anything.
        var large = (1 - ExpWithin(-LogErfcPolynomial(u))).Hint("large");
        return b.CopySign(b.Select(b.Less(a, b.Constant(1)), small, large), x).Hint("erf");
    }

    /// <summary>erf(x) / x - 1 in z = x^2 on |x| &lt;= 1; fit, relative error 2^-29.4 (float), 2^-56.3 (double).</summary>
    private static Lane ErfPolynomial(Lane z) => z.Builder.IsSingle
        ? z.Builder.Polynomial(
            z, "p", 0.12837917, -0.37612626, 0.11283583, -0.026853694, 0.0051880814, -0.0008007975, 7.8465164e-05)
        : z.Builder.Polynomial(
            z,
            "p",
            0.1283791670955126,
            -0.37612638903183876,
            0.11283791670958747,
            -0.026866170645620812,
            0.005223977629111065,
            -0.0008548327190605823,
            0.00012055337817032986,
            -1.4925739491771561e-05,
            1.6463103420269005e-06,
            -1.6370814686897282e-07,
            1.4787748404687463e-08,
            -1.1835255763790724e-09,
            6.692735921019252e-11);

    /// <summary>-log(erfc(1 + u)) on [0, 3] (float), [0, 5] (double); fit, error relative to erf 2^-26.7, 2^-58.8.</summary>
    private static Lane LogErfcPolynomial(Lane u) => u.Builder.IsSingle
        ? u.Builder.Polynomial(
            u, "q", 1.8496056, 2.6389656, 0.84312767, 0.04147139, -0.0098487735, 0.0017987267, -0.00017906065)
        : u.Builder.Polynomial(
            u,
            "q",
            1.8496055099332482,
            2.6389675142347926,
            0.8431072563584445,
            0.04156109804703043,
            -0.010033825436908868,
            0.0019779030206959567,
            -0.00023732463023529038,
            -2.6270836294273277e-05,
            2.7142615309061246e-05,
            -9.580541782380872e-06,
            2.0234164764850983e-06,
            -1.0776678581907136e-07,
            -1.2319067011550658e-07,
            6.617597824598903e-08,
            -2.074290622372655e-08,
            4.6310667293979915e-09,
            -7.491628343320957e-10,
            8.39975767527862e-11,
            -5.846444524211739e-12,
            1.9001698853923062e-13);
}
