namespace NumDsl.Generator.Tests.Execution;

/// <summary>Equations in which the order of the steps, or the names in the generated code, could make the numbers wrong.</summary>
public class ScheduleTests
{
    [Fact]
    public void A_transpose_is_read_as_it_lies_before_the_step_that_copies_it()
    {
        var values = GeneratedModel.Of(Source).Driver<Func<double[]>>()();

        for (var index = 0; index < values.Length; index += 2)
        {
            Assert.Equal(values[index + 1], values[index], 1e-12);
        }
    }

    private static readonly string Source = Sources.Usings +
        """
        [Model(typeof(double))]
        public static partial class Late
        {
            [Equation]
            public static Scalar ProductThenCopy([Shape("p", "m")] NDArray x, [Shape("p", 1)] NDArray c) =>
                Sum(Dot(x, x.T)) + Sum(Square(x.T) * c.T);

            [Equation]
            public static Scalar TwoProducts([Shape("p", "m")] NDArray x, [Shape("p", 1)] NDArray c) =>
                Sum(Dot(Dot(x, x.T), c)) + Sum(Dot(x.T * c.T, x * 2));

            [Equation]
            public static Scalar NestedNumbers([Shape("p", "m")] NDArray x) =>
                Tanh(Sigmoid(LogSigmoid(Mean(x)))) + Reciprocal(1 + Exp(-Tanh(Mean(x)))) + Where(Sum(x) < Sum(x), 1, 2);
        }

        [Model(typeof(double))]
        public partial class Upper
        {
            [Parameter("D", 1)]
            public partial NDArray W { get; }

            [Parameter("workspace", 1)]
            public partial NDArray V { get; }

            [Equation, Gradient]
            public Scalar Cost([Shape("D", "N")] NDArray x, [Shape("workspace", "N")] NDArray arguments) =>
                Sum(Square(Dot(W.T, x) - 1)) + Sum(Dot(V.T, arguments));
        }

        public static class Driver
        {
            public static double[] Run()
            {
                double[] x = [0.3, -1.2, 0.7, 2.1, 0.4, -0.6];
                double[] c = [1.5, -0.5];
                var (X, C) = (NDArray.Create(x, 2, 3), NDArray.Create(c, 2, 1));
                var upper = new Upper(2, 1);
                upper.Parameters.Flat.Fill(0.5);
                return
                [
                    Late.ProductThenCopy(x, c, 2, 3), (double)Late.ProductThenCopy(X, C),
                    Late.TwoProducts(x, c, 2, 3), (double)Late.TwoProducts(X, C),
                    Late.NestedNumbers(x, 2, 3), (double)Late.NestedNumbers(X),
                    upper.CostAndGradient(x, [1.0, 2.0, 3.0], 3, upper.CreateParameterSet()), (double)upper.Cost(X, NDArray.Create([1.0, 2.0, 3.0], 1, 3)),
                    upper.D + upper.Workspace, 3,
                ];
            }
        }
        """;

    [Fact]
    public void Sizes_whose_product_does_not_fit_are_refused_before_anything_is_read()
    {
        const string source =
            """
            [Model(typeof(double))]
            public static partial class Large
            {
                [Equation]
                public static NDArray Twice([Shape("p", "k", "m")] NDArray x) => x * 2;
            }

            [Model]
            public partial class Wide
            {
                [Parameter("a", "b")]
                public partial NDArray W { get; }

                [Equation]
                public Scalar Total([Shape("b", "m")] NDArray x) => Sum(Dot(W, x));
            }

            public static class Driver
            {
                public static string[] Run() => [Of(() => Large.Twice([], 1 << 30, 1 << 30, 16, [])), Of(() => new Wide(int.MaxValue, int.MaxValue))];

                private static string Of(Action action)
                {
                    try
                    {
                        action();
                        return "nothing thrown";
                    }
                    catch (ArgumentException problem)
                    {
                        return problem.Message;
                    }
                }
            }
            """;
        var messages = GeneratedModel.Of(Sources.Usings + source).Driver<Func<string[]>>()();

        Assert.Contains("'x' has 0 elements; its shape (p, k, m) has 18446744073709551616", messages[0], StringComparison.Ordinal);
        Assert.Contains("a * b = 4611686014132420609", messages[1], StringComparison.Ordinal);
    }
}
