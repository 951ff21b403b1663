using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using NumDsl.Analyzers.Differentiation;

namespace NumDsl.Analyzers.Tests.Differentiation;

/// <summary>What no rewrite makes stable is said, with what to write; and it is so: the form is wrong where the suggestion is right.</summary>
public sealed class HazardTests
{
    private static readonly Lazy<Type> Models = new(Load);

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, HazardExamples.All.Count)];

    [Fact]
    public void There_is_an_example_for_each_row() => Assert.Equal(
        HazardTable.All.Select(row => row.Written).Order(StringComparer.Ordinal),
        HazardExamples.All.Select(example => example.Written).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_has_a_row_for_each()
    {
        var page = File.ReadAllText(Path.Combine(Declarations.RuleDocumentationTests.Root, "docs", "rules", "ND3008.md"));
        var rows = page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split(" | "));

        Assert.Equal(HazardTable.All.Select(row => ($"| `{row.Written}`", $"`{row.Instead}` |")), rows.Select(row => (row[0], row[^1])));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_hazard_is_pointed_at_and_what_to_write_instead_is_silent(int number)
    {
        var example = HazardExamples.All[number];
        var row = HazardTable.All.Single(each => each.Written == example.Written);

        var (text, message) = Assert.Single(await GradientRun.Of("ND3008", Model(example.Hazard)));
        Assert.Equal(GradientRun.Marked(example.Hazard), [text]);
        Assert.Equal($"'{text}' {row.Why}; for {row.Written} write {row.Instead}", message);
        Assert.Empty(await GradientRun.Of("ND3008", Model(example.Better)));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_eager_function_and_the_kernel_are_wrong_there_and_what_is_suggested_is_right(int number)
    {
        var example = HazardExamples.All[number];
        var hazard = (double[])Models.Value.GetMethod($"Hazard{number}")!.Invoke(null, [example.X, example.Y])!;
        var better = (double[])Models.Value.GetMethod($"Better{number}")!.Invoke(null, [example.X, example.Y])!;

        // Eager, kernel, derivatives by x. The rewrites make a value of some hazards last longer, but not to the end.
        if (example.Expected is { } expected)
        {
            Assert.All(hazard[..2], value => Assert.False(IsClose(expected, value), $"{value} is right"));
            Assert.All(better[..2], value => Assert.True(IsClose(expected, value), $"{value} is not {expected}"));
        }
        else
        {
            Assert.Contains(hazard[2..], value => !double.IsFinite(value));
        }

        Assert.All(better[2..], value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [InlineData("=> Sum(Log(Relu(x) + 1e-6) + Log(1 + Relu(x)) + Log(Softplus(x)));")]
    [InlineData("=> Sum(Log(Clamp(x, 1e-6, 1)) + Log(Maximum(x, 1e-6)) + Log(Abs(x)));")]
    [InlineData("=> Sum(Where(x > 0, Log(Relu(x)), 0));")]
    [InlineData("=> Log(Sum(Exp(x))) + Sum(Log(1 + Exp(x)) + Log(Exp(x) + Exp(y)) + Log(Exp(x)));")]
    [InlineData("=> Sum(Log(2 + Exp(-Square(x))) + Log(2 + Exp(Tanh(x))) + Log(1e-8 + Exp(-x)));")]
    [InlineData("{ var c = Max(x); return Log(Mean(Exp(x - c))) + Sum(y * Exp(x - c)) / Sum(Exp(x - c)); }")]
    [InlineData("=> Sum(Log(2 + Exp(Clamp(x, -10, 10))) + Log(2 + Exp(Minimum(x, 10))));")]
    [InlineData("=> Sum(Clamp(Log(2 + Exp(x)), 0, 100));")]
    [InlineData("=> Sum(Exp(x) / Sum(Exp(x)) + Exp(x) / (1 + Exp(x)) + 1 / (1 + Exp(-x)));")]
    [InlineData("=> Sum(Exp(x) / (2 + Square(y)) + y / (2 + Exp(x)) + Exp(-Square(x)) / (Exp(-Square(x)) + Exp(-Square(y))));")]
    [InlineData("=> Sum(1 - Square(Tanh(x)) + 1 / (2 - Square(Tanh(x))) + Sqrt(1 - 0.5 * Square(Tanh(x))));")]
    [InlineData("=> Sum(Log(Sigmoid(x)) + Log(1 - Sigmoid(x)) + Log(0.5 + Sigmoid(x)) + Log(0.5 * Sigmoid(Tanh(x))));")]
    [InlineData("=> Prod(x) + Log(1 + Square(Prod(x))) + Sum(Log(Prod(Concat([x, y], axis: 0), axis: 0)));")]
    [InlineData("=> Mean(Square(x)) - Square(Mean(y)) + Mean(Square(x)) - Mean(x);")]
    [InlineData("=> Norm(x) + Std(x) + Sum(Abs(x) + Hypot(x, y) + Sqrt(Relu(x)));")]
    [InlineData("=> Sqrt(Sum(Square(x)) + 1e-12) + Sqrt(Var(x) + 1e-5) + Sum(Sqrt(Square(Exp(x))) + Sqrt(1 + Square(x)));")]
    [InlineData("=> Sum(Sqrt(x) + Log(x) + Pow(x, 0.5) + Pow(Abs(x), 1.5) + Pow(Abs(x), 2));")]
    [InlineData("=> BinaryCrossEntropy(Sigmoid(x), y) + KullbackLeibler(x, y) + Sum(GeluTanh(x) + Mish(x)) + CosineSimilarity(x, y, axis: 1) * Std(x);")]
    public async Task What_is_rewritten_bounded_or_guarded_is_silent(string body) => Assert.Empty(await GradientRun.Of("ND3008", Model(body)));

    [Fact]
    public async Task The_text_to_the_letter_is_silent() => Assert.Empty(await GradientRun.Of(
        "ND3008", Model("=> Log(Mean(Exp(x)));").Replace("[Equation,", "[Equation(StableForms = false),", StringComparison.Ordinal)));

    [Fact]
    public async Task Hazards_of_derivatives_are_silent_without_a_derivative() => Assert.Empty(await GradientRun.Of(
        "ND3008", Model("=> Sqrt(Sum(Square(x)));").Replace(", Gradient(\"x\")", "", StringComparison.Ordinal)));

    [Fact]
    public async Task Hazards_of_derivatives_by_something_else_are_silent() =>
        Assert.Empty(await GradientRun.Of("ND3008", Model("=> Sqrt(Sum(Square(y))) * Sum(x);")));

    [Fact]
    public async Task Inside_a_helper_it_is_at_the_call_and_an_equation_says_it_of_itself()
    {
        var found = await GradientRun.Of(Model(
            "=> Inner(x) + Helper(y);", "static Scalar Helper(NDArray a) => Log(Mean(Exp(a))); [Equation] public static Scalar Inner([Shape(1, \"m\")] NDArray x) => Log(Prod(x));"));

        var hazards = found.Where(each => each.Id == "ND3008").OrderBy(each => each.Location.SourceSpan.Start).ToList();
        Assert.Equal(["Helper(y)", "Log(Prod(x))"], hazards.Select(each => GradientRun.TextAt(each.Location)));
        Assert.Equal("Log(Mean(Exp(a)))", GradientRun.TextAt(Assert.Single(hazards[0].AdditionalLocations)));
        Assert.StartsWith("In 'Helper', called here: 'Log(Mean(Exp(a)))' overflows ", GradientRun.Message(hazards[0]), StringComparison.Ordinal);
        Assert.All(hazards, each => Assert.Equal(DiagnosticSeverity.Info, each.Severity));
    }

    private static string Model(string body, string more = "") =>
        $$"""
        [Model(typeof(double))] public static partial class M
        {
            [Equation, Gradient("x")]
            public static Scalar F([Shape(1, "m")] NDArray x, [Shape(1, "m")] NDArray y) {{body}}
            {{more}}
        }
        """;

    /// <summary>A model with all examples, and for each a method that gives the eager value, the kernel's, and the derivatives by x.</summary>
    private static Type Load()
    {
        var bodies = HazardExamples.All.SelectMany((example, number) => new[] { (Name: $"Hazard{number}", Body: GradientRun.Unmarked(example.Hazard)), (Name: $"Better{number}", Body: example.Better) }).ToList();
        var equations = bodies.Select(each =>
            $"[Equation, Gradient(\"x\")] public static Scalar {each.Name}([Shape(1, \"m\")] NDArray x, [Shape(1, \"m\")] NDArray y) {each.Body}");
        var calls = bodies.Select(each =>
            $$"""
            public static double[] {{each.Name}}(double[] x, double[] y)
            {
                var dx = new double[x.Length];
                var kernel = M.{{each.Name}}AndGradient(x, y, x.Length, dx);
                return [(double)M.{{each.Name}}(NDArray.Create(x, 1, x.Length), NDArray.Create(y, 1, y.Length)), kernel, .. dx];
            }
            """);
        var compilation = GradientRun.Built(
            $"[Model(typeof(double))] public static partial class M {{ {string.Join("\n", equations)} }} public static class Calls {{ {string.Join("\n", calls)} }}");
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Take(10)));
        image.Position = 0;
        return new AssemblyLoadContext("hazards").LoadFromStream(image).GetType("Calls")!;
    }

    /// <summary>Half of the digits, of which a hazard leaves none.</summary>
    private static bool IsClose(double expected, double value) => Math.Abs(value - expected) <= 1e-8 * Math.Abs(expected);
}
