namespace NumDsl.Generator.Tests.Execution;

/// <summary>Values that are shared many times over, choices at compile time, and names that generated code uses itself.</summary>
public class SharingAndNamesTests
{
    [Fact]
    public void Numbers_are_right_whatever_is_shared_chosen_or_called_alike()
    {
        var values = GeneratedModel.Of(Source).Driver<Func<double[]>>()();

        Assert.Equal(
            [
                // The guard of a switch arm does not replace its pattern: 2 * (1 + 2 + 3).
                12,
                // 40 doublings: 6 * 2^40. A sum of sums has 2^40 terms if it is written out.
                6 * Math.Pow(2, 40),
                // 30 times z + relu(z) from z = exp(0): the value and the derivative are 2^30, for each of two elements.
                2 * Math.Pow(2, 30), Math.Pow(2, 30), Math.Pow(2, 30),
                // An argument called like a parameter, sum of w * W^2 at w = (1, 2, 3), W = 2: 24; by W 2wW, by w W^2.
                24, 4, 8, 12, 4, 4, 4,
                // Sizes that are solved one after the other: a from 2a, then b from a + b.
                9,
                // Arguments called like tiles, results and derivatives.
                14, 2, 2,
                // Overloads, and equations that differ in case: 6, 14, 12, 18.
                6, 14, 12, 18,
            ],
            values);
    }

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void Sums_of_equal_products_are_equal_whether_one_has_a_name_or_not(string type)
    {
        var run = GeneratedModel.Of(Sources.Usings +
            $$"""
            [Model(typeof({{type}}))]
            public static partial class Sums
            {
                [Equation]
                public static Scalar Difference([Shape("n", "m")] NDArray x, [Shape("n", "m")] NDArray y)
                {
                    var p = x * y;
                    return Sum(p) - Sum(x * x);
                }
            }

            public static class Driver
            {
                public static double Run(int n, int m)
                {
                    var x = new {{type}}[n * m];
                    for (var i = 0; i < x.Length; i++) x[i] = ({{type}})Math.Sin(i + 0.5);
                    return Sums.Difference(x, x, n, m);
                }
            }
            """).Driver<Func<int, int, double>>();
        Assert.All([1, 7, 8, 9, 16, 17, 31, 33, 100, 1000], m => Assert.Equal(0, run(3, m)));
    }

    [Fact]
    public void A_type_that_generated_code_calls_may_be_the_name_of_an_argument()
    {
        var run = GeneratedModel.Of(Sources.Usings +
            """
            [Model]
            public static partial class Names
            {
                [Equation]
                public static Scalar F([Shape("n", 1)] NDArray LaneMath, [Shape("n", 1)] NDArray Vector256, [Shape("n", 1)] NDArray MathF) =>
                    Sum(Exp(MathF - LaneMath * Vector256));
            }

            public static class Driver
            {
                public static double Run() => Names.F(new float[] { 1, 2, 3 }, new float[] { 1, 1, 1 }, new float[] { 1, 2, 3 }, 3);
            }
            """).Driver<Func<double>>();
        Assert.Equal(3, run());
    }

    [Fact]
    public void Two_negative_sizes_do_not_make_a_positive_length()
    {
        const string source =
            """
            [Model]
            public static partial class Valid
            {
                [Equation]
                public static Scalar Total([Shape("h", "w")] NDArray x, [Shape("k", "k")] NDArray f, [Shape("h-k+1", "w-k+1")] NDArray y) =>
                    Sum(x) + Sum(f) + Sum(y);
            }

            public static class Driver
            {
                public static string Run()
                {
                    try
                    {
                        Valid.Total(new float[1], new float[9], new float[1], 1, 1, 3);
                        return "nothing thrown";
                    }
                    catch (ArgumentException problem)
                    {
                        return problem.Message;
                    }
                }
            }
            """;
        var message = GeneratedModel.Of(Sources.Usings + source).Driver<Func<string>>()();

        Assert.Contains("'y': h - k + 1 is -1, and must be at least 0", message, StringComparison.Ordinal);
    }

    private static readonly string Source = Sources.Usings +
        """
        [Model(typeof(double))]
        public static partial class Shared
        {
            [Equation]
            public static Scalar Choice([Shape("n", 1)] NDArray x)
            {
                const int k = 2;
                const bool on = true;
                return Sum(k switch { 1 when on => x, _ => 2 * x });
            }

            [Equation]
            public static Scalar Doubled([Shape("n", 1)] NDArray x)
            {
                var s = x;
                for (var i = 0; i < 40; i++)
                {
                    s = s + s;
                }

                return Sum(s);
            }

            [Equation, Gradient]
            public static Scalar Rectified([Shape("n", 1)] NDArray x)
            {
                var z = Exp(x);
                for (var i = 0; i < 30; i++)
                {
                    z = z + Relu(z);
                }

                return Sum(z);
            }

            [Equation]
            public static Scalar Solved([Shape("a+b", 1)] NDArray x, [Shape("2*a", 1)] NDArray y) => Sum(x) + Sum(y);

            [Equation]
            public static Scalar Tiles([Shape("n", "m")] NDArray x, [Shape("n", "m")] NDArray xTile) => Sum(x * xTile);

            [Equation]
            public static NDArray Results([Shape("n", 1)] NDArray x, [Shape("n", 1)] NDArray result) => x + result;

            [Equation, Gradient("x")]
            public static Scalar Derivatives([Shape("n", 1)] NDArray x, [Shape("n", 1)] NDArray xGradient) => Sum(x * xGradient);

            [Equation]
            public static Scalar F([Shape("n", 1)] NDArray x) => Sum(x);

            [Equation]
            public static Scalar F([Shape("n", 1)] NDArray x, [Shape("n", 1)] NDArray y) => Sum(x * y);

            [Equation]
            public static Scalar F2([Shape("n", 1)] NDArray x) => 2 * Sum(x);

            [Equation]
            public static Scalar f([Shape("n", 1)] NDArray x) => 3 * Sum(x);
        }

        [Model(typeof(double))]
        public partial class Alike
        {
            [Parameter("nx", 1)]
            public partial NDArray W { get; }

            [Equation, Gradient("W")]
            public Scalar F([Shape("nx", 1)] NDArray W) => Sum(W * Square(this.W));
        }

        public static class Driver
        {
            public static double[] Run()
            {
                double[] x = [1, 2, 3];
                var rectified = new double[2];
                var value = Shared.RectifiedAndGradient([0.0, 0.0], 2, rectified);
                var alike = new Alike(3);
                alike.Parameters.Flat.Fill(2);
                var gradient = alike.CreateParameterSet();
                var byArgument = new double[3];
                var both = alike.FAndGradient(x, gradient, byArgument);
                var result = new double[3];
                Shared.Results(x, x, 3, result);
                var derivative = new double[3];
                Shared.DerivativesAndGradient(x, x, 3, derivative);
                return
                [
                    Shared.Choice(x, 3), Shared.Doubled(x, 3), value, .. rectified, both, .. gradient.Flat, .. byArgument,
                    Shared.Solved([1.0, 1.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0], 2, 3), Shared.Tiles(x, x, 3, 1), result[0], derivative[1],
                    Shared.F(x, 3), Shared.F(x, x, 3), Shared.F2(x, 3), Shared.f(x, 3),
                ];
            }
        }
        """;
}
