namespace NumDsl.Generator.Tests.Execution;

/// <summary>What generated code says of matrices that cannot be used, and what its factorisations cost.</summary>
public class LinearAlgebraTests
{
    private static readonly Lazy<Func<string, string>> Run = new(() => GeneratedModel.Of(Source).Driver<Func<string, string>>());

    [Theory]
    [InlineData("solve", "'covariance'", "singular", "pivot 1 of 2", "matrix 777 ")]
    [InlineData("solve on four threads", "'covariance'", "singular", "pivot 1 of 2", "matrix 777 ")]
    [InlineData("gradient", "'covariance'", "singular", "pivot 1 of 2", "matrix 777 ")]
    [InlineData("factor", "'covariance'", "not positive definite", "pivot 1 of 2 is 0", "matrix 777 ")]
    [InlineData("whole", "'k'", "not positive definite", "pivot 0 of 2 is -1", "matrix 0 ")]
    public void A_matrix_that_cannot_be_used_is_named(string call, params string[] parts)
    {
        var message = Run.Value(call);

        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void After_the_first_call_nothing_is_allocated() => Assert.Equal("0", Run.Value("allocated"));

    private static string Source => Sources.Usings +
        """
        [Model(typeof(double))]
        public static partial class Systems
        {
            [Equation, Gradient("covariance")]
            public static Scalar Cost([Shape("b", 2, 2)] NDArray covariance, [Shape("b", 2, 1)] NDArray y) => Sum(y * Solve(covariance, y));

            [Equation]
            public static Scalar Factor([Shape("b", 2, 2)] NDArray covariance) => Sum(Cholesky(covariance));

            [Equation]
            public static Scalar Whole([Shape("n", "n")] NDArray x)
            {
                var k = x - 1;
                return Sum(Cholesky(k));
            }
        }

        public static class Driver
        {
            public static string Run(string call)
            {
                const int Count = 20000;
                double[] a = new double[4 * Count], y = new double[2 * Count], gradient = new double[4 * Count];
                y.AsSpan().Fill(1);
                for (var i = 0; i < Count; i++)
                {
                    (a[4 * i], a[4 * i + 3]) = (1, i == 777 && call != "allocated" ? 0 : 2);
                }

                try
                {
                    Systems.MaxDegreeOfParallelism = call == "solve on four threads" ? 4 : 1;
                    switch (call)
                    {
                        case "allocated":
                            Systems.CostAndGradient(a, y, Count, gradient);
                            Systems.Factor(a, Count);
                            var before = GC.GetAllocatedBytesForCurrentThread();
                            Systems.CostAndGradient(a, y, Count, gradient);
                            Systems.Factor(a, Count);
                            return $"{GC.GetAllocatedBytesForCurrentThread() - before}";
                        case "gradient": return $"{Systems.CostAndGradient(a, y, Count, gradient)}";
                        case "factor": return $"{Systems.Factor(a, Count)}";
                        case "whole": return $"{Systems.Whole([0, 1, 1, 0], 2)}";
                        default: return $"{Systems.Cost(a, y, Count)}";
                    }
                }
                catch (LinearAlgebraException exception)
                {
                    return exception.Message;
                }
            }
        }
        """;
}
