namespace NumDsl.Generator.Tests.Execution;

/// <summary>Calls that cannot be right are refused, with the names and sizes, before anything is written.</summary>
public class BadInputTests
{
    private static readonly Lazy<Func<string, string>> Message = new(() =>
        GeneratedModel.Of(Sources.LogisticRegression("double") + Driver).Driver<Func<string, string>>());

    [Theory]
    [InlineData("short x", "'x'", "5", "6")]
    [InlineData("long y", "'y'", "4", "3")]
    [InlineData("short result", "'result'", "2", "3")]
    [InlineData("negative m", "'m'", "-1")]
    [InlineData("no example", "'x'", "m", "0", "1", "Mean")]
    [InlineData("no example in a tensor", "'x'", "m", "0", "1", "Mean")]
    [InlineData("overflowing m", "'x'", "6", "4294967294")]
    [InlineData("rank of x", "'x'", "rank 3", "rank 2", "(nx, m)")]
    [InlineData("rank of y", "'y'", "rank 1", "rank 2", "(1, m)")]
    [InlineData("nx of x", "'x'", "nx", "3", "2")]
    [InlineData("m of y", "'y'", "m", "4", "3")]
    [InlineData("rows of y", "'y'", "2", "1")]
    [InlineData("m of result", "'result'", "m", "2", "3")]
    [InlineData("no gradient", "gradient")]
    [InlineData("gradient of another size", "'gradient'", "nx", "5", "2")]
    [InlineData("gradient into the parameters", "'gradient'", "Parameters")]
    [InlineData("result over x", "'result'", "'x'")]
    [InlineData("result over x in a tensor", "'result'", "'x'")]
    [InlineData("result over the parameters", "'result'", "Parameters")]
    [InlineData("x gradient over x", "'xGradient'", "'x'")]
    [InlineData("x gradient over y gradient", "'yGradient'", "'xGradient'")]
    public void A_call_is_refused(string call, params string[] parts)
    {
        var message = Message.Value(call);

        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_right_call_is_not_refused() => Assert.Equal("accepted", Message.Value("right"));

    /// <summary>Makes a call, and returns the message of its <see cref="ArgumentException"/>; all results must still hold 77.</summary>
    private const string Driver =
        """
        [Model(typeof(double))]
        public static partial class Static
        {
            [Equation, Gradient("x", "y")]
            public static Scalar Cost([Shape("n", "m")] NDArray x, [Shape("n", "m")] NDArray y) => Sum(x * y);
        }

        public static class Driver
        {
            public static string Run(string call)
            {
                var model = new LogisticRegression(2);
                var gradient = model.CreateParameterSet();
                var other = new LogisticRegression(5).CreateParameterSet();
                double[] x = [1, 2, 3, 4, 5, 6], y = [1, 0, 1, 1], result = [77, 77, 77, 77, 77, 77], second = [77, 77, 77, 77, 77, 77];
                gradient.Flat.Fill(77);
                other.Flat.Fill(77);
                model.Parameters.Flat.Fill(3);
                Span<double> y3 = y.AsSpan(0, 3), result3 = result.AsSpan(0, 3);
                var tensor = new ReadOnlyTensorSpan<double>(x, [2, 3]);
                var target = new ReadOnlyTensorSpan<double>(y, [1, 3], [0, 1]);
                try
                {
                    switch (call)
                    {
                        case "right": model.CostAndGradient(x, y3, 3, gradient); return "accepted";
                        case "short x": model.CostAndGradient(x.AsSpan(0, 5), y3, 3, gradient); break;
                        case "long y": model.CostAndGradient(x, y, 3, gradient); break;
                        case "short result": model.Predict(x, 3, result.AsSpan(0, 2)); break;
                        case "negative m": model.CostAndGradient(x, y3, -1, gradient); break;
                        case "no example": model.CostAndGradient([], [], 0, gradient); break;
                        case "no example in a tensor": model.CostAndGradient(Examples.Columns<double>(x.AsSpan(0, 0), 2, 0), Examples.Columns<double>(x.AsSpan(0, 0), 1, 0), gradient); break;
                        case "overflowing m": model.CostAndGradient(x, y3, int.MaxValue, gradient); break;
                        case "rank of x": model.CostAndGradient(new ReadOnlyTensorSpan<double>(x, [1, 2, 3]), target, gradient); break;
                        case "rank of y": model.CostAndGradient(tensor, new ReadOnlyTensorSpan<double>(y, [3], [1]), gradient); break;
                        case "nx of x": model.CostAndGradient(new ReadOnlyTensorSpan<double>(x, [3, 2]), new ReadOnlyTensorSpan<double>(y, [1, 2], [0, 1]), gradient); break;
                        case "m of y": model.CostAndGradient(tensor, new ReadOnlyTensorSpan<double>(y, [1, 4]), gradient); break;
                        case "rows of y": model.CostAndGradient(tensor, new ReadOnlyTensorSpan<double>(x, [2, 3]), gradient); break;
                        case "m of result": model.Predict(tensor, new TensorSpan<double>(result, [1, 2], [0, 1])); break;
                        case "no gradient": model.CostAndGradient(x, y3, 3, null!); break;
                        case "gradient of another size": model.CostAndGradient(x, y3, 3, other); break;
                        case "gradient into the parameters": model.CostAndGradient(x, y3, 3, model.Parameters); break;
                        case "result over x": model.Predict(x, 3, x.AsSpan(3, 3)); break;
                        case "result over x in a tensor": model.Predict(tensor, new TensorSpan<double>(x.AsSpan(2), [1, 3])); break;
                        case "result over the parameters": model.Predict(x, 3, model.Parameters.Flat); break;
                        case "x gradient over x": Static.CostAndGradient(x, result, 2, 3, x, second); break;
                        case "x gradient over y gradient": Static.CostAndGradient(x, x, 2, 3, result, result); break;
                        default: throw new InvalidOperationException(call);
                    }

                    return "accepted, and should not be";
                }
                catch (ArgumentException exception)
                {
                    var untouched = gradient.Flat.IndexOfAnyExcept(77) < 0 && other.Flat.IndexOfAnyExcept(77) < 0 && result.AsSpan().IndexOfAnyExcept(77) < 0
                        && second.AsSpan().IndexOfAnyExcept(77) < 0 && model.Parameters.Flat.IndexOfAnyExcept(3) < 0 && x.AsSpan().SequenceEqual([1, 2, 3, 4, 5, 6]);
                    return untouched ? exception.Message : "something was written";
                }
            }
        }
        """;
}
