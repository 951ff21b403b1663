namespace NumDsl.Generator.Tests.Execution;

/// <summary>Threads share the examples: the bits are those of one thread, and the values those of the eager equation.</summary>
public class ThreadTests
{
    private static readonly Lazy<Func<string, int, double[]>> Run = new(() => GeneratedModel.Of(Sources.Usings + Model + Driver).Driver<Func<string, int, double[]>>());

    [Theory]
    [InlineData("Network")] // matrix and vector sums
    [InlineData("Network by columns")]
    [InlineData("Network, a batch")] // two parts of one tile each: one thread lets the second go on with the sums of the first
    [InlineData("Regression")] // rows of many features: threads share the products
    [InlineData("Regression by columns")] // tiles of a few examples
    [InlineData("Standardise")] // two sweeps, sums that feed the examples again
    [InlineData("Largest")] // maxima and minima over the examples
    [InlineData("Product")] // products over the examples
    [InlineData("Elementwise")] // numbers only
    [InlineData("Map")] // nothing summed up
    public void Any_number_of_threads_gives_the_same_bits_and_the_value_of_the_eager_equation(string call)
    {
        var one = Run.Value(call, 1);
        foreach (var threads in new[] { 2, 3, 8, -1 })
        {
            Assert.Equal(one.Select(BitConverter.DoubleToInt64Bits), Run.Value(call, threads).Select(BitConverter.DoubleToInt64Bits));
        }

        var eager = Run.Value(call, 0);
        Assert.Equal(eager.Length, one.Length);
        for (var i = 0; i < one.Length; i++)
        {
            Assert.Equal(eager[i], one[i], 1e-4 * Math.Max(1, Math.Abs(eager[i])));
        }
    }

