namespace NumDsl.Generator.Tests.Execution;

/// <summary>Random numbers in generated code do not depend on how it is run.</summary>
public class RandomTests
{
    private static readonly Lazy<Func<string, double[]>> Run = new(() => GeneratedModel.Of(Source).Driver<Func<string, double[]>>());

    [Fact]
    public void Four_threads_draw_what_one_draws() => Assert.Equal(Run.Value("one thread"), Run.Value("four threads"));

    [Fact]
    public void Both_orders_of_memory_draw_the_same() => Assert.Equal(Run.Value("one thread"), Run.Value("example-major"));

    [Fact]
    public void The_backward_pass_meets_the_mask_of_the_forward_pass()
    {
        var pairs = Run.Value("gradient of dropout");

        Assert.All(pairs.Chunk(2), pair => Assert.Equal(pair[0], pair[1]));
        Assert.Contains(0, pairs);
        Assert.Contains(2, pairs);
    }

    [Fact]
    public void Another_key_draws_others() => Assert.NotEqual(Run.Value("one thread"), Run.Value("another key"));

    [Fact]
    public void A_rate_that_is_no_probability_makes_NaN() => Assert.All(Run.Value("rate of 2"), value => Assert.True(double.IsNaN(value)));

    [Fact]
    public void A_model_of_keys_alone_can_be_evaluated() => Assert.Equal(Run.Value("eager")[0], Run.Value("key alone")[0], 1e-14);

    private static string Source => Sources.Usings +
        """
        [Model(typeof(double))]
        public static partial class Noise
        {
            [Equation]
            public static NDArray Noisy([Shape("n", "m")] NDArray x, RandomKey key) => x + Normal(key, x.Shape[0], x.Shape[1]);

            [Equation, Gradient("x")]
            public static Scalar Dropped([Shape("n", "m")] NDArray x, RandomKey @fixed) => Sum(Dropout(x, 0.5, @fixed));

            [Equation]
            public static NDArray AtRate([Shape("n", "m")] NDArray x, Scalar rate, RandomKey key) => Dropout(x, rate, key);

            [Equation]
            public static Scalar Alone(RandomKey key) => Sum(Uniform(key.FoldIn(1), 3, 4) * Uniform(key, 3, 4));
        }

        public static class Driver
        {
            public static double[] Run(string call)
            {
                const int N = 3, M = 20000;
                double[] x = new double[N * M], result = new double[N * M];
                var key = new RandomKey(call == "another key" ? 8u : 7u);
                Noise.MaxDegreeOfParallelism = call == "four threads" ? 4 : 1;
                switch (call)
                {
                    case "example-major":
                        Noise.Noisy(Examples.Columns<double>(x, N, M), key, Examples.Columns<double>(result.AsSpan(), N, M));
                        var transposed = new double[N * M];
                        for (var i = 0; i < N * M; i++)
                        {
                            transposed[(i % N * M) + (i / N)] = result[i];
                        }

                        return transposed;
                    case "gradient of dropout":
                        x.AsSpan().Fill(1);
                        var (dropped, pairs) = (new double[N * M], new double[2 * N * M]);
                        Noise.AtRate(x, 0.5, key, N, M, dropped);
                        Noise.DroppedAndGradient(x, key, N, M, result);
                        for (var i = 0; i < N * M; i++)
                        {
                            (pairs[2 * i], pairs[2 * i + 1]) = (dropped[i], result[i]);
                        }

                        return pairs;
                    case "rate of 2":
                        Noise.AtRate(x, 2, key, N, M, result);
                        return result;
                    case "key alone": return [Noise.EvaluateAlone(key)];
                    case "eager": return [Noise.Alone(key).Value];
                    default:
                        Noise.Noisy(x, key, N, M, result);
                        return result;
                }
            }
        }
        """;
}
