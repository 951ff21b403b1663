using System.Globalization;
using System.Reflection;

namespace NumDsl.Analyzers.Tests.Loops;

/// <summary>A loop that sums up a number from arrays becomes an equation of a model, which computes the same.</summary>
public sealed class ExtractEquationTests
{
    [Fact]
    public async Task The_cost_of_logistic_regression_becomes_an_equation_with_its_locals_and_shapes() => Assert.Equal(
        """
        using System;
        using NumDsl;
        using static NumDsl.Functions;

        public static class User
        {
            public static double Train(double[,] x, double[] y, double[] w, double b)
            {
                int m = x.GetLength(0), n = x.GetLength(1);
                double cost = 0;
                // each example
                cost -= TrainModel.Cost(b, w.AsSpan(0, n), x.AsSpan(), y.AsSpan(0, m), n, m);

                return cost / m;
            }
        }

        [Model(typeof(double))]
        internal static partial class TrainModel
        {
            [Equation]
            public static Scalar Cost(Scalar b, [Shape(1, "n")] NDArray w, [Shape("m", "n")] NDArray x, [Shape("m", 1)] NDArray y)
            {
                var z = b + Dot(x, w.T);
                var a = 1 / (1 + Exp(-z));
                return Sum(y * Log(a) + (1 - y) * Log(1 - a));
            }
        }

        """,
        await Extraction.Apply(
            """
            using System;

            public static class User
            {
                public static double Train(double[,] x, double[] y, double[] w, double b)
                {
                    int m = x.GetLength(0), n = x.GetLength(1);
                    double cost = 0;
                    // each example
                    for (int i = 0; i < m; i++)
                    {
                        double z = b;
                        for (int j = 0; j < n; j++)
                        {
                            z += w[j] * x[i, j];
                        }

                        double a = 1 / (1 + Math.Exp(-z));
                        cost -= y[i] * Math.Log(a) + (1 - y[i]) * Math.Log(1 - a);
                    }

                    return cost / m;
                }
            }

            """));

