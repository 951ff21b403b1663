namespace NumDsl.Generator.Lanes;

/// <summary>The logarithm of the gamma function and its derivatives. Below 0 they are those of 1 - x, reflected.</summary>
internal static partial class VectorMath
{
    /// <summary>log |gamma x|; below 3 ulp for positive x, next to the zeros below -2 only the absolute error is small.</summary>
    public static Lane Lgamma(Lane x)
    {
        var b = x.Builder;
        var infinity = b.Constant(double.PositiveInfinity);
        var negative = b.Less(x, b.Constant(0)).Hint("negative");
        var a = b.Select(negative, 1 - x, x).Hint("a");

        // Up to 4.5 by log gamma(u) of a u from 0.5 to 2.5, and gamma(u + 1) = u gamma(u).
        var (tiny, two, three) = (b.Less(a, b.Constant(0.5)), b.Greater(a, b.Constant(2.5)), b.Greater(a, b.Constant(3.5)));
        var u = b.Select(tiny, a + 1, b.Select(three, a - 2, b.Select(two, a - 1, a))).Hint("u");
        var central = b.Fma(LgammaPolynomial((u - 1.5).Hint("z")), ((u - 1) * (u - 2)).Hint("roots"), b.Constant(0)).Hint("central"); // +0 at 1 and 2
        var large = b.Greater(a, b.Constant(4.5)).Hint("large");
        var factor = b.Select(b.Or(large, tiny), a, b.Select(three, (a - 1) * (a - 2), a - 1)).Hint("factor");
        var log = Log(factor);
        var small = b.Select(tiny, central - log, b.Select(two, central + log, central)).Hint("small");

        // Stirling's formula, from there on.
        var inverse = (1 / a).Hint("inverse");
        var rest = b.Fma(inverse, LgammaTail((inverse * inverse).Hint("s")), b.Constant(0.91893853320467274)).Hint("rest");
        var stirling = b.Fma(a - 0.5, log - 1, rest - 0.5).Hint("stirling");
        var y = b.Select(b.Or(large, b.IsNaN(a)), stirling, small).Hint("y");

        // log |gamma(x)| = log(pi / |sin(pi x)|) - log gamma(1 - x); infinite where x is an integer. The angle may be subnormal, and rounded.
        var fraction = Fraction(x);
        var angle = (fraction * Math.PI).Hint("angle");
        var reflected = (-Log(b.Abs(fraction * (Sin(angle) / angle))) - y).Hint("reflected");
        var infinite = b.Or(b.Equal(fraction, b.Constant(0)), b.Equal(b.Abs(x), infinity)).Hint("infinite");
        return b.Select(negative, b.Select(infinite, infinity, reflected), y).Hint("lgamma");
    }

    /// <summary>The derivative of log gamma; below 3 ulp for positive x, next to the zeros below 0 only the absolute error is small.</summary>
    public static Lane Digamma(Lane x)
    {
        var b = x.Builder;
        var negative = b.Less(x, b.Constant(0)).Hint("negative");
        var a = b.Select(negative, 1 - x, x).Hint("a");
        var inverse = (1 / a).Hint("inverse");

        // Up to 2.5 by its zero in two parts, below 0.5 after digamma(x) = digamma(x + 1) - 1 / x.
        var tiny = b.Less(a, b.Constant(0.5)).Hint("tiny");
        var u = b.Select(tiny, a + 1, a).Hint("u");
        var (high, low) = b.IsSingle ? (1.4616321325302124, 1.243814993891891E-08) : (1.4616321449683622, 9.549995429965697E-17);
        var distance = (u - high - low).Hint("distance");
        var central = (DigammaPolynomial((u - 1.5).Hint("z")) * distance).Hint("central");
        var small = b.Select(tiny, central - inverse, central).Hint("small");

        var s = (inverse * inverse).Hint("s");
        var large = (b.Fma(-s, DigammaTail(s), -0.5 * inverse) + Log(a)).Hint("large");
        var y = b.Select(b.LessOrEqual(a, b.Constant(2.5)), small, large).Hint("y");

        // digamma(x) = digamma(1 - x) - pi cot(pi x). At the poles below 0 the two sides differ: NaN.
        var fraction = Fraction(x);
        var reflected = b.Select(b.Equal(fraction, b.Constant(0)), b.Constant(double.NaN), y - (Math.PI * Cotangent(fraction)));
        return b.Select(negative, reflected, y).Hint("digamma");
    }

