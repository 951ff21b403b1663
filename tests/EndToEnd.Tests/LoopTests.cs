using System.Globalization;
using System.Text.RegularExpressions;

namespace NumDsl.EndToEnd.Tests;

/// <summary>
/// The explicit loops that a course on neural networks begins with, as a user has them: "dotnet build" flags each, "dotnet format analyzers"
/// rewrites them, and the program prints the same.
/// </summary>
[Collection(PackedPackageCollection.Name)]
public sealed class LoopTests(PackedPackage package)
{
    // A loop with an exact rewrite ends in "// warning", one that differs by rounding in "// suggestion".
    private const string Source = """
        using System;

        public static class Program
        {
            public static void Main()
            {
                const int n = 1000;
                var random = new Random(1);
                double[] v = new double[n], u = new double[n];
                for (int i = 0; i < n; i++)
                {
                    v[i] = random.NextDouble() + 0.5;
                    u[i] = random.NextDouble() - 0.5;
                }

                Print("dot", Dot(u, v));
                Print("abs", Abs(u));
                Print("maximum", Maximum(u));
                Print("square", Square(u));
                Print("reciprocal", Reciprocal(v));
                Print("exp", Exp(u));
                Print("log", Log(v));
                double[,] a = new double[40, n];
                for (int i = 0; i < 40; i++)
                {
                    for (int j = 0; j < n; j++)
                    {
                        a[i, j] = random.NextDouble();
                    }
                }

                Print("product", MatrixVector(a, u));
                double[][] x = new double[50][];
                double[] y = new double[50];
                for (int i = 0; i < 50; i++)
                {
                    x[i] = new double[n];
                    y[i] = i % 2;
                    for (int j = 0; j < n; j++)
                    {
                        x[i][j] = random.NextDouble() / n;
                    }
                }

                double[] w = new double[n];
                double cost = 0;
                for (int step = 0; step < 10; step++)
                {
                    cost = Step(x, y, w);
                }

                Print("cost", cost);
                Print("weights", w);
            }

            private static double Dot(double[] a, double[] b)
            {
                double c = 0;
                for (int i = 0; i < a.Length; i++) // suggestion
                {
                    c += a[i] * b[i];
                }

                return c;
            }

            private static double[] MatrixVector(double[,] a, double[] v)
            {
                double[] u = new double[a.GetLength(0)];
                for (int i = 0; i < a.GetLength(0); i++) // suggestion
                {
                    for (int j = 0; j < a.GetLength(1); j++)
                    {
                        u[i] += a[i, j] * v[j];
                    }
                }

                return u;
            }

            private static double[] Exp(double[] v)
            {
                double[] u = new double[v.Length];
                for (int i = 0; i < v.Length; i++) // suggestion
                {
                    u[i] = Math.Exp(v[i]);
                }

                return u;
            }

            private static double[] Log(double[] v)
            {
                double[] u = new double[v.Length];
                for (int i = 0; i < v.Length; i++) // suggestion
                {
                    u[i] = Math.Log(v[i]);
                }

                return u;
            }

            private static double[] Abs(double[] v)
            {
                double[] u = new double[v.Length];
                for (int i = 0; i < v.Length; i++) // warning
                {
                    u[i] = Math.Abs(v[i]);
                }

                return u;
            }

            private static double[] Maximum(double[] v)
            {
                double[] u = new double[v.Length];
                for (int i = 0; i < v.Length; i++) // warning
                {
                    // the larger of the two
                    u[i] = Math.Max(v[i], 0);
                }

                return u;
            }

            private static double[] Square(double[] v)
            {
                double[] u = new double[v.Length];
                for (int i = 0; i < v.Length; i++) // warning
                {
                    u[i] = v[i] * v[i];
                }

                return u;
            }

            private static double[] Reciprocal(double[] v)
            {
                double[] u = new double[v.Length];
                for (int i = 0; i < v.Length; i++) // warning
                {
                    u[i] = 1 / v[i];
                }

                return u;
            }

            private static double Step(double[][] x, double[] y, double[] w)
            {
                int m = x.Length;
                int nx = w.Length;
                double cost = 0;
                double[] dw = new double[nx];
                for (int i = 0; i < m; i++)
                {
                    double z = 0;
                    for (int j = 0; j < nx; j++) // suggestion
                    {
                        z += w[j] * x[i][j];
                    }

                    double a = 1 / (1 + Math.Exp(-z));
                    cost -= y[i] * Math.Log(a) + (1 - y[i]) * Math.Log(1 - a);
                    double dz = a - y[i];
                    for (int j = 0; j < nx; j++) // warning
                    {
                        dw[j] += x[i][j] * dz;
                    }
                }

                for (int j = 0; j < nx; j++) // warning
                {
                    dw[j] /= m;
                }

                for (int j = 0; j < nx; j++) // warning
                {
                    w[j] -= 0.1 * dw[j];
                }

                return cost / m;
            }

            private static void Print(string name, params double[] values)
            {
                double sum = 0;
                for (int i = 0; i < values.Length; i++) // suggestion
                {
                    sum += values[i];
                }

                Console.WriteLine($"{name} {sum:R} {values[^1]:R}");
            }
        }
        """;

