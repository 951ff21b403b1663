namespace NumDsl.Generator.Tests.Execution;

/// <summary>More examples, or larger ones, than a tile holds.</summary>
public class TileTests
{
    private static readonly Lazy<Dictionary<string, Func<int, int, double[][]>>> Drivers = new(() =>
        new[] { "float", "double" }.ToDictionary(type => type, type => GeneratedModel.Of(Sources.LogisticRegression(type) + Driver(type)).Driver<Func<int, int, double[][]>>()));

    [Theory]
    [InlineData("float", 3, 20000)]
    [InlineData("double", 3, 20000)]
    [InlineData("float", 1, 100001)]
    [InlineData("double", 64, 5003)]
    [InlineData("float", 12288, 37)]
    [InlineData("double", 12288, 37)]
    public void Cost_and_gradient_over_many_tiles_equal_those_in_one_sum(string type, int nx, int m)
    {
        var results = Drivers.Value[type](nx, m);
        var random = new Random(1);
        var (x, w) = (new double[nx, m], new double[nx]);
        for (var j = 0; j < m; j++)
        {
            for (var i = 0; i < nx; i++)
            {
                x[i, j] = (float)(random.NextDouble() - 0.5);
            }
        }

        for (var i = 0; i < nx; i++)
        {
            w[i] = (float)((random.NextDouble() - 0.5) / Math.Sqrt(nx));
        }

        var (cost, db, dw) = (0.0, 0.0, new double[nx]);
        for (var j = 0; j < m; j++)
        {
            var z = 0.125;
            for (var i = 0; i < nx; i++)
            {
                z += w[i] * x[i, j];
            }

            double y = j % 3 == 0 ? 1 : 0;
            cost += (Math.Max(z, 0) - (z * y) + double.LogP1(Math.Exp(-Math.Abs(z)))) / m;
            var dz = ((1 / (1 + Math.Exp(-z))) - y) / m;
            db += dz;
            for (var i = 0; i < nx; i++)
            {
                dw[i] += dz * x[i, j];
            }
        }

        var tolerance = type == "float" ? 1e-6 : 1e-14;
        double[] expected = [.. dw, db];
        foreach (var result in results)
        {
            Assert.Equal(cost, result[^1], 10 * tolerance);
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], result[i], tolerance);
            }
        }
    }

    /// <summary>The gradient and the cost, from feature-major data, from example-major data, and from scattered data.</summary>
    private static string Driver(string type) =>
        $$"""
        public static class Driver
        {
            public static double[][] Run(int nx, int m)
            {
                var random = new Random(1);
                var columns = new {{type}}[nx * m];
                var rows = new {{type}}[nx * m];
                var scattered = new {{type}}[2 * nx * m];
                var y = new {{type}}[m];
                for (var j = 0; j < m; j++)
                {
                    for (var i = 0; i < nx; i++)
                    {
                        columns[j * nx + i] = rows[i * m + j] = scattered[2 * (i * m + j)] = (float)(random.NextDouble() - 0.5);
                    }

                    y[j] = j % 3 == 0 ? 1 : 0;
                }

                var model = new LogisticRegression(nx);
                for (var i = 0; i < nx; i++)
                {
                    model.Parameters.Flat[i] = (float)((random.NextDouble() - 0.5) / Math.Sqrt(nx));
                }

                model.Parameters.B = ({{type}})0.125;
                var target = new ReadOnlyTensorSpan<{{type}}>(y, [1, m]);
                var (a, b, c) = (model.CreateParameterSet(), model.CreateParameterSet(), model.CreateParameterSet());
                var first = model.CostAndGradient(rows, y, m, a);
                var second = model.CostAndGradient(Examples.Columns<{{type}}>(columns.AsSpan(), nx, m), target, b);
                var third = model.CostAndGradient(new ReadOnlyTensorSpan<{{type}}>(scattered, [nx, m], [nx > 1 ? 2 * m : 0, 2]), target, c);
                return [[.. Values(a.Flat), first], [.. Values(b.Flat), second], [.. Values(c.Flat), third]];
            }

            private static double[] Values(ReadOnlySpan<{{type}}> span) => Array.ConvertAll(span.ToArray(), value => (double)value);
        }
        """;
}