    /// <summary>
    /// The derivative of digamma of an order of at least 1: the terms of (-1)^(n + 1) n! sum of 1 / (x + k)^(n + 1) up to some k, and the rest by
    /// its asymptotic series (Abramowitz and Stegun 6.4.10 and 6.4.11). All are of one sign for positive x; below 8 ulp there.
    /// </summary>
    public static Lane Polygamma(Lane x, int order)
    {
        var b = x.Builder;
        var negative = b.Less(x, b.Constant(0)).Hint("negative");
        var a = b.Select(negative, 1 - x, x).Hint("a");
        var shift = (b.IsSingle ? 5 : 11) + order;
        var isFar = b.Greater(a, b.Constant(shift)).Hint("isFar");
        var sum = TimesInversePower(b.Constant(Factorial(order)), a + (shift - 1), order + 1);
        for (var k = shift - 2; k >= 0; k--)
        {
            sum = (sum + TimesInversePower(b.Constant(Factorial(order)), (a + k).Hint("shifted"), order + 1)).Hint("sum");
        }

        var tail = AsymptoticPolygamma(b.Select(isFar, a, a + shift).Hint("far"), order, b.IsSingle ? 5 : 9);
        sum = b.Select(isFar, tail, sum + tail).Hint("sum");
        var y = order % 2 == 1 ? sum : -sum;

        // (-1)^n polygamma(n, 1 - x) - (d/dx)^n pi cot(pi x); each derivative of cot is a polynomial in it. At the poles NaN.
        var fraction = Fraction(x);
        var cotangent = Cotangent(fraction);
        var reflection = b.Polynomial((cotangent * cotangent).Hint("square"), "reflection", CotangentDerivative(order));
        reflection = order % 2 == 0 ? reflection * cotangent : reflection;
        var reflected = (order % 2 == 1 ? -y : y) - reflection;
        reflected = b.Select(b.Equal(fraction, b.Constant(0)), b.Constant(double.NaN), reflected).Hint("reflected");
        return b.Select(negative, reflected, y).Hint("polygamma");
    }

    /// <summary>x less the nearest integer; NaN for an infinity.</summary>
    private static Lane Fraction(Lane x) => (x - x.Builder.RoundToEven(x)).Hint("fraction");

    /// <summary>(n - 1)! / x^n + n! / (2 x^(n + 1)) + sum of B(2 k) (2 k + n - 1)! / ((2 k)! x^(2 k + n)).</summary>
    private static Lane AsymptoticPolygamma(Lane x, int order, int terms)
    {
        var b = x.Builder;
        var coefficients = new double[terms];
        for (var k = 0; k < terms; k++)
        {
            // (2 k + n - 1)! / (2 k)!
            var ratio = 1.0;
            for (var i = (2 * k) + 1; i < (2 * k) + order; i++)
            {
                ratio *= i;
            }

            coefficients[k] = Bernoulli[k] * ratio;
        }

        var inverse = (1 / x).Hint("inverse");
        var series = b.Polynomial((inverse * inverse).Hint("s"), "series", coefficients);
        return TimesInversePower(b.Fma(inverse, Factorial(order) / 2, series), x, order).Hint("tail");
    }

    /// <summary>The Bernoulli numbers B(0), B(2), B(4), ...</summary>
    private static readonly double[] Bernoulli =
        [1, 1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510];

    /// <summary>factor / x^power, the factor first, so that no part of it is subnormal before the end.</summary>
    private static Lane TimesInversePower(Lane factor, Lane x, int power)
    {
        var inverse = (1 / x).Hint("inverse");
        var product = factor;
        for (var i = 0; i < power; i++)
        {
            product = (product * inverse).Hint("product");
        }

        return product;
    }

