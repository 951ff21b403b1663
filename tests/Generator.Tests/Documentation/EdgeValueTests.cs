using NumDsl.Generator.Tests.Execution;

namespace NumDsl.Generator.Tests.Documentation;

/// <summary>The table of edge values is what the functions and the kernels do.</summary>
public sealed class EdgeValueTests
{
    [Theory]
    [InlineData("float", 1e-6)]
    [InlineData("double", 1e-14)]
    public void Every_row_is_what_the_kernels_and_the_eager_functions_give(string type, double rounding)
    {
        var results = GeneratedModel.Of(Sources.Usings + Source(type)).Driver<Func<double[][][]>>()();
        for (var row = 0; row < results.Length; row++)
        {
            var expected = EdgeValues.Rows[row];
            var text = $"{type} {expected.Expression} at [{string.Join(", ", expected.At)}]: {string.Join("; ", results[row].Select(part => string.Join(", ", part)))}";
            double[] value = expected.Value is { } number ? [number] : [];
            Assert.True(Same(value, results[row][0], rounding), "eager " + text);
            Assert.True(Same(value, results[row][1], rounding), "kernel " + text);
            Assert.True(Same(expected.Derivative, results[row][2], rounding), "derivative " + text);
        }
    }

    [Fact]
    public void The_page_is_up_to_date()
    {
        var (path, page) = (Path.Combine(Repository.Root, EdgeValues.File), EdgeValues.Write());
        var received = Path.ChangeExtension(path, ".received.md");
        if (!File.Exists(path) || File.ReadAllText(path) != page)
        {
            File.WriteAllText(received, page);
            Assert.Fail($"{EdgeValues.File} is out of date; read edge-values.received.md beside it and move it over the page.");
        }

        File.Delete(received);
    }

    private static bool Same(double[] expected, double[] actual, double rounding) => expected.Length == actual.Length
        && expected.Zip(actual).All(pair => pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) <= rounding * Math.Abs(pair.First));

    /// <summary>An equation for each row, and for each the eager value, the kernel's and the derivative; nothing where the call is refused.</summary>
    private static string Source(string type)
    {
        var rows = EdgeValues.Rows.Select((row, number) => (row, number)).ToList();
        return $$"""
            [Model(typeof({{type}}))]
            public static partial class M
            {
                {{string.Join("\n    ", rows.Select(each => $"[Equation, Gradient] public static Scalar Row{each.number}([Shape(\"n\", 1)] NDArray x) => {each.row.Expression};"))}}
            }

            public static class Driver
            {
                public static double[][][] Run() =>
                [
                    {{string.Join("\n        ", rows.Select(each => $"Of([{string.Join(", ", each.row.At.Select(Literal))}], x => M.Row{each.number}(x).Value, (x, dx) => M.Row{each.number}AndGradient(x, x.Length, dx)),"))}}
                ];

                private static double[][] Of({{type}}[] x, Func<NDArray, double> eager, Func<{{type}}[], {{type}}[], {{type}}> kernel)
                {
                    var dx = new {{type}}[x.Length];
                    return
                    [
                        OrNothing(() => eager(NDArray.Create(Array.ConvertAll(x, value => (double)value), x.Length, 1))), OrNothing(() => kernel(x, dx)),
                        Array.ConvertAll(dx, value => (double)value),
                    ];
                }

                private static double[] OrNothing(Func<double> value)
                {
                    try
                    {
                        return [value()];
                    }
                    catch (ArgumentException)
                    {
                        return [];
                    }
                }
            }
            """;

        string Literal(double value) => double.IsFinite(value) ? FormattableString.Invariant($"{value}")
            : double.IsNaN(value) ? $"{type}.NaN" : value > 0 ? $"{type}.PositiveInfinity" : $"{type}.NegativeInfinity";
    }
}