    [Theory]
    [InlineData("double F(double[] a, double[] b) { double cost = 0; for (int i = 0; i < a.Length; i++) cost += -(b[i] * Math.Log(a[i] * a[i] + 1) + (1 - b[i]) * Math.Log(2)); return cost; }")]
    [InlineData("double F(double[] a, double k) { double s = 3; for (int i = 0; i < a.Length; i++) s += k * Math.Exp(a[i] / k); return s; }")]
    [InlineData("float F(float[] a, float[] b) { float s = 0; for (int i = 0; i < a.Length; i++) { float d = a[i] - b[i]; s += d * d / 2; } return s; }")]
    [InlineData("float F(float[] a) { float s = 0; for (int i = 0; i < a.Length; i++) s += (float)Math.Exp(-a[i] * a[i]) * 0.1f; return s; }")]
    [InlineData("double F(double[] a) { double s = 0; foreach (var v in a) s += Math.Tanh(v) + Math.Pow(v, 2); return s; }")]
    [InlineData("double F(double[] a, int n) { double s = 0; for (int i = 0; i < n; i++) s += Math.Sin(a[i]) * Math.Cos(a[i]); return s; }")]
    [InlineData("double F(double[] a, int n) { double s = 0; for (int i = n - 1; i >= 1; i--) s += Math.Abs(a[i] - a[i - 1]); return s; }")]
    [InlineData("double F(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] > 0 ? a[i] : Math.Exp(a[i]) - 1; return s; }")]
    [InlineData("double F(double[] a, double k) { double s = 0; for (int i = 0; i < a.Length; i++) { double d = Math.Abs(a[i]); if (d > k) d = k + Math.Log(1 + d); s -= d; } return s; }")]
    [InlineData("double F(double[] a, double k) { double s = 0; for (int i = 0; i < a.Length; i++) { if (a[i] > k && a[i] < 2 * k || a[i] == 0) s += Math.Sqrt(Math.Abs(a[i])); } return s; }")]
    [InlineData("double F(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) { s += Math.Max(0, 1 - a[i] * b[i]); s -= Math.Min(a[i], b[i]); } return s; }")]
    [InlineData("double F(double[] a) { double half = 0.5; double s = 0; for (int i = 0; i < a.Length; i++) { double q = 1; double r = q / 2; s = s + Math.Atan2(r * a[i], half); } return s; }")]
    [InlineData("double F(System.Collections.Generic.List<double> a) { double s = 0; for (int i = 0; i < a.Count; i++) s += Math.Exp(a[i]); return s; }")]
    [InlineData("double F(double[,] x, double[] y, double[] w) { double s = 0; for (int i = 0; i < y.Length; i++) { double p = 0; for (int j = 0; j < x.GetLength(1); j++) p += x[i, j] * w[j]; double e = p - y[i]; s += e * e; } return s; }")]
    [InlineData("double F(double[,] x) { double s = 0; for (int i = 0; i < x.GetLength(0); i++) for (int j = 0; j < x.GetLength(1); j++) s += Math.Abs(x[i, j]) * x[i, j]; return s; }")]
    [InlineData("double F(double[] xs, double[] y, double[] w) { double s = 0; int n = w.Length; for (int i = 0; i < y.Length; i++) { double p = 0, q = 0; for (int j = 0; j < n; j++) { p += w[j] * xs[i * n + j]; q += w[j] * w[j]; } s += Math.Log(1 + Math.Exp(p)) - y[i] * p + 0.01 * q; } return s; }")]
    [InlineData("double F(double[,] xt, double[] y, double[] w) { double s = 0; for (int i = 0; i < xt.GetLength(1); i++) { double p = 0; for (int j = 0; j < w.Length; j++) { double t = w[j] - xt[j, i]; p += t * t; } s += Math.Sqrt(p) * y[i]; } return s; }")]
    [InlineData("double F(double[] y, double[] w, double k) { double s = 0; for (int i = 0; i < y.Length; i++) for (int j = 0; j < w.Length; j++) s += Math.Exp(-k * (y[i] - w[j]) * (y[i] - w[j])); return s; }")]
    [InlineData("double F(double[] xs, int m, int n) { double s = 0; for (int i = 0; i < m; i++) for (int j = 0; j < n; j++) s += Math.Cos(xs[i * n + j]); return s; }")]
    [InlineData("double F(double[] a, Lazy<double> k) { double s = 0; for (int i = 0; i < a.Length; i++) s += Math.Exp(a[i] * a[0]); return s + k.Value; }")]
    [InlineData("double F(ReadOnlySpan<double> a) { double s = 0; for (int i = 0; i < a.Length; i++) s += Math.Exp(a[i]); return s; }")]
    public async Task The_equation_computes_what_the_loop_computed(string method)
    {
        var code = "using System;\npublic static class User\n{\n    public static " + method + "\n" + Companion(method) + "}\n";

        var extracted = await Extraction.Apply(code);
        Assert.True(extracted is not null, $"No equation was offered for: {method}");
        Assert.Contains("FModel.", extracted, StringComparison.Ordinal);
        var (before, after) = (await Extraction.Load(code, "Run"), await Extraction.Load(extracted, "Run"));
        foreach (var length in new[] { 0, 1, 2, 9, 33, 500 })
        {
            var expected = Number(before, length);
            var actual = Number(after, length);
            // 500 * 5 terms below 10, each with errors of a few units in the last place.
            var tolerance = (before.ReturnType == typeof(float) ? 1e-5 : 1e-13) * (10 + (10 * length));
            Assert.True(
                expected == actual || Math.Abs(expected - actual) <= tolerance,
                string.Create(CultureInfo.InvariantCulture, $"{expected} became {actual} for {length} elements:\n{extracted}"));
        }
    }

    [Theory]
    [InlineData("double F(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) { a[i] = Math.Exp(a[i]); s += a[i]; } return s; }")]
    [InlineData("double F(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * s; return s; }")]
    [InlineData("double F(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += Math.IEEERemainder(a[i], 3); return s; }")]
    [InlineData("double F(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += Math.Exp(a[i]) * i; return s; }")]
    [InlineData("double F(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) { if (s > 10) break; s += Math.Exp(a[i]); } return s; }")]
    [InlineData("double F(float[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i]; return s; }")]
    [InlineData("double F(double[] a, double[] b) { double s = 0, q = 0; for (int i = 0; i < a.Length; i++) { s += a[i]; q += Math.Exp(b[i]); } return s / q; }")]
    [InlineData("double F(double[][] x, double[] w) { double s = 0; for (int i = 0; i < x.Length; i++) for (int j = 0; j < w.Length; j++) s += Math.Exp(x[i][j]) * x[j][i]; return s; }")]
    [InlineData("double F(double[,] x) { double s = 0; for (int i = 0; i < x.GetLength(0); i++) for (int j = 0; j < i; j++) s += Math.Exp(x[i, j]); return s; }")]
    [InlineData("double F(double[] xs, double[] y, int n) { double s = 0; for (int i = 0; i < y.Length; i++) { double p = 1; for (int j = 0; j < n; j++) p += xs[i * n + j]; s += Math.Exp(p) + y[i]; } return s; }")]
    [InlineData("double F(double[] y, double[] w) { double s = 0; for (int i = 0; i < y.Length; i++) { double p = 1; for (int j = 0; j < w.Length; j++) p += w[j] * p; s += y[i] * p; } return s; }")]
    [InlineData("double F(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] > 0 ? Math.Exp(b[i]) : a[i]; return s; }")]
    [InlineData("int F(int[] a) { int s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * a[i]; return s; }")]
    [InlineData("double F(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += Math.Exp(a[i]) + G(a[i]); return s; } static double G(double x) => x;")]
    [InlineData("double F(double[] a) { double s = 0; int i = 0; while (i < a.Length) { s += Math.Exp(a[i]); i++; } return s + i; }")]
    [InlineData("double F(double[] a, ref double s) { for (int i = 0; i < a.Length; i++) s += Math.Exp(a[i]); return s; }")]
    [InlineData("double F(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += double.PositiveInfinity * Math.Exp(a[i]); return s; }")]
    public async Task Where_an_operation_is_not_in_the_language_or_the_order_matters_nothing_is_offered(string method) =>
        Assert.Null(await Extraction.Apply("using System;\npublic static class User { public static " + method + " }"));

