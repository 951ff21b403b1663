using Microsoft.CodeAnalysis;
using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Analyzers.Tests.Declarations;

/// <summary>An equation is left out exactly when an error says why; the rest of its model stays.</summary>
public sealed class WrongModelTests
{
    [Theory]
    [MemberData(nameof(WrongBodies.All), MemberType = typeof(WrongBodies))]
    public async Task A_wrong_body_is_reported_at_its_span_and_leaves_out_only_its_equation(
        string id, string type, string body, string members)
    {
        var code = $$"""
            [Model]
            public partial class M
            {
                [Parameter("n", 1)] public partial NDArray W { get; }
                [Parameter] public partial Scalar B { get; }

                {{members}}

                [Equation]
                [return: Shape("n", "m")]
                public NDArray Good([Shape("n", "m")] NDArray x) => W * x + B;

                [Equation]
                public {{type}} F([Shape("n", "m")] NDArray x, [Shape("n", "m")] NDArray y, Scalar s, int k, double q, bool flag, RandomKey key)
                {{body}}
            }
            """;

        var (expected, reported, compilation) = await AnalyzerRun.Of(id, code);

        Assert.Empty(AnalyzerRun.CompilerErrors(compilation));
        Assert.Equal(expected, reported);
        var reading = ModelCompilation.Read(compilation);
        Assert.Equal(["Good"], reading.Equations.Select(equation => equation.Name));
        Assert.Equal(["W", "B"], reading.Model!.Parameters.Select(parameter => parameter.Name));
    }

    [Theory]
    [MemberData(nameof(SuspiciousBodies.All), MemberType = typeof(SuspiciousBodies))]
    public async Task A_suspicious_body_is_a_warning_at_its_span_and_is_compiled_all_the_same(
        string id, string type, string body, string members)
    {
        var (expected, reported, compilation) = await AnalyzerRun.Of(id, SuspiciousBodies.Model(type, body, members));

        Assert.Empty(AnalyzerRun.CompilerErrors(compilation));
        Assert.Equal(expected, reported);
        Assert.Equal(["F"], ModelCompilation.Read(compilation).Equations.Select(equation => equation.Name));
        Assert.Equal(DiagnosticSeverity.Warning, Analyzers.Declarations.ModelRules.Find(id).DefaultSeverity);
    }

    [Theory]
    [MemberData(nameof(SuspiciousBodies.Intended), MemberType = typeof(SuspiciousBodies))]
    public async Task What_states_its_intent_is_silent(string type, string body)
    {
        var (_, reported, compilation) = await AnalyzerRun.Of("", SuspiciousBodies.Model(type, body, ""));

        Assert.Empty(AnalyzerRun.CompilerErrors(compilation));
        Assert.Empty(reported);
    }

    [Theory]
    [MemberData(nameof(WrongDeclarations.All), MemberType = typeof(WrongDeclarations))]
    public async Task A_wrong_declaration_is_reported_at_its_span(string id, string code, string parameters, string equations)
    {
        var (expected, reported, compilation) = await AnalyzerRun.Of(id, code);

        Assert.Equal(expected, reported);
        var models = ModelCompilation.Models(compilation).ToList();
        if (models.Count > 0)
        {
            var reading = ModelCompilation.Read(compilation);
            Assert.Equal(parameters, string.Join(" ", reading.Model?.Parameters.Select(parameter => parameter.Name) ?? []));
            Assert.Equal(equations, string.Join(" ", reading.Equations.Select(equation => equation.Name)));
        }
    }

    [Fact]
    public void There_is_a_wrong_model_for_every_rule()
    {
        var tried = WrongBodies.All.Concat(WrongDeclarations.All).Concat(SuspiciousBodies.All).Select(row => (string)row[0]);

        Assert.Equal(
            Analyzers.Declarations.ModelRules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            tried.Distinct().Order(StringComparer.Ordinal));
    }
}
