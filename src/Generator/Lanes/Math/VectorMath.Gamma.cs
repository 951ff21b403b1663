namespace NumDsl.Generator.Lanes;

/// <summary>The logarithm of the gamma function and its derivatives. Below 0 they are those of 1 - x, reflected.</summary>
internal static partial class VectorMath
{
    /// <summary>log |gamma x|; below 1.5 ulp for positive x, next to the zeros below -2 only the absolute error is small.</summary>
    public static Lane Lgamma(Lane x)
    {
        var b = x.Builder;
        var (zero, infinity) = (b.Constant(0), b.Constant(double.PositiveInfinity));
        var negative = b.Less(x, zero).Hint("negative");
        var a = b.Select(negative, 1 - x, x).Hint("a");

        // Up to 4.5 by log gamma(1 + t) of a t from -0.5 to 1.5, and gamma(u + 1) = u gamma(u). These differences are exact.
        var (tiny, two, three) = (b.Less(a, b.Constant(0.5)), b.Greater(a, b.Constant(2.5)), b.Greater(a, b.Constant(3.5)));
        var t = b.Select(tiny, a, b.Select(three, a - 3, b.Select(two, a - 2, a - 1))).Hint("t");
        var s = (t - 1).Hint("s");
        var roots = (t * s).Hint("roots");
        var rootsLow = b.Fma(t, t - (s + 1), b.Fma(t, s, -roots)).Hint("rootsLow");
        var (p, pLow) = LgammaPolynomial((t - 0.5).Hint("z"));
        var (central, centralLow) = Product(roots, rootsLow, p, pLow);

        // One logarithm serves all: that of 1 is 0, in both parts.
        var large = b.Greater(a, b.Constant(4.5)).Hint("large");
        var factor = b.Select(b.Or(large, tiny), a, b.Select(three, (a - 1) * (a - 2), b.Select(two, a - 1, b.Constant(1)))).Hint("factor");
        var (log, logLow) = LogInParts(factor);
        var (sum, sumLow) = FastTwoSum(b.Select(tiny, -log, log), central, b.Select(tiny, -logLow, logLow) + centralLow);
        var small = b.Select(b.Equal(a, zero), infinity, sum + sumLow).Hint("small");

        // Stirling's formula, from there on; where the product overflows there are no parts.
        var inverse = (1 / a).Hint("inverse");
        var rest = b.Fma(inverse, LgammaTail((inverse * inverse).Hint("square")), b.Constant(0.41893853320467274)).Hint("rest");
        var m = (a - 0.5).Hint("m");
        var (w, wLow) = FastTwoSum(log - 1, logLow, zero);
        var (product, productLow) = Product(m, a - m - 0.5, w, wLow);
        var stirling = b.Select(b.Equal(product, infinity), infinity, product + (productLow + rest)).Hint("stirling");
        var y = b.Select(b.Or(large, b.IsNaN(a)), b.LogSpecials(stirling, a), small).Hint("y");

        // log |gamma(x)| = log(pi / |sin(pi x)|) - log gamma(1 - x); infinite where x is an integer. The angle may be subnormal, and rounded.
        var fraction = Fraction(x);
        var angle = (fraction * Math.PI).Hint("angle");
        var reflected = (-Log(b.Abs(fraction * (Sin(angle) / angle))) - y).Hint("reflected");
        var infinite = b.Or(b.Equal(fraction, b.Constant(0)), b.Equal(b.Abs(x), infinity)).Hint("infinite");
        return b.Select(negative, b.Select(infinite, infinity, reflected), y).Hint("lgamma");
    }