    [Fact]
    public async Task Nothing_is_offered_where_results_have_to_be_the_same_to_the_bit()
    {
        const string Code = "using System;\npublic static class User { public static double F(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += Math.Exp(a[i]) * b[i]; return s; } }";

        Assert.NotNull(await Extraction.Apply(Code));
        Assert.Null(await Extraction.Apply(Code, ("numdsl.strict_fp", "true")));
    }

    [Fact]
    public async Task Names_that_are_taken_are_not_used_and_the_model_stands_beside_the_outermost_type()
    {
        var extracted = await Extraction.Apply(
            """
            namespace Outside
            {
                internal class CostModel { }

                public partial class Holder
                {
                    private double _loss;

                    private static class Inside
                    {
                        public static double Cost(double[] a, double @double)
                        {
                            double sum = 0;
                            for (int i = 0; i < a.Length; i++) { double y = a[i] * @double; sum += System.Math.Exp(y) * y; }
                            return sum;
                        }
                    }
                }
            }

            """);

        Assert.NotNull(extracted);
        Assert.StartsWith("using NumDsl;\nusing static NumDsl.Functions;\n", extracted, StringComparison.Ordinal);
        Assert.Contains("                sum += CostModel2.Cost(a, @double, a.Length);\n", extracted, StringComparison.Ordinal);
        Assert.Contains(
            """

                }

                [Model(typeof(double))]
                internal static partial class CostModel2
                {
                    [Equation]
                    public static Scalar Cost([Shape("n", 1)] NDArray a, Scalar double2)
                    {
                        var y = a * double2;
                        return Sum(Exp(y) * y);
                    }
                }
            }
            """,
            extracted,
            StringComparison.Ordinal);
    }

    /// <summary>A method that makes the arguments of F: arrays named y have 5 elements, matrices 5 rows (xt: columns), all others the length.</summary>
    private static string Companion(string method)
    {
        var list = method[(method.IndexOf('(', StringComparison.Ordinal) + 1)..method.IndexOf(')', StringComparison.Ordinal)];
        var arguments = list.Split(", ").Select(parameter => parameter.Split(' ')).Select(parts => (parts[0], parts[1]) switch
        {
            ("double[]", "y") => "Make(5, seed++)",
            ("double[]", "xs") => "Make(5 * length, seed++)",
            ("double[]" or "ReadOnlySpan<double>", _) => "Make(length, seed++)",
            ("float[]", _) => "Array.ConvertAll(Make(length, seed++), v => (float)v)",
            ("double[,]", "xt") => "Matrix(length, 5)",
            ("double[,]", _) => "Matrix(5, length)",
            ("double", _) => "0.75",
            ("int", "m") => "5",
            ("int", _) => "length",
            ("Lazy<double>", _) => "new Lazy<double>(1)",
            _ => "new System.Collections.Generic.List<double>(Make(length, seed++))",
        });
        return $$"""
                public static {{method.Split(' ')[0]}} Run(int length) { int seed = 1; return F({{string.Join(", ", arguments)}}); }
                private static double[] Make(int length, int seed) { var random = new Random(seed); var a = new double[length]; int at = 0; while (at < length) a[at++] = random.NextDouble() * 2 - 1; return a; }
                private static double[,] Matrix(int rows, int columns) { var a = new double[rows, columns]; Buffer.BlockCopy(Make(rows * columns, 9), 0, a, 0, 8 * rows * columns); return a; }

            """;
    }

    private static double Number(MethodInfo run, int length) => Convert.ToDouble(run.Invoke(null, [length]), CultureInfo.InvariantCulture);
}
