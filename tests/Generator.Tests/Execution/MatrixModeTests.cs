namespace NumDsl.Generator.Tests.Execution;

/// <summary>Jacobians, Hessians and gradients of single examples, in both overloads, against what they are made of.</summary>
public class MatrixModeTests
{
    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void A_Jacobian_is_that_of_the_formula_by_columns_and_by_rows(string type)
    {
        var values = GeneratedModel.Of(Sources.Usings +
            $$"""
            [Model(typeof({{type}}))]
            public partial class Layer
            {
                [Parameter("k", "n")] public partial NDArray W { get; }
                [Parameter] public partial Scalar B { get; }

                [Equation, Jacobian("x", "s")]
                [return: Shape("k", "m")]
                public NDArray Map([Shape("n", "m")] NDArray x, Scalar s) => s * Square(Dot(W, x) + B);

                [Equation, Jacobian("x")]
                [return: Shape(1, 1)]
                public NDArray Total([Shape("n", "m")] NDArray x) => Sum(Sum(Square(x), axis: 0), axis: 1);
            }

            [Model(typeof({{type}}))]
            public static partial class Fixed
            {
                [Equation, Jacobian] [return: Shape(3, 1)]
                public static NDArray Tall([Shape(2, 1)] NDArray x) => Dot(Concat([x, Square(x)], axis: 0)[1..4, ..], Sum(x, axis: 0));

                [Equation, Jacobian] [return: Shape(1, 1)]
                public static NDArray Wide([Shape(2, 1)] NDArray x) => Prod(x, axis: 0);
            }

            public static class Driver
            {
                public static double[] Run(int n, int m, int k, bool isStrided)
                {
                    var model = new Layer(k, n);
                    var flat = model.Parameters.Flat;
                    for (var i = 0; i < flat.Length; i++) flat[i] = ({{type}})((i % 7) * 0.25 - 0.5);
                    var x = new {{type}}[n * m];
                    for (var i = 0; i < x.Length; i++) x[i] = ({{type}})((i % 5) * 0.5 - 1);
                    var s = ({{type}})1.5;
                    var (result, weights, byX, byS) = (new {{type}}[k * m], new {{type}}[k * m * flat.Length], new {{type}}[k * m * x.Length], new {{type}}[k * m]);
                    if (isStrided)
                    {
                        // Column-major data and results: the same numbers in another order of memory.
                        var columns = new {{type}}[n * m];
                        for (var i = 0; i < n; i++) for (var j = 0; j < m; j++) columns[j * n + i] = x[i * m + j];
                        var resultColumns = new {{type}}[k * m];
                        var jacobianColumns = new {{type}}[k * m * x.Length];
                        model.MapJacobian(
                            new ReadOnlyTensorSpan<{{type}}>(columns, [n, m], [1, n]), s,
                            new TensorSpan<{{type}}>(resultColumns, [k, m], [1, k]), new TensorSpan<{{type}}>(weights, [k * m, flat.Length]),
                            new TensorSpan<{{type}}>(jacobianColumns, [k * m, n * m], [1, k * m]), new TensorSpan<{{type}}>(byS, [k * m, 1]));
                        for (var i = 0; i < k; i++) for (var j = 0; j < m; j++) result[i * m + j] = resultColumns[j * k + i];
                        for (var i = 0; i < k * m; i++) for (var j = 0; j < n * m; j++) byX[i * n * m + j] = jacobianColumns[j * k * m + i];
                    }
                    else
                    {
                        model.MapJacobian(x, s, m, result, weights, byX, byS);
                    }

                    // z = W x + B; d(s z^2) = 2 s z dz, and z^2 by s.
                    double worst = 0;
                    for (var row = 0; row < k; row++)
                    for (var column = 0; column < m; column++)
                    {
                        double z = flat[k * n];
                        for (var i = 0; i < n; i++) z += flat[row * n + i] * x[i * m + column];
                        var r = row * m + column;
                        Check(result[r], 1.5 * z * z);
                        Check(byS[r], z * z);
                        for (var i = 0; i < k; i++)
                        for (var j = 0; j < n; j++)
                            Check(weights[r * flat.Length + i * n + j], i == row ? 3 * z * x[j * m + column] : 0);
                        Check(weights[r * flat.Length + k * n], 3 * z);
                        for (var i = 0; i < n; i++)
                        for (var j = 0; j < m; j++)
                            Check(byX[r * n * m + i * m + j], j == column ? 3 * z * flat[row * n + i] : 0);
                    }

                    return [worst];
                    void Check(double actual, double expected) => worst = Math.Max(worst, Math.Abs(actual - expected) / (1 + Math.Abs(expected)));
                }

                public static double[] OfFixedSizes()
                {
                    {{type}}[] x = [2, 3], tall = new {{type}}[3], tallJacobian = new {{type}}[6], wide = new {{type}}[1], wideJacobian = new {{type}}[2];
                    Fixed.TallJacobian(x, tall, tallJacobian);
                    Fixed.WideJacobian(x, wide, wideJacobian);
                    return Array.ConvertAll([.. tall, .. tallJacobian, .. wide, .. wideJacobian], value => (double)value);
                }
            }
            """);
        var run = values.Driver<Func<int, int, int, bool, double[]>>();
        // More inputs than results takes rows, and the other way round columns: 3 * 2 + 1 + 3 * 5 + 1 against 2 * 5; 20 + 1 + 40 + 1 against 200.
        foreach (var isStrided in new[] { false, true })
        {
            Assert.InRange(run(3, 5, 2, isStrided)[0], 0, 1e-5);
            Assert.InRange(run(2, 20, 10, isStrided)[0], 0, 1e-5);
        }

        Assert.InRange(run(1, 1, 1, false)[0], 0, 1e-5);
        Assert.InRange(run(0, 2, 2, false)[0], 0, 1e-5);
        Assert.Equal([0.0], run(3, 0, 2, false));
        Assert.Equal([0.0], run(3, 2, 0, false));

        // (x2, x1^2, x2^2) times x1 + x2 at (2, 3), and x1 x2.
        Assert.Equal([15, 20, 45, 3, 8, 24, 4, 9, 39, 6, 3, 2], values.Driver<Func<double[]>>("OfFixedSizes")());
    }

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void A_Hessian_is_symmetric_and_comes_with_value_and_gradient(string type)
    {
        var values = GeneratedModel.Of(Sources.Usings +
            $$"""
            [Model(typeof({{type}}))]
            public partial class Bowl
            {
                [Parameter("n", 1)] public partial NDArray W { get; }
                [Parameter] public partial Scalar B { get; }

                [Equation, Hessian("s")]
                public Scalar Cost([Shape("n", "m")] NDArray x, Scalar s) => Sum(Square(Dot(W.T, x) * B)) * s + Prod(W);
            }

            [Model(typeof({{type}}))]
            public static partial class Valley
            {
                [Equation, Hessian]
                public static Scalar Rosenbrock(Scalar a, Scalar b) => Square(1 - a) + 100 * Square(b - Square(a));
            }

            public static class Driver
            {
                public static double[] Numbers()
                {
                    var hessian = new {{type}}[4];
                    var value = Valley.RosenbrockHessian(2, 3, out var da, out var db, hessian);
                    return [value, da, db, .. Array.ConvertAll(hessian, each => (double)each)];
                }

                public static double[] Arrays(bool isStrided)
                {
                    var model = new Bowl(2);
                    (({{type}}[])[2, 0, 3]).CopyTo(model.Parameters.Flat);
                    {{type}}[] x = isStrided ? [1, 3, 2, 4] : [1, 2, 3, 4];
                    var gradient = model.CreateParameterSet();
                    var hessian = new {{type}}[16];
                    {{type}} value, ds;
                    if (isStrided)
                    {
                        var wide = new {{type}}[32];
                        value = model.CostHessian(new ReadOnlyTensorSpan<{{type}}>(x, [2, 2], [1, 2]), 0.5f, gradient, out ds, new TensorSpan<{{type}}>(wide, [4, 4], [8, 1]));
                        for (var i = 0; i < 4; i++) for (var j = 0; j < 4; j++) hessian[4 * i + j] = wide[8 * i + j];
                    }
                    else
                    {
                        value = model.CostHessian(x, 0.5f, 2, gradient, out ds, hessian);
                    }

                    return [value, ds, .. Array.ConvertAll((({{type}}[])[.. gradient.Flat, .. hessian]), each => (double)each)];
                }
            }
            """);

        // f = (1 - a)^2 + 100 (b - a^2)^2 at (2, 3): b - a^2 = -1.
        Assert.Equal([101, 2 + 800, -200, 2 - 400 * -1 + 800 * 4, -800, -800, 200], values.Driver<Func<double[]>>("Numbers")());

        // X X^T = [5 11; 11 25] for rows (1, 2) and (3, 4). With w = (2, 0), B = 3, s = 1/2: w X X^T w = 20, X X^T w = (10, 22).
        double[] expected =
        [
            // 20 * 9 / 2, and by s 20 * 9; by w: 2 s B^2 X X^T w + (w2, w1); by B: 2 B s 20.
            90, 180, 90, 198 + 2, 60,
            // By w, w: 2 s B^2 X X^T + antidiagonal 1; by w, B: 4 s B X X^T w; by w, s: 2 B^2 X X^T w; by B, s: 2 B 20.
            45, 99 + 1, 60, 180,
            99 + 1, 225, 132, 396,
            60, 132, 20, 120,
            180, 396, 120, 0,
        ];
        Assert.Equal(expected, values.Driver<Func<bool, double[]>>("Arrays")(false));
        Assert.Equal(expected, values.Driver<Func<bool, double[]>>("Arrays")(true));
    }

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void Gradients_of_single_examples_are_those_of_calls_with_one_example(string type)
    {
        var run = GeneratedModel.Of(Sources.Usings +
            $$"""
            [Model(typeof({{type}}))]
            public partial class Net
            {
                [Parameter("h", "n")] public partial NDArray W { get; }
                [Parameter(1, "h")] public partial NDArray V { get; }
                [Parameter] public partial Scalar B { get; }

                [Equation, Gradient("p", "x"), PerExampleGradient("p", "x")]
                public Scalar Cost([Shape("n", "m")] NDArray x, [Shape("m", 1, "k")] NDArray y, [Shape("k", 1)] NDArray p)
                {
                    var a = Dot(V, Tanh(Dot(W, x) + B));
                    return Mean(Square(a)) + Mean(Reshape(y, x.Shape[1] * p.Shape[0], 1)) * Sum(Square(p)) + Mean(Square(x));
                }
            }

            public static class Driver
            {
                public static double Run(int m, bool isStrided)
                {
                    const int n = 3, h = 2, k = 2;
                    var model = new Net(h, n);
                    for (var i = 0; i < model.Parameters.Flat.Length; i++) model.Parameters.Flat[i] = ({{type}})((i % 5) * 0.3 - 0.5);
                    {{type}}[] x = new {{type}}[n * m], y = new {{type}}[m * k], p = [1, -2];
                    for (var i = 0; i < x.Length; i++) x[i] = ({{type}})((i % 11) * 0.1);
                    for (var i = 0; i < y.Length; i++) y[i] = ({{type}})((i % 3) * 0.5);
                    var count = model.Parameters.Length;
                    {{type}}[] gradients = new {{type}}[m * count], byP = new {{type}}[m * k], byX = new {{type}}[m * n];
                    if (isStrided)
                    {
                        // Example-major data, and results with gaps.
                        var columns = new {{type}}[n * m];
                        for (var i = 0; i < n; i++) for (var j = 0; j < m; j++) columns[j * n + i] = x[i * m + j];
                        var wide = new {{type}}[m * (count + 3)];
                        model.CostPerExampleGradient(
                            new ReadOnlyTensorSpan<{{type}}>(columns, [n, m], [1, n]), new ReadOnlyTensorSpan<{{type}}>(y, [m, 1, k]), new ReadOnlyTensorSpan<{{type}}>(p, [k, 1]),
                            new TensorSpan<{{type}}>(wide, [m, count], [count + 3, 1]), new TensorSpan<{{type}}>(byP, [m, k]), new TensorSpan<{{type}}>(byX, [m, n]));
                        for (var i = 0; i < m; i++) for (var j = 0; j < count; j++) gradients[i * count + j] = wide[i * (count + 3) + j];
                    }
                    else
                    {
                        model.CostPerExampleGradient(x, y, p, m, k, gradients, byP, byX);
                    }

                    double worst = 0;
                    var gradient = model.CreateParameterSet();
                    for (var example = 0; example < m; example++)
                    {
                        {{type}}[] one = [x[example], x[m + example], x[2 * m + example]], oneP = new {{type}}[k], oneX = new {{type}}[n];
                        model.CostAndGradient(one, y.AsSpan(example * k, k), p, 1, k, gradient, oneP, oneX);
                        for (var i = 0; i < count; i++) worst = Math.Max(worst, Math.Abs(gradient.Flat[i] - gradients[example * count + i]));
                        for (var i = 0; i < k; i++) worst = Math.Max(worst, Math.Abs(oneP[i] - byP[example * k + i]));
                        for (var i = 0; i < n; i++) worst = Math.Max(worst, Math.Abs(oneX[i] - byX[example * n + i]));
                    }

                    return worst;
                }
            }
            """).Driver<Func<int, bool, double>>();
        foreach (var m in new[] { 0, 1, 2, 17, 40 })
        {
            Assert.Equal(0, run(m, false));
            if (m > 1)
            {
                Assert.Equal(0, run(m, true));
            }
        }
    }