    [Fact]
    public void Each_is_flagged_and_rewritten_and_the_program_prints_the_same()
    {
        ConsoleProject project = package.NewConsoleProject("loops");
        project.Write("Program.cs", Source);

        Assert.Equal(Marked(), Reported(project));
        string before = Output(project);

        // What is a warning gives the same bits.
        (int exitCode, string output) = project.Format("warn");
        Assert.True(exitCode == 0, output);
        string exact = project.Read("Program.cs");
        Assert.Contains("TensorPrimitives.Reciprocal", exact, StringComparison.Ordinal);
        Assert.Contains("// the larger of the two\n        TensorPrimitives.Max(", exact.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("TensorPrimitives.Exp", exact, StringComparison.Ordinal);
        Assert.DoesNotContain(Reported(project), line => line.EndsWith("warning", StringComparison.Ordinal));
        Assert.Equal(before, Output(project));

        // The suggestions differ by rounding.
        (exitCode, output) = project.Format("info");
        Assert.True(exitCode == 0, output);
        Assert.Contains("TensorPrimitives.Exp", project.Read("Program.cs"), StringComparison.Ordinal);
        Assert.Empty(Reported(project));
        AssertNear(before, Output(project));
    }

    private static IEnumerable<string> Marked() => Source.ReplaceLineEndings("\n").Split('\n')
        .Select((text, index) => (Match: Regex.Match(text, @"// (?<kind>warning|suggestion)$"), Line: index + 1))
        .Where(line => line.Match.Success)
        .Select(line => $"{line.Line} {line.Match.Groups["kind"].Value}");

    /// <summary>The lines that a build reports rules for loops at, from its log: a build does not print suggestions.</summary>
    private static string[] Reported(ConsoleProject project)
    {
        (int exitCode, string output) = project.BuildWithSuggestions();
        Assert.True(exitCode == 0, output);
        using var log = System.Text.Json.JsonDocument.Parse(project.Read("log.sarif"));
        return
        [
            .. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Where(result => result.GetProperty("ruleId").GetString() is ['N', 'D', '2', _, _, not '0'])
                .Select(result => (
                    Line: result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32(),
                    Kind: result.GetProperty("level").GetString() == "warning" ? "warning" : "suggestion"))
                .OrderBy(result => result.Line)
                .Select(result => string.Create(CultureInfo.InvariantCulture, $"{result.Line} {result.Kind}")),
        ];
    }

    private static string Output(ConsoleProject project)
    {
        (int exitCode, string output) = project.Run();
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>A sum of 1000 terms near 1 is exact to 1000 rounding errors of 2^-53.</summary>
    private static void AssertNear(string before, string after)
    {
        string[] expected = before.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        string[] actual = after.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Length, actual.Length);
        foreach ((string left, string right) in expected.Zip(actual))
        {
            if (double.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                Assert.Equal(number, double.Parse(right, CultureInfo.InvariantCulture), 1e-11 * Math.Max(1, Math.Abs(number)));
            }
            else
            {
                Assert.Equal(left, right);
            }
        }
    }
}
