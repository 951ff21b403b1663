namespace NumDsl.Generator.Tests.Execution;

/// <summary>A training step moves the weights to the very bits that the gradient and a step of the optimiser after it give.</summary>
public class TrainingStepTests
{
    private static readonly Lazy<Func<string, string, int[], int, string>> Compare =
        new(() => GeneratedModel.Of(Sources.Usings + Models + Driver).Driver<Func<string, string, int[], int, string>>());

    [Theory]
    [InlineData("Network")]
    [InlineData("Network by columns")]
    [InlineData("Doubles")]
    [InlineData("Tied")]
    [InlineData("Decayed")]
    [InlineData("Logistic")]
    [InlineData("Reshaped")]
    public void The_weights_are_those_of_a_gradient_and_a_step_after_it(string model)
    {
        int[][] sizes = [[1, 1, 1], [1, 2, 3], [2, 1, 4], [2, 3, 1], [3, 2, 2], [17, 33, 16], [30, 25, 100], [1000, 25, 4]]; // of the last, 24 rows and one alone
        foreach (var rule in new[] { "descent", "momentum", "nesterov", "adam", "adamw", "own" })
        {
            foreach (var size in sizes)
            {
                Assert.Equal("same", Compare.Value(model, rule, size, -1));
            }
        }
    }

