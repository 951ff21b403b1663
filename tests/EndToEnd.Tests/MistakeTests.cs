using System.Text.RegularExpressions;

namespace NumDsl.EndToEnd.Tests;

/// <summary>What "dotnet build" says about wrong models: the id, and the line that is wrong.</summary>
[Collection(PackedPackageCollection.Name)]
public sealed class MistakeTests(PackedPackage package)
{
    // The ids of the rules, in one place: NumDsl.Analyzers is not referenced here, only packed.
    private const string ModelIsNotPartial = "ND0001";
    private const string ArgumentWithoutShape = "ND0002";
    private const string UnsupportedConstruct = "ND0010";
    private const string RankOne = "ND1001";
    private const string CutDerivative = "ND3007";
    private const string DerivativeCall = "ND3009";

    // Each wrong line ends in a comment that names its rule.
    private const string Source = $$"""
        using NumDsl;
        using static NumDsl.Functions;

        [Model]
        public static class NotPartial // {{ModelIsNotPartial}}
        {
            [Equation]
            public static Scalar Half(Scalar a) => a / 2;
        }

        [Model]
        public static partial class Wrong
        {
            [Equation]
            public static Scalar NoShape(NDArray x) => Sum(x); // {{ArgumentWithoutShape}}

            [Equation]
            public static Scalar Vector([Shape("n")] NDArray x) => Sum(x); // {{RankOne}}

            [Equation]
            public static Scalar Loop([Shape("n", 1)] NDArray x)
            {
                Scalar sum = Sum(x);
                int doublings = 3;
                while (doublings-- > 0) // {{UnsupportedConstruct}}
                {
                    sum = sum + sum;
                }

                return sum;
            }
        }

        public static class Program
        {
            public static void Main()
            {
            }
        }
        """;

    [Fact]
    public void Each_is_an_error_with_its_id_at_its_line_and_there_is_no_other()
    {
        ConsoleProject project = package.NewConsoleProject("mistakes");
        project.Write("Mistakes.cs", Source);

        (int exitCode, string output) = project.Build();

        // The build prints each error twice: when it happens, and in its summary.
        string[] reported = [.. Regex.Matches(output, @"Mistakes\.cs\((?<line>\d+),\d+\): error (?<id>\w+):")
            .Select(match => $"line {match.Groups["line"].Value}: {match.Groups["id"].Value}").Distinct().Order(StringComparer.Ordinal)];
        Assert.NotEqual(0, exitCode);
        Assert.Equal(Expected(), reported);
    }

    private const string Derivatives = $$"""
        using NumDsl;
        using static NumDsl.Functions;

        [Model]
        public partial class Steps
        {
            [Parameter("n", 1)] public partial NDArray W { get; }

            [Equation, Gradient]
            public Scalar Cost([Shape("n", "m")] NDArray x) => Mean(Round(W * x)); // {{CutDerivative}}
        }

        [Model]
        public partial class Uses
        {
            [Parameter("n", 1)] public partial NDArray W { get; }

            [Equation, Gradient]
            public Scalar Cost([Shape("n", "m")] NDArray x) => Mean(W * x);

            [Equation]
            public Scalar Binds(double a) => a * Slopes.CostAndGradient(a, out _); // {{DerivativeCall}}

            [Equation]
            public Scalar DoesNotBind([Shape("n", "m")] NDArray x) => Mean(x) + CostAndGradient(x); // {{DerivativeCall}}
        }

        [Model(typeof(double))]
        public static partial class Slopes
        {
            [Equation, Gradient("a")]
            public static Scalar Cost(double a) => a * a;
        }

        public static class Program
        {
            public static void Main()
            {
            }
        }
        """;

    [Fact]
    public void Derivatives_that_are_cut_and_that_equations_use_are_said_beside_the_errors_of_the_compiler()
    {
        ConsoleProject project = package.NewConsoleProject("derivatives");
        project.Write("Derivatives.cs", Derivatives);

        (int exitCode, string output) = project.Build();

        string[] reported = [.. Regex.Matches(output, @"Derivatives\.cs\((?<line>\d+),\d+\): (error|warning) (?<id>ND\d+):")
            .Select(match => $"line {match.Groups["line"].Value}: {match.Groups["id"].Value}").Distinct().Order(StringComparer.Ordinal)];
        Assert.NotEqual(0, exitCode);
        Assert.Equal(Marks.Of(Derivatives).Select(mark => $"line {mark.Line}: {mark.Id}").Order(StringComparer.Ordinal), reported);
    }

    private static IEnumerable<string> Expected() =>
        Marks.Of(Source).Select(mark => $"line {mark.Line}: {mark.Id}").Order(StringComparer.Ordinal);
}
