namespace NumDsl.Generator.Tests.Execution;

/// <summary>Tables that are looked up by arguments of integers: the sums of a gradient on threads, and indices that are none.</summary>
public class IndexTests
{
    private static readonly Lazy<Func<string, int, object>> Run = new(() => GeneratedModel.Of(Sources.Usings + Model + Driver).Driver<Func<string, int, object>>());

    [Fact]
    public void The_gradient_of_a_table_adds_up_each_rows_uses_with_the_same_bits_on_any_number_of_threads()
    {
        var one = (float[])Run.Value("gradient", 1);
        foreach (var threads in new[] { 2, 3, 8, -1 })
        {
            Assert.Equal(one.Select(BitConverter.SingleToInt32Bits), ((float[])Run.Value("gradient", threads)).Select(BitConverter.SingleToInt32Bits));
        }

        var expected = (double[])Run.Value("expected", 1);
        Assert.Equal(expected.Length, one.Length);
        Assert.All(expected.Zip(one), pair => Assert.Equal(pair.First, pair.Second, 1e-4 * (1 + Math.Abs(pair.First))));
    }

    [Fact]
    public void A_training_step_updates_the_table_as_its_gradient_says() => Assert.Equal("the same", Run.Value("step", 1));

    [Theory]
    [InlineData("rows", 7, "'words'", "has 7 at [2]", "Take", "below v = 7")]
    [InlineData("rows in a tensor", 7, "'words'", "has 7 at [2, 0]", "Take", "below v = 7")]
    [InlineData("rows", -1, "'words'", "has -1 at [2]", "below v = 7")]
    [InlineData("gradient of rows", 9, "'words'", "has 9 at [2]", "below v = 7")]
    [InlineData("loss", 3, "'labels'", "has 3 at [1]", "CrossEntropy", "below 3")]
    [InlineData("mask", 3, "'labels'", "has 3 at [1]", "OneHot", "below 3")]
    [InlineData("computed", 3, "has 3 at [0, 1]", "OneHot", "below 3")]
    public void An_index_out_of_range_is_refused_before_anything_is_written(string call, int index, params string[] parts)
    {
        var message = (string)Run.Value(call, index);
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private const string Model =
        """
        [Model]
        public partial class Lookup
        {
            [Parameter("v", "d")] public partial NDArray Table { get; }

            [Equation]
            public NDArray Rows([Shape("m", 1), Element(typeof(int))] NDArray words) => Take(Table, words, axis: 0);

            [Equation, Gradient, Jvp, Hvp, TrainingStep]
            public Scalar Cost([Shape("m", 1), Element(typeof(int))] NDArray words, [Shape("m", 1)] NDArray y) =>
                Sum(Square(Take(Table, words, axis: 0)) * y);
        }

        [Model]
        public static partial class Classes
        {
            [Equation, Gradient("z")]
            public static Scalar Loss([Shape(3, "m")] NDArray z, [Shape(1, "m"), Element(typeof(byte))] NDArray labels) => CrossEntropy(z, labels, axis: 0);

            [Equation]
            public static NDArray Mask([Shape(1, "m"), Element(typeof(byte))] NDArray labels) => OneHot(labels, 3, axis: 0);

            [Equation]
            public static NDArray Computed([Shape(1, "m")] NDArray x) => OneHot(x + 1, 3, axis: 0);
        }

        """;

    private const string Driver =
        """
        public static class Driver
        {
            public static object Run(string call, int number)
            {
                const int M = 20_011;
                var lookup = new Lookup(7, 5);
                for (var i = 0; i < 35; i++) { lookup.Parameters.Flat[i] = i; }
                var gradient = lookup.CreateParameterSet();
                var random = new Random(3);
                int[] many = new int[M];
                float[] y = new float[M];
                for (var i = 0; i < M; i++) { (many[i], y[i]) = (random.Next(7), (float)random.NextDouble() - 0.5f); }
                if (call == "gradient")
                {
                    lookup.MaxDegreeOfParallelism = number;
                    lookup.CostAndGradient(many, y, M, gradient);
                    return gradient.Flat.ToArray();
                }

                if (call == "step")
                {
                    var other = new Lookup(7, 5);
                    lookup.Parameters.Flat.CopyTo(other.Parameters.Flat);
                    lookup.CostAndGradient(many, y, M, gradient);
                    new GradientDescent(0.01).Step(lookup.Parameters.Flat, gradient.Flat);
                    other.CostTrainingStep(many, y, M, new GradientDescent(0.01));
                    return lookup.Parameters.Flat.SequenceEqual(other.Parameters.Flat) ? "the same" : "another table";
                }

                if (call == "expected")
                {
                    var sums = new double[35];
                    for (var i = 0; i < M; i++) { for (var j = 0; j < 5; j++) { sums[many[i] * 5 + j] += 2 * (many[i] * 5 + j) * y[i]; } }
                    return sums;
                }

                int[] words = [6, 0, number];
                byte[] labels = [2, (byte)number];
                float[] result = new float[15], z = new float[6];
                Array.Fill(result, 77);
                gradient.Flat.Fill(77);
                var message = Message(() =>
                {
                    switch (call)
                    {
                        case "rows": lookup.Rows(words, 3, result); break;
                        case "rows in a tensor": lookup.Rows(new ReadOnlyTensorSpan<int>(words, [3, 1]), new TensorSpan<float>(result, [3, 5])); break;
                        case "gradient of rows": lookup.CostAndGradient(words, z.AsSpan(0, 3), 3, gradient); break;
                        case "loss": Classes.LossAndGradient(z, labels, 2, result.AsSpan(0, 6)); break;
                        case "mask": Classes.Mask(labels, 2, result.AsSpan(0, 6)); break;
                        default: Classes.Computed([1, number - 1], 2, result.AsSpan(0, 6)); break;
                    }
                });
                if (result.AsSpan().IndexOfAnyExcept(77f) >= 0 || gradient.Flat.IndexOfAnyExcept(77f) >= 0) { return "written: " + message; }
                return message;
            }

            private static string Message(Action call)
            {
                try { call(); } catch (ArgumentOutOfRangeException exception) { return exception.Message; }
                return "accepted";
            }
        }
        """;
}
