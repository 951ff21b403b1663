using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NumDsl.Analyzers.Differentiation;
using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Analyzers.Tests.Differentiation;

/// <summary>Gradients that are always zero, and stable forms, are said; everything else is silent.</summary>
public sealed class GradientAnalyzerTests
{
    [Theory]
    [InlineData("=> Mean(Square(Dot(W.T, x)));", "B", "no equation with a derivative depends on it")]
    public async Task A_parameter_without_influence_is_named(string body, string parameter, string why)
    {
        var diagnostic = Assert.Single(await Run(Model(body)));
        Assert.Equal("ND3001", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Equal(parameter, TextAt(diagnostic));
        Assert.StartsWith($"The gradient by the parameter '{parameter}' is always 0: ", Message(diagnostic), StringComparison.Ordinal);
        Assert.Contains(why, Message(diagnostic), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=> Mean(Square(Dot(W.T, x) + B));")]
    [InlineData("=> Mean(Square(Dot(W.T, x)) + StopGradient(B));")]
    [InlineData("=> Mean(Square(Dot(W.T, x)) + StopGradient(B) * 2);")]
    [InlineData("=> Mean(Square(Dot(W.T, x)) + (B > 0) * B);")]
    [InlineData("=> Unknown(x) + Mean(W);")]
    public async Task What_has_influence_is_stopped_on_purpose_or_is_wrong_anyway_is_silent(string body) => Assert.Empty(await Run(Model(body)));

    [Fact]
    public async Task A_parameter_that_one_of_several_gradients_reaches_is_silent() => Assert.Empty(await Run(Model(
        "=> Mean(Square(Dot(W.T, x)));", "[Equation, Gradient] public Scalar Other() => B * B;")));

    [Fact]
    public async Task A_model_without_gradients_is_silent() => Assert.Empty(await Run(
        """
        using NumDsl;
        using static NumDsl.Functions;
        [Model] public partial class M
        {
            [Parameter] public partial Scalar B { get; }
            [Equation] public Scalar Cost([Shape("n", "m")] NDArray x) => Mean(x);
        }
        """));

    [Fact]
    public async Task An_argument_that_is_named_without_influence_is_marked_in_the_attribute()
    {
        var diagnostic = Assert.Single(await Run(
            """
            using NumDsl;
            using static NumDsl.Functions;
            [Model] public static partial class M
            {
                [Equation, Gradient("w", "b")]
                public static Scalar Cost([Shape("n", 1)] NDArray w, Scalar b) => Sum(Square(w));
            }
            """));
        Assert.Equal(("ND3001", "\"b\""), (diagnostic.Id, TextAt(diagnostic)));
        Assert.Equal("The gradient by 'b' is always 0: 'Cost' does not depend on it; remove the name, or use the argument", Message(diagnostic));
    }

    [Fact]
    public async Task A_rewrite_is_said_once_with_both_forms()
    {
        var diagnostic = Assert.Single(await Run(Model("=> Mean(Log(1 + Exp(Dot(W.T, x) + B)) + Log(1 + Exp(x)));")));
        Assert.Equal(("ND3002", "Cost", DiagnosticSeverity.Info), (diagnostic.Id, TextAt(diagnostic), diagnostic.Severity));
        Assert.Equal("In 'Cost' Log(1 + Exp(x)) is computed as Softplus(x), which neither overflows nor cancels", Message(diagnostic));
    }

    [Fact]
    public async Task A_rewrite_is_silent_where_it_is_switched_off()
    {
        const string Body = "=> Mean(Exp(Dot(W.T, x) + B) - 1);\n#pragma warning restore ND3002\n";
        var model = Model(Body).Replace("[Equation, Gradient]", "\n#pragma warning disable ND3002\n[Equation, Gradient]", StringComparison.Ordinal);
        Assert.Empty(await Run(model));
    }

    [Fact]
    public async Task Nothing_is_said_where_the_rewrites_themselves_are_switched_off() => Assert.Empty(await Run(
        Model("=> Mean(Exp(Dot(W.T, x) + B) - 1);").Replace("[Equation, Gradient]", "[Equation(StableForms = false), Gradient]", StringComparison.Ordinal)));

    public static TheoryData<string> Rules => [.. GradientRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_page_a_release_row_and_a_help_link(string id)
    {
        var rule = GradientRules.All.Single(each => each.Id == id);
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "NumDsl.sln")))
        {
            folder = folder.Parent;
        }

        var page = File.ReadAllText(Path.Combine(folder.FullName, "docs", "rules", $"{id}.md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"| Category | {rule.Category} |", page, StringComparison.Ordinal);
        Assert.Contains($"\n{id} | {rule.Category} | {rule.DefaultSeverity} | ",
            File.ReadAllText(Path.Combine(folder.FullName, "src", "Analyzers", "AnalyzerReleases.Unshipped.md")), StringComparison.Ordinal);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        foreach (var section in new[] { "## Cause", "## Rule", "## How to fix", "## When to suppress", "## Example" })
        {
            Assert.Contains($"\n{section}\n\n", page, StringComparison.Ordinal);
        }
    }

    private static string Model(string body, string more = "") =>
        $$"""
        using NumDsl;
        using static NumDsl.Functions;
        [Model] public partial class M
        {
            [Parameter("n", 1)] public partial NDArray W { get; }
            [Parameter] public partial Scalar B { get; }
            [Equation, Gradient]
            public Scalar Cost([Shape("n", "m")] NDArray x) {{body}}
            {{more}}
        }
        """;

    private static async Task<IReadOnlyList<Diagnostic>> Run(string code)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("The analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        return await ModelCompilation.Of(code).WithAnalyzers([new GradientAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
    }

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    private static string TextAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
