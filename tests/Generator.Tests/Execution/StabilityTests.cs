namespace NumDsl.Generator.Tests.Execution;

/// <summary>Textbook forms that overflow as written: the generated kernels give the value and the gradient all the same.</summary>
public class StabilityTests
{
    [Fact]
    public void An_equation_without_stable_forms_is_computed_to_the_letter()
    {
        var values = GeneratedModel.Of(Sources.Usings +
            """
            [Model(typeof(double))]
            public static partial class M
            {
                [Equation, Gradient] public static Scalar Stable(Scalar x) => Log(Sigmoid(x));
                [Equation(StableForms = true)] public static Scalar AlsoStable(Scalar x) => Log(Sigmoid(x));
                [Equation(StableForms = false), Gradient] public static Scalar AsWritten(Scalar x) => Log(Sigmoid(x));
            }

            public static class Driver
            {
                public static double[] Run() =>
                    [M.StableAndGradient(-1000, out var dx), dx, M.AlsoStable(-1000), M.AsWritten(-1000), M.AsWritten(-1), M.AsWrittenAndGradient(0, out dx), dx];
            }
            """).Driver<Func<double[]>>()();

        Assert.Equal([-1000, 1, -1000, double.NegativeInfinity], values[..4]);
        Assert.Equal(-1.3132616875182228, values[4], 15);
        Assert.Equal([-Math.Log(2), 0.5], values[5..], (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void Cross_entropies_and_softmax_are_finite_at_logits_of_1000(string type)
    {
        var values = GeneratedModel.Of(Sources.Usings +
            $$"""
            [Model(typeof({{type}}))]
            public static partial class M
            {
                [Equation, Gradient("z")]
                public static Scalar Binary([Shape(1, "m")] NDArray z, [Shape(1, "m")] NDArray y)
                {
                    var a = Sigmoid(z);
                    return Sum(-(y * Log(a) + (1 - y) * Log(1 - a)));
                }

                [Equation, Gradient("z")]
                public static Scalar Categorical([Shape("k", "m")] NDArray z, [Shape("k", "m")] NDArray y) =>
                    -Sum(y * Log(Exp(z) / Sum(Exp(z), axis: 0)));

                [Equation, Gradient("z")]
                public static Scalar SoftplusSpeltOut([Shape(1, "m")] NDArray z) => Sum(Log(1 + Exp(z)));

                [Equation, Gradient("z")]
                public static Scalar LogSumExpSpeltOut([Shape("k", "m")] NDArray z) => Sum(Log(Sum(Exp(z), axis: 0)));
            }

            public static class Driver
            {
                public static double[][] Run()
                {
                    {{type}}[] z = [-1000, 1000, -1000, 1000], y = [0, 1, 1, 0], dz = new {{type}}[4], logits = [1000, -1000, 0, 1000], target = [1, 1, 0, 0];
                    var binary = M.BinaryAndGradient(z, y, 4, dz);
                    double[] dBinary = [dz[0], dz[1], dz[2], dz[3]];
                    var categorical = M.CategoricalAndGradient(logits, target, 2, 2, dz);
                    double[] dCategorical = [dz[0], dz[1], dz[2], dz[3]];
                    var softplus = M.SoftplusSpeltOutAndGradient(z, 4, dz);
                    double[] dSoftplus = [dz[0], dz[1], dz[2], dz[3]];
                    var logSumExp = M.LogSumExpSpeltOutAndGradient(logits, 2, 2, dz);
                    return [[binary, categorical, softplus, logSumExp], dBinary, dCategorical, dSoftplus, [dz[0], dz[1], dz[2], dz[3]]];
                }
            }
            """).Driver<Func<double[][]>>()();

        // Columns of the categorical logits: (1000, 0) with the target (1, 0), and (-1000, 1000) with the target (1, 0).
        Assert.Equal([2000, 2000, 2000, 2000], values[0]);
        Assert.Equal([0, 0, -1, 1], values[1]);
        Assert.Equal([0, -1, 0, 1], values[2]);
        Assert.Equal([0, 1, 0, 1], values[3]);
        Assert.Equal([1, 0, 0, 1], values[4]);
    }

    // As the chain rule has them, all but the value are 0 / 0: the price does not depend on d1, which is infinite.
    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void The_derivatives_of_an_option_without_volatility_are_those_of_its_payoff(string type)
    {
        var (inside, outside) = GeneratedModel.Of(Sources.Usings +
            $$"""
            [Model(typeof({{type}}))]
            public static partial class M
            {
                [Equation, Gradient]
                public static Scalar Price(Scalar s, Scalar k, Scalar v, Scalar r, Scalar t)
                {
                    var deviation = v * Sqrt(t);
                    var d1 = (Log(s / k) + (r + v * v / 2) * t) / deviation;
                    var d2 = d1 - deviation;
                    return s * (1 + Erf(d1 / Sqrt(2))) / 2 - k * Exp(-r * t) * (1 + Erf(d2 / Sqrt(2))) / 2;
                }
            }

            public static class Driver
            {
                public static (double[], double[]) Run() => (At(110), At(50));

                private static double[] At({{type}} price)
                {
                    var value = M.PriceAndGradient(price, 100, 0, ({{type}})0.25, 2, out var ds, out var dk, out var dv, out var dr, out var dt);
                    return [value, ds, dk, dv, dr, dt];
                }
            }
            """).Driver<Func<(double[], double[])>>()();

        var discount = Math.Exp(-0.5);
        Assert.Equal([110 - (100 * discount), 1, -discount, 0, 200 * discount, 25 * discount], inside, (a, b) => Math.Abs(a - b) <= 1e-6 * Math.Abs(a));
        Assert.Equal([0, 0, 0, 0, 0, 0], outside);
    }

    /// <summary>The form as written, the argument, and the value of SciPy (mpmath's where the naive form is all that SciPy has).</summary>
    public static TheoryData<string, double, double> Cancelling => new()
    {
        { "Log(Exp(x) + Exp(x + 1))", 1000, 1001.3132616875182 },
        { "Log(Exp(x) + Exp(x + 1))", -1000, -998.6867383124818 },
        { "Log(Cosh(x))", -1000, 999.3068528194401 },
        { "Log(1 - Exp(x))", -1e-20, -46.051701859880914 },
        { "1 - Sigmoid(x)", 50, 1.928749847963918e-22 },
        { "1 - Erf(x)", 6, 2.1519736712498913e-17 },
        { "1 + Tanh(x)", -20, 8.496708510583178e-18 },
        { "1 - NormalCdf(x)", 9, 1.1285884059538405e-19 },
        { "1 - Cos(x)", 1e-9, 5e-19 },
        { "Exp(x) - 1", 1e-12, 1.0000000000005e-12 },
        { "Log(1 + x)", 1e-12, 9.999999999995e-13 },
        { "Log(Sigmoid(x))", -1000, -1000 },
        { "Log(1 - Sigmoid(x))", 1000, -1000 },
        { "Log(1 + Exp(x))", 1000, 1000 },
        { "Exp(x) / (1 + Exp(x))", 1000, 1 },
    };

    [Theory]
    [MemberData(nameof(Cancelling))]
    public void A_form_that_overflows_or_cancels_as_written_is_right_in_the_kernel(string form, double x, double expected)
    {
        foreach (var (type, tolerance) in new[] { ("float", 3e-7), ("double", 1e-15) })
        {
            var value = GeneratedModel.Of(Sources.Usings +
                $$"""
                [Model(typeof({{type}}))]
                public static partial class M
                {
                    [Equation] public static Scalar F([Shape("n", 1)] NDArray x) => Sum({{form}});
                }

                public static class Driver
                {
                    public static double Run(double x) => M.F([({{type}})x], 1);
                }
                """).Driver<Func<double, double>>()(x);
            Assert.InRange(value, expected - (tolerance * Math.Abs(expected)), expected + (tolerance * Math.Abs(expected)));
        }
    }

    [Fact]
    public void The_cross_entropy_in_two_sums_is_finite_at_logits_of_1000_and_its_gradient_is_a_minus_y_over_m()
    {
        var values = GeneratedModel.Of(Sources.Usings +
            """
            [Model(typeof(double))]
            public static partial class M
            {
                [Equation, Gradient("z")]
                public static Scalar Cost([Shape(1, "m")] NDArray z, [Shape(1, "m")] NDArray y)
                {
                    var a = Sigmoid(z);
                    return -(Sum(y * Log(a)) + Sum((1 - y) * Log(1 - a))) / z.Shape[1];
                }
            }

            public static class Driver
            {
                public static double[] Run()
                {
                    double[] z = [-1000, 1000, -1000, 1000], y = [0, 1, 1, 0], dz = new double[4];
                    var cost = M.CostAndGradient(z, y, 4, dz);
                    return [cost, .. dz];
                }
            }
            """).Driver<Func<double[]>>()();
        Assert.Equal([500, 0, 0, -0.25, 0.25], values);
    }
}