    /// <summary>cot(pi x) for x of -1/2 to 1/2: beyond 1/4 by the tangent of the rest, which is exact.</summary>
    private static Lane Cotangent(Lane x)
    {
        var b = x.Builder;
        var a = b.Abs(x).Hint("a");
        var outer = b.Greater(a, b.Constant(0.25)).Hint("outer");
        var tangent = Tan(b.Select(outer, 0.5 - a, a) * Math.PI);
        return b.CopySign(b.Select(outer, tangent, 1 / tangent), x).Hint("cotangent");
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    /// <summary>
    /// The derivative of pi cot(pi x) of some order as a polynomial in c = cot(pi x), of which the derivative is -pi (1 + c^2): the
    /// coefficients of every other power, which have one sign; those between are 0.
    /// </summary>
    private static double[] CotangentDerivative(int order)
    {
        double[] polynomial = [0, Math.PI];
        for (var i = 0; i < order; i++)
        {
            var derivative = new double[polynomial.Length + 1];
            for (var k = 1; k < polynomial.Length; k++)
            {
                derivative[k - 1] -= Math.PI * k * polynomial[k];
                derivative[k + 1] -= Math.PI * k * polynomial[k];
            }

            polynomial = derivative;
        }

        return [.. polynomial.Where((_, power) => power % 2 != order % 2)];
    }

    /// <summary>log gamma(1.5 + z) / ((z + 1/2) (z - 1/2)) on -1 to 1; fit, relative error 2^-24.9 (float), 2^-54.7 (double).</summary>
    private static Lane LgammaPolynomial(Lane z) => z.Builder.IsSingle
        ? z.Builder.Polynomial(
            z,
            "p",
            0.48312896, -0.14595984, 0.06291067, -0.031311158, 0.016808633, -0.009389233, 0.00536101, -0.0034317472,
            0.0022718138, -0.00047511814, -0.00012522127, -0.001625197, 0.0014584478, 0.0009240202, -0.0008383223,
            -0.00051977066, 0.00038921236)
        : z.Builder.Polynomial(
            z,
            "p",
            0.4831289505409809, -0.14595989591430608, 0.06291140107456752, -0.031308487501010875, 0.01679709863110354,
            -0.009425622448524542, 0.005446457843927719, -0.0032120740735365463, 0.0019229162188456564,
            -0.0011644145823081066, 0.0007115204612454717, -0.00043799330188583525, 0.00027129932820764674,
            -0.00016891389320668402, 0.00010544617376748241, -6.616924572366363e-05, 4.276308376990621e-05,
            -2.7161791145890285e-05, 1.2753364900352386e-05, -7.660427631955255e-06, 1.8671928037592752e-05,
            -1.2973818866802585e-05, -2.41007373014544e-05, 1.738607456906424e-05, 4.695987793312526e-05,
            -3.290561871222968e-05, -5.844547447760809e-05, 4.055475816995392e-05, 5.6477333783480234e-05,
            -3.875880653473915e-05, -3.879072102397801e-05, 2.639977546121886e-05, 1.8469273746915993e-05,
            -1.2474011557291717e-05, -5.405213392734596e-06, 3.6272043061605355e-06, 7.65943124647216e-07,
            -5.106787424369775e-07);

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

    /// <summary>digamma(1.5 + z) / (1.5 + z - zero) on -1 to 1; fit, relative error 2^-24.3 (float), 2^-54.3 (double).</summary>
    private static Lane DigammaPolynomial(Lane z) => z.Builder.IsSingle
        ? z.Builder.Polynomial(
            z,
            "p",
            0.9510559, -0.42362738, 0.24053924, -0.14840536, 0.09508534, -0.061948728, 0.039740074, -0.026539117,
            0.023108369, -0.014547328, -0.006476939, 0.002732773, 0.02597542, -0.015582927, -0.01738918, 0.0105921775,
            0.007874932, -0.0050123725)
        : z.Builder.Polynomial(
            z,
            "p",
            0.9510558760318328, -0.4236274212814605, 0.24054248424080676, -0.14840492305391406, 0.09498872445066522,
            -0.06192213327152361, 0.04076083404815559, -0.026975796865241024, 0.017907245516006625,
            -0.011908214388987098, 0.007927066723772469, -0.00528003291676782, 0.003517627303849941,
            -0.0023444695178629405, 0.0015669687073961267, -0.001043739370716113, 0.0006709946574308001,
            -0.00045110742657549104, 0.000408688604841972, -0.00025866736956965116, -0.00018769692538195653,
            8.676772027536007e-05, 0.000872671571250848, -0.000499352222138656, -0.0015403114843407946,
            0.0008897662899754443, 0.00234744667053346, -0.00138899370137504, -0.002657551216812515,
            0.0015991845053621304, 0.002286716452758728, -0.0013977372168105615, -0.001429162426201837,
            0.000885266737705854, 0.000619732253969208, -0.0003885463210581597, -0.00016667229719085575,
            0.00010562510801213456, 2.1507338068808678e-05, -1.3773121434636664e-05);

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
