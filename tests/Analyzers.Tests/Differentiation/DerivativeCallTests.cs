using Microsoft.CodeAnalysis;
using NumDsl.Analyzers.Declarations;

namespace NumDsl.Analyzers.Tests.Differentiation;

/// <summary>An equation that calls a generated derivative: reported in the user's build, whether the call binds to a kernel or not.</summary>
public sealed class DerivativeCallTests
{
    private const string Cost = "[Equation, Gradient(\"a\"), Hvp(\"a\"), Jvp(\"a\")] public static Scalar Cost(double a) => a * a; ";

    [Theory]
    [InlineData("[Equation] public static Scalar F(double a) { [|CostAndGradient(a, out var da)|]; return a; }")]
    [InlineData("[Equation] public static Scalar F(double a) => [|CostAndGradient(a, out _)|];")]
    [InlineData("[Equation] public static Scalar F(double a) => [|M.CostAndGradient(a)|] + [|CostHvp(a)|];")]
    [InlineData("[Equation] public static Scalar F([Shape(\"n\", 1)] NDArray x) => Sum(x) * [|CostJvp(x)|];")]
    [InlineData("[Equation] public static Scalar F(double a) => [|Helper(a)|]; static Scalar Helper(Scalar a) => CostAndGradient(a, out _);")]
    [InlineData("[Equation] public static Scalar F(double a) => [|Helper(a)|]; static Scalar Helper(double a) => CostAndGradient(a, out _);")]
    [InlineData("[Equation] public static Scalar F(Scalar a) => [|G(a)|]; [CustomGradient(nameof(R))] static Scalar G(Scalar a) => a; static Scalar R(Scalar a, Scalar c) => c * CostAndGradient(a, out _);")]
    [InlineData("[Equation, CustomGradient(nameof(R))] public static Scalar F(double a) => a * a; static double R(double a, Scalar c) => [|CostAndGradient(a, out _)|];")]
    public async Task A_call_is_an_error_in_the_build_and_leaves_out_only_its_equation(string equations)
    {
        var built = GradientRun.Built($"[Model(typeof(double))] public static partial class M {{ {Cost}{equations} }}");
        var found = (await GradientRun.Of(built, new ModelAnalyzer())).OrderBy(each => each.Location.SourceSpan.Start).ToList();

        Assert.Equal(GradientRun.Marked(equations), found.Select(each => GradientRun.TextAt(each.Location)));
        Assert.All(found, each => Assert.Equal(("ND3009", DiagnosticSeverity.Error), (each.Id, each.Severity)));
        Assert.All(found, each => Assert.Contains(
            "An equation cannot use a derivative: reverse over reverse is not available; [Hvp] on 'Cost' gives products with second derivatives, [Hessian] all "
                + "of them; where only the value is needed, call 'Cost",
            GradientRun.Message(each), StringComparison.Ordinal));
        var members = ((INamedTypeSymbol)built.GetSymbolsWithName("M", SymbolFilter.Type).Single()).GetMembers();
        Assert.Contains(members, member => member.Name == "CostAndGradient");
        Assert.DoesNotContain(members.OfType<IMethodSymbol>(), member => member.Name == "F" && member.ReturnType.SpecialType == SpecialType.System_Double);
    }

    [Theory]
    [InlineData("[Equation] public static Scalar F(double a) => Cost(a) + Cost(2 * a);")]
    [InlineData("[Equation] public static Scalar F(double a) => PlainAndGradient(a); static Scalar PlainAndGradient(double a) => a * 2;")]
    [InlineData("[Equation, Hvp(\"a\")] public static Scalar F(double a) => G(a); [CustomGradient(nameof(R))] static Scalar G(Scalar a) => a * a; static Scalar R(Scalar a, Scalar c) => 2 * a * c;")]
    [InlineData("public static double Use(double a) => CostAndGradient(a, out var da) + da;")]
    public async Task Other_calls_are_silent(string members) => Assert.Empty(await GradientRun.Of(
        GradientRun.Built($"[Model(typeof(double))] public static partial class M {{ {Cost}{members} }}"), new ModelAnalyzer()));

    [Fact]
    public async Task A_problem_within_an_equations_own_rule_is_reported_there()
    {
        const string Code = "[Model] public static partial class M { [Equation, CustomGradient(nameof(R))] public static Scalar F(Scalar a) => a; "
            + "static Scalar R(Scalar a, Scalar c) { [|foreach|] (var i in new[] { 1 }) { } return c; } }";
        var diagnostic = Assert.Single(await GradientRun.Of(GradientRun.Built(Code), new ModelAnalyzer()));

        Assert.Equal(("ND0010", "foreach"), (diagnostic.Id, GradientRun.TextAt(diagnostic.Location)));
    }
}