    [Fact]
    public void Parameters_without_elements_are_no_trouble()
    {
        Assert.Equal("same", Compare.Value("Network", "descent", [0, 2, 3], 1));
        Assert.Equal("same", Compare.Value("Network by columns", "adam", [3, 0, 2], 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-1)]
    public void Parts_of_the_examples_and_threads_change_no_bit(int threads)
    {
        foreach (var model in new[] { "Network", "Network by columns", "Doubles" })
        {
            // Two parts of one tile each; parts of several tiles; weights enough to be added up by two threads.
            Assert.Equal("same", Compare.Value(model, "descent", [200, 64, 128], threads));
            Assert.Equal("same", Compare.Value(model, "momentum", [200, 64, 3000], threads));
            Assert.Equal("same", Compare.Value(model, "adam", [400, 100, 400], threads));
        }
    }

    [Fact]
    public void A_step_allocates_nothing_after_the_first() =>
        Assert.Equal("0 bytes", Compare.Value("Allocations", "adam", [30, 20, 500], 2));

    [Fact]
    public void An_optimiser_of_other_weights_is_refused_and_nothing_is_written() =>
        Assert.Equal("The velocity belongs to 10 weights, nothing written", Compare.Value("Refused", "momentum", [3, 2, 5], 1));

    [Fact]
    public void Data_that_are_the_weights_themselves_are_refused() =>
        Assert.Equal("Parameters, nothing written", Compare.Value("Overlap", "descent", [3, 2, 2], 1));

    [Fact]
    public void Without_an_optimiser_there_is_no_step() => Assert.Equal("optimizer", Compare.Value("Null", "", [3, 2, 5], 1));

    private const string Models =
        """
        [Model]
        public partial class Network
        {
            [Parameter("nh", "nx")] public partial NDArray W { get; }
            [Parameter("nh", 1)] public partial NDArray B { get; }
            [Parameter(2, "nh")] public partial NDArray V { get; }
            [Parameter] public partial Scalar C { get; }

            [Equation, Gradient, TrainingStep]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(2, "m")] NDArray y) => Mean(Square(Dot(V, Tanh(Dot(W, x) + B)) + C - y));
        }

        [Model(typeof(double))]
        public partial class Doubles
        {
            [Parameter("nh", "nx")] public partial NDArray W { get; }
            [Parameter(2, "nh")] public partial NDArray V { get; }

            [Equation, Gradient, TrainingStep]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(2, "m")] NDArray y) => Mean(Square(Dot(V, Relu(Dot(W, x))) - y));
        }

        [Model]
        public partial class Tied // weights that are used again after a product of their gradient
        {
            [Parameter("nh", "nx")] public partial NDArray W { get; }

            [Equation, Gradient, TrainingStep]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(2, "m")] NDArray y) => Mean(Square(Dot(W.T, Tanh(Dot(W, x))) - x)) + Mean(y);
        }

        [Model]
        public partial class Decayed // gradients that are not complete with the product
        {
            [Parameter("nh", "nx")] public partial NDArray W { get; }
            [Parameter(2, "nh")] public partial NDArray V { get; }

            [Equation, Gradient, TrainingStep]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(2, "m")] NDArray y) =>
                Mean(Square(Dot(V, Tanh(Dot(W, x))) - y)) + 0.01 * Sum(Square(W));
        }

        [Model]
        public partial class Reshaped // weights that are read again, in another shape, when their gradient is complete
        {
            [Parameter("nh", "nx")] public partial NDArray W { get; }

            [Equation, Gradient, TrainingStep]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(2, "m")] NDArray y)
            {
                var s = Mean(Square(Dot(W, x))) + Mean(y);
                return s + StopGradient(Sum(Abs(Reshape(W, Nh * Nx, 1) - s)));
            }
        }

        [Model]
        public partial class Logistic // a gradient that is a vector
        {
            [Parameter("nx", 1)] public partial NDArray W { get; }
            [Parameter] public partial Scalar B { get; }

            [Equation, Gradient, TrainingStep]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(2, "m")] NDArray y) => Mean(Square(Sigmoid(Dot(W.T, x) + B) - y));
        }

        /// <summary>A rule of the user's: the sign of the derivative, and a look at all of them.</summary>
        public sealed class SignDescent() : Optimizer(0.01)
        {
            public override void Step(Span<float> w, ReadOnlySpan<float> dw)
            {
                var largest = 0f;
                foreach (var d in dw) { largest = Math.Max(largest, Math.Abs(d)); }
                for (var i = 0; i < w.Length; i++) { w[i] -= 0.01f * Math.Sign(dw[i]) + 0.1f * largest; }
            }

            public override void Step(Span<double> w, ReadOnlySpan<double> dw)
            {
                for (var i = 0; i < w.Length; i++) { w[i] -= 0.01 * Math.Sign(dw[i]); }
            }
        }

        """;

    private const string Driver =
        """
        public static class Driver
        {
            public static string Run(string call, string rule, int[] sizes, int threads)
            {
                var (nx, nh, m) = (sizes[0], sizes[1], sizes[2]);
                var random = new Random(7);
                float[] x = Floats(nx * m), y = Floats(2 * m);
                switch (call)
                {
                    case "Doubles":
                    {
                        double[] dx = System.Array.ConvertAll(x, v => (double)v), dy = System.Array.ConvertAll(y, v => (double)v);
                        Doubles a = new(nh, nx) { MaxDegreeOfParallelism = threads }, b = new(nh, nx) { MaxDegreeOfParallelism = threads };
                        var gradient = a.CreateParameterSet();
                        return Same(a.Parameters, b.Parameters, gradient, rule, () => a.CostAndGradient(dx, dy, m, gradient), o => b.CostTrainingStep(dx, dy, m, o));
                    }
                    case "Tied":
                    {
                        Tied a = new(nh, nx), b = new(nh, nx);
                        var gradient = a.CreateParameterSet();
                        return Same(a.Parameters, b.Parameters, gradient, rule, () => a.CostAndGradient(x, y, m, gradient), o => b.CostTrainingStep(x, y, m, o));
                    }
                    case "Decayed":
                    {
                        Decayed a = new(nh, nx), b = new(nh, nx);
                        var gradient = a.CreateParameterSet();
                        return Same(a.Parameters, b.Parameters, gradient, rule, () => a.CostAndGradient(x, y, m, gradient), o => b.CostTrainingStep(x, y, m, o));
                    }
                    case "Reshaped":
                    {
                        Reshaped a = new(nh, nx), b = new(nh, nx);
                        var gradient = a.CreateParameterSet();
                        return Same(a.Parameters, b.Parameters, gradient, rule, () => a.CostAndGradient(x, y, m, gradient), o => b.CostTrainingStep(x, y, m, o));
                    }
                    case "Logistic":
                    {
                        Logistic a = new(nx), b = new(nx);
                        var gradient = a.CreateParameterSet();
                        return Same(a.Parameters, b.Parameters, gradient, rule, () => a.CostAndGradient(x, y, m, gradient), o => b.CostTrainingStep(x, y, m, o));
                    }
                    case "Network by columns":
                    {
                        var examples = new float[x.Length];
                        for (var j = 0; j < m; j++) { for (var i = 0; i < nx; i++) { examples[j * nx + i] = x[i * m + j]; } }
                        Network a = new(nh, nx) { MaxDegreeOfParallelism = threads }, b = new(nh, nx) { MaxDegreeOfParallelism = threads };
                        var gradient = a.CreateParameterSet();
                        return Same(a.Parameters, b.Parameters, gradient, rule,
                            () => a.CostAndGradient(Examples.Columns<float>(examples, nx, m), new ReadOnlyTensorSpan<float>(y, [2, m]), gradient),
                            o => b.CostTrainingStep(Examples.Columns<float>(examples, nx, m), new ReadOnlyTensorSpan<float>(y, [2, m]), o));
                    }
                    case "Allocations":
                    {
                        Network a = new(nh, nx) { MaxDegreeOfParallelism = threads };
                        var optimizer = Rule(rule);
                        for (var i = 0; i < 50; i++) { a.CostTrainingStep(x, y, m, optimizer); }
                        var before = GC.GetAllocatedBytesForCurrentThread();
                        a.CostTrainingStep(x, y, m, optimizer);
                        return $"{GC.GetAllocatedBytesForCurrentThread() - before} bytes";
                    }
                    case "Refused":
                    {
                        Network a = new(nh, nx);
                        var optimizer = Rule(rule);
                        optimizer.Step(new float[10], new float[10]);
                        try
                        {
                            a.CostTrainingStep(x, y, m, optimizer);
                        }
                        catch (InvalidOperationException error)
                        {
                            var zero = true;
                            foreach (var weight in a.Parameters.Flat) { zero &= weight == 0; }
                            return error.Message[..34] + (zero ? ", nothing written" : ", written");
                        }

                        return "accepted";
                    }
                    case "Overlap":
                    {
                        Network a = new(nh, nx);
                        a.Parameters.Flat.Fill(1);
                        try
                        {
                            a.CostTrainingStep(a.Parameters.Flat[..(nx * m)], y, m, Rule(rule));
                        }
                        catch (ArgumentException error)
                        {
                            return error.ParamName + (a.Parameters.Flat.ContainsAnyExcept(1f) ? ", written" : ", nothing written");
                        }

                        return "accepted";
                    }
                    case "Null":
                        try
                        {
                            new Network(nh, nx).CostTrainingStep(x, y, m, null!);
                        }
                        catch (ArgumentNullException error)
                        {
                            return error.ParamName!;
                        }

                        return "accepted";
                    default:
                    {
                        Network a = new(nh, nx) { MaxDegreeOfParallelism = threads }, b = new(nh, nx) { MaxDegreeOfParallelism = threads };
                        var gradient = a.CreateParameterSet();
                        return Same(a.Parameters, b.Parameters, gradient, rule, () => a.CostAndGradient(x, y, m, gradient), o => b.CostTrainingStep(x, y, m, o));
                    }
                }

                float[] Floats(int count)
                {
                    var values = new float[count];
                    foreach (ref var value in values.AsSpan()) { value = (float)random.NextDouble() - 0.5f; }
                    return values;
                }
            }

            private static Optimizer Rule(string rule) => rule switch
            {
                "momentum" => new Momentum(0.05),
                "nesterov" => new Momentum(0.05, nesterov: true),
                "adam" => new Adam(0.01),
                "adamw" => new Adam(0.01, weightDecay: 0.1),
                "own" => new SignDescent(),
                _ => new GradientDescent(0.1),
            };

            private static string Same<T>(NumDsl.ParameterSet<T> weights, NumDsl.ParameterSet<T> others, NumDsl.ParameterSet<T> gradient, string rule, Func<T> costAndGradient, Func<Optimizer, T> step)
                where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
            {
                var random = new Random(11);
                foreach (ref var weight in weights.Flat) { weight = T.CreateChecked(random.NextDouble() - 0.5); }
                weights.CopyTo(others);
                Optimizer apart = Rule(rule), fused = Rule(rule);
                for (var k = 0; k < 3; k++)
                {
                    var before = weights.Flat.ToArray();
                    var cost = costAndGradient();
                    if (typeof(T) == typeof(float)) { apart.Step((NumDsl.ParameterSet<float>)(object)weights, (NumDsl.ParameterSet<float>)(object)gradient); }
                    else { apart.Step((NumDsl.ParameterSet<double>)(object)weights, (NumDsl.ParameterSet<double>)(object)gradient); }
                    var other = step(fused);
                    if (!cost.Equals(other)) { return $"step {k}: cost {cost} and {other}"; }
                    if (weights.Flat.SequenceEqual(before)) { return "no weight moved"; }
                    for (var i = 0; i < weights.Length; i++)
                    {
                        if (!weights.Flat[i].Equals(others.Flat[i])) { return $"step {k}: weight {i} is {weights.Flat[i]} and {others.Flat[i]}"; }
                    }
                }

                return "same";
            }
        }
        """;
}
