namespace NumDsl.Generator.Lanes;

/// <summary>The error function.</summary>
internal static partial class VectorMath
{
    /// <summary>erf x, all its relative accuracy near 0; below 1.1 ulp.</summary>
    public static Lane Erf(Lane x)
    {
        // Below 1 x + x P(x^2), above 1 - e^(-x^2) Q(x - 1), whose exponential the derivative needs, too. What the rounding of x^2
        // costs the exponential is far below the last bit of the difference.
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var z = (x * x).Hint("z");
        var small = b.Fma(a, ErfPolynomial(z), a).Hint("small");
        var u = (b.MinNative(b.Constant(b.IsSingle ? 4 : 6), a) - 1).Hint("u");

        // Below 1, where u is negative, the result is not used, and may be anything.
        var large = b.Fma(-Exp(-z), ErfcxPolynomial(u), b.Constant(1)).Hint("large");
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

    /// <summary>e^(x^2) erfc(x) at x = 1 + u on [0, 3] (float), [0, 5] (double); fit, error relative to erf 2^-26.1, 2^-56.2.</summary>
    private static Lane ErfcxPolynomial(Lane u) => u.Builder.IsSingle
        ? u.Builder.Polynomial(
            u,
            "q",
            0.42758355,
            -0.27320796,
            0.15429163,
            -0.07865905,
            0.03565911,
            -0.01318598,
            0.0033084382,
            -0.0003936029)
        : u.Builder.Polynomial(
            u,
            "q",
            0.427583576155807,
            -0.27321201478389107,
            0.15437156137128838,
            -0.07922696892304229,
            0.03757229594314288,
            -0.01666186668555717,
            0.006970128513824462,
            -0.0027690093927488324,
            0.0010501094013633096,
            -0.0003816099999430965,
            0.00013309734246017257,
            -4.442357627805761e-05,
            1.4031850805795985e-05,
            -4.101112608924419e-06,
            1.072136991377707e-06,
            -2.402828669665289e-07,
            4.3968469605313005e-08,
            -6.203514446094586e-09,
            6.253502587731022e-10,
            -3.973558761024242e-11,
            1.1883659223781973e-12);
}