    [Fact]
    public void Arrays_of_other_elements_are_sliced_and_rearranged_as_they_are()
    {
        var same = GeneratedModel.Of(Sources.Usings +
            """
            [Model]
            public partial class Pixels
            {
                [Parameter("nx", 1)] public partial NDArray W { get; }

                [Equation, Gradient, PerExampleGradient, Hessian]
                public Scalar Cost([Shape("nx", "m"), Element(typeof(byte))] NDArray x, [Shape(1, "m")] NDArray y) => Mean(Square(Dot(W.T, x) - y));
            }

            public static class Driver
            {
                public static bool Run()
                {
                    byte[] rows = [1, 2, 3, 200, 5, 255], columns = [1, 200, 2, 5, 3, 255];
                    float[] y = [4, 5, 6];
                    var model = new Pixels(nx: 2);
                    model.Parameters.Flat[0] = 0.5f;
                    model.Parameters.Flat[1] = -0.25f;
                    float[] plain = new float[6], tensor = new float[6], hessian = new float[4], other = new float[4];
                    model.CostPerExampleGradient(rows, y, 3, plain);
                    model.CostPerExampleGradient(Examples.Columns<byte>(columns, 2, 3), new ReadOnlyTensorSpan<float>(y, [1, 3]), new TensorSpan<float>(tensor, [3, 2]));
                    var gradient = model.CreateParameterSet();
                    for (var j = 0; j < 3; j++)
                    {
                        model.CostAndGradient(columns.AsSpan(2 * j, 2), y.AsSpan(j, 1), 1, gradient);
                        if (!gradient.Flat.SequenceEqual(plain.AsSpan(2 * j, 2)) || !gradient.Flat.SequenceEqual(tensor.AsSpan(2 * j, 2))) { return false; }
                    }

                    model.CostHessian(rows, y, 3, gradient, hessian);
                    model.CostHessian(Examples.Columns<byte>(columns, 2, 3), new ReadOnlyTensorSpan<float>(y, [1, 3]), gradient, new TensorSpan<float>(other, [2, 2]));
                    return hessian.AsSpan().SequenceEqual(other) && Math.Abs(hessian[0] - 2f / 3 * (1 + 4 + 9)) < 1e-4;
                }
            }
            """).Driver<Func<bool>>();
        Assert.True(same());
    }
}