    /// <summary>The derivative of log gamma; below 1.9 ulp for positive x, next to the zeros below 0 only the absolute error is small.</summary>
    public static Lane Digamma(Lane x)
    {
        var b = x.Builder;
        var negative = b.Less(x, b.Constant(0)).Hint("negative");
        var a = b.Select(negative, 1 - x, x).Hint("a");
        var (inverse, inverseLow) = Inverse(a, null);

        // Up to 2.5 by its zero in two parts, below 0.5 after digamma(x) = digamma(x + 1) - 1 / x.
        var tiny = b.Less(a, b.Constant(0.5)).Hint("tiny");
        var u = b.Select(tiny, a + 1, a).Hint("u");
        var (high, low) = b.IsSingle ? (1.4616321325302124, 1.243814993891891E-08) : (1.4616321449683622, 9.549995429965697E-17);
        var distance = (u - high).Hint("distance");
        var distanceLow = (u - (distance + high) - low).Hint("distanceLow");
        var (p, pLow) = DigammaPolynomial((u - 1.5).Hint("z"));
        var (central, centralLow) = Product(distance, distanceLow, p, pLow);

        // From 2 on a rounding of 1 / x is a whole unit of the difference below it.
        var small = b.Select(tiny, (central - inverse) - inverseLow, central + centralLow).Hint("small");

        var s = (inverse * inverse).Hint("s");
        var (log, logLow) = LogInParts(a);
        var large = b.LogSpecials(log + (b.Fma(-s, DigammaTail(s), -0.5 * inverse) + logLow), a).Hint("large");
        var y = b.Select(b.LessOrEqual(a, b.Constant(2.5)), small, large).Hint("y");

        // digamma(x) = digamma(1 - x) - pi cot(pi x). At the poles below 0 the two sides differ: NaN.
        var fraction = Fraction(x);
        var reflected = b.Select(b.Equal(fraction, b.Constant(0)), b.Constant(double.NaN), y - (Math.PI * Cotangent(fraction)));
        return b.Select(negative, reflected, y).Hint("digamma");
    }

    /// <summary>x less the nearest integer; NaN for an infinity.</summary>
    private static Lane Fraction(Lane x) => (x - x.Builder.RoundToEven(x)).Hint("fraction");

    /// <summary>cot(pi x) for x of -1/2 to 1/2: beyond 1/4 by the tangent of the rest, which is exact.</summary>
    private static Lane Cotangent(Lane x)
    {
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var outer = b.Greater(a, b.Constant(0.25)).Hint("outer");
        var tangent = Tan(b.Select(outer, 0.5 - a, a) * Math.PI);
        return b.CopySign(b.Select(outer, tangent, 1 / tangent), x).Hint("cotangent");
    }

    /// <summary>first + firstLow + z rest in two parts; the product, which may be the larger one, is not rounded.</summary>
    private static (Lane High, Lane Low) WithFirst(double first, double firstLow, Lane z, Lane rest)
    {
        var b = z.Builder;
        var high = b.Fma(z, rest, first).Hint("p");
        return (high, (b.Fma(z, rest, first - high) + firstLow).Hint("pLow"));
    }

    /// <summary>log gamma(1.5 + z) / ((z + 1/2) (z - 1/2)) on -1 to 1, in two parts; fit, relative error 2^-26.1 (float), 2^-55.9 (double).</summary>
    private static (Lane High, Lane Low) LgammaPolynomial(Lane z)
    {
        var b = z.Builder;
        var (first, firstLow) = b.IsSingle ? (0.48312896490097046, -1.435999e-08) : (0.4831289505409809, 1.9212387939828245e-17);
        var rest = b.IsSingle
            ? b.Polynomial(
                z,
                "p",
                -0.14595984, 0.06291137, -0.03131109, 0.016798763, -0.00938995, 0.0054236376, -0.0034283812, 0.002061277,
                -0.0004832995, 0.00027592795, -0.0016145009, 0.00102347, 0.00091688265, -0.0005882209, -0.00051786326,
                0.00033003424)
            : b.Polynomial(
                z,
                "p",
                -0.14595989591430608, 0.06291140107456314, -0.03130848750100982, 0.016797098631402156, -0.009425622448610619,
                0.0054464578343588095, -0.0032120740705284955, 0.001922916394496888, -0.0011644146403595383,
                0.0007115184022207352, -0.00043799259913494126, 0.00027131581673316564, -0.00016891964685350507,
                0.00010535187138491624, -6.613580889405245e-05, 4.316001309340811e-05, -2.7304219658437684e-05,
                1.1499056674798614e-05, -7.206217359746098e-06, 2.1684059749015774e-05, -1.4072390724371887e-05,
                -2.9627861780851317e-05, 1.941336862342893e-05, 5.4701434639213675e-05, -3.575812497568527e-05,
                -6.665355547294996e-05, 4.359039243009357e-05, 6.294909434694917e-05, -4.115956787668683e-05,
                -4.24661844722934e-05, 2.7766642920817124e-05, 1.988974033720699e-05, -1.3003366898335898e-05,
                -5.739524346704808e-06, 3.752005246158392e-06, 8.020928376662134e-07, -5.241932174599545e-07);
        return WithFirst(first, firstLow, z, rest);
    }