    [Fact]
    public void A_degree_of_parallelism_of_0_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Run.Value("Zero threads", 1));
        Assert.Contains("MaxDegreeOfParallelism is 0", error.Message, StringComparison.Ordinal);
    }

    private const string Model =
        """
        [Model]
        public partial class Network
        {
            [Parameter("nh", "nx")] public partial NDArray W { get; }
            [Parameter("nh", 1)] public partial NDArray B { get; }
            [Parameter(1, "nh")] public partial NDArray V { get; }

            [Equation, Gradient]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(1, "m")] NDArray y) => Mean(Square(Dot(V, Tanh(Dot(W, x) + B)) - y));
        }

        [Model]
        public partial class Regression
        {
            [Parameter("nx", 1)] public partial NDArray W { get; }
            [Parameter] public partial Scalar B { get; }

            [Equation, Gradient]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(1, "m")] NDArray y) => Mean(Square(Sigmoid(Dot(W.T, x) + B) - y));
        }

        [Model]
        public static partial class Statistics
        {
            [Equation]
            public static NDArray Standardise([Shape("n", "m")] NDArray x)
            {
                var centred = x - Mean(x, axis: 1);
                return centred / Sqrt(Mean(Square(centred), axis: 1) + 1e-3);
            }

            [Equation]
            public static NDArray Largest([Shape("n", "m")] NDArray x) => Max(x, axis: 1) - 2 * Min(Exp(x), axis: 1);

            [Equation]
            public static NDArray Product([Shape("n", "m")] NDArray x) =>
                Prod(Where(x > 0.499, 2, 1), axis: 1) * Prod(Where(x > 0.49999, 2, 1)) - Min(x); // powers of two: exact

            [Equation, Gradient("a")]
            public static Scalar Elementwise([Shape(1, "m")] NDArray x, Scalar a) => Sum(Exp(a * x)) + Max(x);

            [Equation]
            public static NDArray Map([Shape("n", "m")] NDArray x) => Tanh(x) * Exp(-x);
        }

        """;

    private const string Driver =
        """
        public static class Driver
        {
            public static double[] Run(string call, int threads)
            {
                var isBatch = call == "Network, a batch";
                var m = call == "Elementwise" ? 300_000 : isBatch ? 128 : 20_011;
                var n = isBatch ? 200 : 20;
                var random = new Random(7);
                float[] x = new float[n * m], y = new float[m];
                foreach (ref var value in x.AsSpan()) { value = (float)random.NextDouble() - 0.5f; }
                foreach (ref var value in y.AsSpan()) { value = (float)random.NextDouble() - 0.5f; }
                NDArray Array(float[] data, int rows) => NDArray.Create((ReadOnlySpan<float>)data, rows, data.Length / rows);
                if (call == "Zero threads")
                {
                    new Network(2, 2).MaxDegreeOfParallelism = 0;
                }

                if (call.StartsWith("Network"))
                {
                    var network = new Network(isBatch ? 64 : 8, n);
                    foreach (ref var weight in network.Parameters.Flat) { weight = (float)random.NextDouble() - 0.5f; }
                    var gradient = network.CreateParameterSet();
                    if (threads == 0)
                    {
                        // The gradient's reference: the eager cost along the gradient itself, by central differences.
                        network.CostAndGradient(x, y, m, gradient);
                        return [(double)network.Cost(Array(x, n), Array(y, 1)), .. Numeric(network, Array(x, n), Array(y, 1))];
                    }

                    network.MaxDegreeOfParallelism = threads;
                    float cost;
                    if (call != "Network by columns")
                    {
                        cost = network.CostAndGradient(x, y, m, gradient);
                    }
                    else
                    {
                        cost = network.CostAndGradient(Examples.Columns<float>(ByColumns(x, n, m), n, m), new ReadOnlyTensorSpan<float>(y, [1, m]), gradient);
                    }

                    return [cost, .. Pick(gradient.Flat)];
                }

                if (call.StartsWith("Regression"))
                {
                    (n, m) = (1001, 2007);
                    (x, y) = (new float[n * m], new float[m]);
                    foreach (ref var value in x.AsSpan()) { value = (float)random.NextDouble() - 0.5f; }
                    foreach (ref var value in y.AsSpan()) { value = (float)random.NextDouble() - 0.5f; }
                    var regression = new Regression(n) { MaxDegreeOfParallelism = threads == 0 ? -1 : threads };
                    foreach (ref var weight in regression.Parameters.Flat) { weight = ((float)random.NextDouble() - 0.5f) / 16; }
                    if (threads == 0)
                    {
                        return [(double)regression.Cost(Array(x, n), Array(y, 1)), .. Derivatives(regression, Array(x, n), Array(y, 1))];
                    }

                    var slope = regression.CreateParameterSet();
                    var cost = call == "Regression"
                        ? regression.CostAndGradient(x, y, m, slope)
                        : regression.CostAndGradient(Examples.Columns<float>(ByColumns(x, n, m), n, m), new ReadOnlyTensorSpan<float>(y, [1, m]), slope);
                    return [cost, .. System.Array.ConvertAll(slope.Flat.ToArray(), value => 1000.0 * value)];
                }

                Statistics.MaxDegreeOfParallelism = threads == 0 ? -1 : threads;
                if (call == "Elementwise")
                {
                    var row = x.AsSpan(0, m).ToArray();
                    var value = (double)(threads == 0 ? (double)Statistics.Elementwise(Array(row, 1), 0.5) : Statistics.ElementwiseAndGradient(row, 0.5f, m, out _));
                    var derivative = 0.0;
                    foreach (var v in row) { derivative += v * Math.Exp(0.5 * v); }
                    float a = 0;
                    if (threads != 0) { Statistics.ElementwiseAndGradient(row, 0.5f, m, out a); }
                    return [value, threads == 0 ? derivative : a];
                }

                if (threads == 0)
                {
                    var eager = call switch { "Standardise" => Statistics.Standardise(Array(x, n)), "Largest" => Statistics.Largest(Array(x, n)), "Product" => Statistics.Product(Array(x, n)), _ => Statistics.Map(Array(x, n)) };
                    var all = eager.ToArray();
                    return System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select(all, v => (double)v));
                }

                var result = new float[call is "Largest" or "Product" ? n : n * m];
                switch (call)
                {
                    case "Standardise": Statistics.Standardise(x, n, m, result); break;
                    case "Largest": Statistics.Largest(x, n, m, result); break;
                    case "Product": Statistics.Product(x, n, m, result); break;
                    default: Statistics.Map(x, n, m, result); break;
                }

                return System.Array.ConvertAll(result, v => (double)v);
            }

            private static float[] ByColumns(float[] x, int n, int m)
            {
                var examples = new float[x.Length];
                for (var j = 0; j < m; j++) { for (var i = 0; i < n; i++) { examples[j * n + i] = x[i * m + j]; } }
                return examples;
            }

            /// <summary>By hand: with a = sigmoid(z), 2 (a - y) a (1 - a) / m times x, summed over the examples; in thousandths, to be near 1.</summary>
            private static double[] Derivatives(Regression regression, NDArray x, NDArray y)
            {
                var a = Sigmoid(Dot(regression.W.T, x) + regression.B);
                var dz = 2.0 / y.ToArray().Length * (a - y) * a * (1 - a);
                return [.. (1000 * Dot(x, dz.T)).ToArray(), 1000 * (double)Sum(dz)];
            }

            private static double[] Pick(Span<float> gradient)
            {
                var picked = new double[10];
                for (var i = 0; i < picked.Length; i++) { picked[i] = gradient[i * (gradient.Length - 1) / 9]; }
                return picked;
            }

            private static double[] Numeric(Network network, NDArray x, NDArray y)
            {
                var derivatives = new double[10];
                for (var i = 0; i < 10; i++)
                {
                    var at = i * (network.Parameters.Flat.Length - 1) / 9;
                    var weight = network.Parameters.Flat[at];
                    const float step = 1f / 256;
                    network.Parameters.Flat[at] = weight + step;
                    var (above, high) = ((double)network.Cost(x, y), network.Parameters.Flat[at]);
                    network.Parameters.Flat[at] = weight - step;
                    var (below, low) = ((double)network.Cost(x, y), network.Parameters.Flat[at]);
                    network.Parameters.Flat[at] = weight;
                    derivatives[i] = (above - below) / ((double)high - low);
                }

                return derivatives;
            }
        }
        """;
}
