using System.Text.RegularExpressions;

namespace NumDsl.EndToEnd.Tests;

/// <summary>
/// The classic mistakes with shapes, in equations and in ordinary C#: "dotnet build" shows each with its rule and where to read about it,
/// "dotnet format analyzers" mends them, and the result compiles and runs.
/// </summary>
[Collection(PackedPackageCollection.Name)]
public sealed class ShapeTests(PackedPackage package)
{
    // Each wrong line ends in a comment that names its rule.
    private const string Model = """
        using NumDsl;
        using static NumDsl.Functions;

        [Model]
        public partial class Mistakes
        {
            [Parameter("nx", 1)] public partial NDArray W { get; }
            [Parameter] public partial Scalar B { get; }

            [Equation]
            public NDArray ForgottenTranspose([Shape("nx", "m")] NDArray x) => Sigmoid(Dot(W, x) + B); // ND1003

            [Equation]
            public Scalar RankOne([Shape("m")] NDArray y) => Mean(y); // ND1001

            [Equation]
            public Scalar RowAgainstColumn([Shape(1, "m")] NDArray a, [Shape("m", 1)] NDArray y) => Mean(Square(a - y)); // ND1009
        }
        """;

    private const string Program = """
        using System.Numerics.Tensors;
        using NumDsl;
        using static NumDsl.Functions;

        var prediction = Tensor.CreateFromShape<double>([5, 1]);
        var y = Tensor.Create([1.0, 2, 3, 4, 5]);
        var error = prediction - y; // ND1013
        Console.WriteLine(string.Join(" x ", error.Lengths.ToArray()));
        var z = Dot(NDArray.Ones(4, 1), NDArray.Ones(4, 7)); // ND1003
        Console.WriteLine(string.Join(" x ", z.Shape.ToArray()));
        Console.WriteLine(new Mistakes(nx: 2).RowAgainstColumn([1, 2, 3], [1, 2, 4], m: 3) < 1);
        """;

    [Fact]
    public void Mistakes_with_shapes_are_shown_with_a_link_and_mended()
    {
        ConsoleProject project = package.NewConsoleProject("shapes");
        project.Write("Mistakes.cs", Model);
        project.Write("Program.cs", Program);

        (int exitCode, string output) = project.Build();
        Assert.NotEqual(0, exitCode);
        string[] shown = [.. Regex.Matches(output, @"(?<file>\w+\.cs)\((?<line>\d+),\d+\): \w+ (?<id>ND\d+): .+ \(https://.*/docs/rules/\k<id>\.md\)")
            .Select(match => $"{match.Groups["file"].Value} line {match.Groups["line"].Value}: {match.Groups["id"].Value}").Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal([.. Marked("Mistakes.cs", Model).Concat(Marked("Program.cs", Program)).Order(StringComparer.Ordinal)], shown);

        (exitCode, output) = project.Format("warn");
        Assert.True(exitCode == 0, output);
        (exitCode, output) = project.Build();
        Assert.True(exitCode == 0, output);
        (exitCode, output) = project.Run();
        Assert.True(exitCode == 0, output);
        Assert.Equal(["5 x 1", "1 x 7", "True"], output.ReplaceLineEndings("\n").Trim().Split('\n'));
    }

    private static IEnumerable<string> Marked(string file, string source) =>
        Marks.Of(source).Select(mark => $"{file} line {mark.Line}: {mark.Id}");
}