    /// <summary>What Stirling's formula lacks, times x, in s = 1 / x^2 for x of 4.5 and more; fit, error 2^-34.6 (float), 2^-60.3 (double) of log gamma.</summary>
    private static Lane LgammaTail(Lane s) => s.Builder.IsSingle
        ? s.Builder.Polynomial(
            s,
            "r",
            0.08333332, -0.0027762703, 0.0007408469)
        : s.Builder.Polynomial(
            s,
            "r",
            0.08333333333333069, -0.0027777777763080005, 0.0007936504962264978, -0.0005952077424090946,
            0.0008399725279067535, -0.001854091089926842, 0.005001534692651613, -0.009935815310416905);

    /// <summary>digamma(1.5 + z) / (1.5 + z - zero) on -1 to 1, in two parts; fit, relative error 2^-25.4 (float), 2^-55.4 (double).</summary>
    private static (Lane High, Lane Low) DigammaPolynomial(Lane z)
    {
        var b = z.Builder;
        var (first, firstLow) = b.IsSingle ? (0.9510558843612671, -8.329434e-09) : (0.9510558760318328, 4.330743078649653e-17);
        var rest = b.IsSingle
            ? b.Polynomial(
                z,
                "p",
                -0.42362761, 0.24054262, -0.14839311, 0.09498085, -0.06212629, 0.040896937, -0.025391284, 0.016850907,
                -0.018463403, 0.012297137, 0.010285083, -0.0068585565, -0.023855371, 0.015903262, 0.015389698, -0.010259824,
                -0.00615598, 0.00410397)
            : b.Polynomial(
                z,
                "p",
                -0.4236274212814605, 0.24054248424078695, -0.1484049230539045, 0.0949887244529061, -0.06192213327289075,
                0.04076083393911437, -0.026975796789226243, 0.017907248403606, -0.011908216595366651, 0.007927019456475122,
                -0.005279994103438207, 0.003518144462368066, -0.0023449216696216526, 0.0015629875850171919,
                -0.0010400453299442656, 0.000693316805575583, -0.0004731145248587268, 0.00031540222101815305,
                -0.00016044553924031578, 0.00010696250027969938, -0.00024781167192172693, 0.0001652075905878197,
                0.0003810027336800034, -0.000254001852954728, -0.0009111757316752585, 0.0006074504829035098,
                0.001478999712087038, -0.0009859998088378374, -0.001941241550675459, 0.001294161033657598, 0.001953745714100514,
                -0.001302497142752459, -0.001500105622628902, 0.001000070415081766, 0.0008459016494975107,
                -0.0005639344329982645, -0.00033265626535811, 0.00022177084357173746, 8.166290990731806e-05,
                -5.444193993815305e-05, -9.607401165589962e-06, 6.4049341103802e-06);
        return WithFirst(first, firstLow, z, rest);
    }

    /// <summary>x^2 (log x - 1/(2 x) - digamma x) in s = 1 / x^2 for x of 2.5 and more; fit, error 2^-30.6 (float), 2^-59.8 (double) of digamma.</summary>
    private static Lane DigammaTail(Lane s) => s.Builder.IsSingle
        ? s.Builder.Polynomial(
            s,
            "r",
            0.08333312, -0.008321621, 0.0037496563, -0.0023397512)
        : s.Builder.Polynomial(
            s,
            "r",
            0.08333333333332837, -0.008333333330822411, 0.0039682534980160595, -0.004166620372340083,
            0.007572957343549272, -0.02097884691910684, 0.08001342612994743, -0.37039346360589914, 1.7852224016734919,
            -7.7601452041365455, 27.07780116389771, -68.19885448338663, 107.9392772875586, -79.76480098360113);
}
