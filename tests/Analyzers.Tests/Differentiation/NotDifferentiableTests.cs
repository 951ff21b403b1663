using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Tests.Differentiation;

/// <summary>Where every way of a derivative is cut by flat operations, the first of them on each way is pointed at.</summary>
public sealed class NotDifferentiableTests
{
    [Theory]
    [InlineData("=> Mean(Square(Dot(W.T, x)) + ([|B > 0|]));", "B", "write Sigmoid of a difference for a smooth step")]
    [InlineData("=> Mean([|Floor(W)|] + B) + Mean(x);", "W", "leave the rounding out of what is differentiated")]
    [InlineData("{ var z = Dot(W.T, x); return Mean([|Round(z)|]) + B; }", "W", "leave the rounding out of what is differentiated")]
    [InlineData("=> Mean(Sign([|Round(Exp(W))|])) + B + Mean(x);", "W", "leave the rounding out of what is differentiated")]
    [InlineData("=> Mean([|Sign(Dot(W.T, x))|]) + B;", "W", "write Tanh for a smooth sign")]
    [InlineData("=> Mean([|ArgMax(W * x, axis: 0)|]) + B;", "W", "write Softmax for a smooth choice")]
    [InlineData("=> Mean([|ArgMax(Softmax(W * x, axis: 0), axis: 0)|]) + B;", "W", "write Softmax for a smooth choice")]
    [InlineData("=> Mean(Where([|W > 0|], x, -x)) + B;", "W", "write Sigmoid of a difference for a smooth step")]
    [InlineData("=> Mean([|Floor(Where(W > 0, W, 0.1 * W))|]) + B + Mean(x);", "W", "leave the rounding out of what is differentiated")]
    [InlineData("=> Mean([|CountNonzero(Elu(W), axis: 0)|]) + B + Mean(x);", "W", "write a sum of Sigmoids for a smooth count")]
    [InlineData("=> Mean([|Floor(W)|]) + Mean([|Round(W)|]) + B + Mean(x);", "W", "leave the rounding out of what is differentiated")]
    [InlineData("=> Mean(([|W > 0|]) & (x > 0)) + B;", "W", "write Sigmoid of a difference for a smooth step")]
    [InlineData("=> Mean([|CopySign(x, W)|]) + B;", "W", "write a smooth function")]
    [InlineData("{ var a = Mean(x) + Mean(W); a += [|Floor(B)|]; return a; }", "B", "leave the rounding out of what is differentiated")]
    public async Task The_innermost_flat_expression_is_pointed_at(string body, string parameter, string advice)
    {
        var found = await GradientRun.Of(Model(body));

        Assert.All(found, diagnostic => Assert.Equal(("ND3007", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity)));
        Assert.Equal(GradientRun.Marked(body), found.OrderBy(each => each.Location.SourceSpan.Start).Select(each => GradientRun.TextAt(each.Location)));
        Assert.All(found, diagnostic => Assert.Equal(
            $"Nothing of the derivative by '{parameter}' passes '{GradientRun.TextAt(diagnostic.Location)}', whose derivative is 0 everywhere: {advice}, "
                + "give it a [CustomGradient], or say with StopGradient that it is meant",
            GradientRun.Message(diagnostic)));
    }

    [Theory]
    [InlineData("=> Mean(Round(W) * W) + B + Mean(x);")]
    [InlineData("=> Mean(Square(Dot(W.T, x)) + StopGradient(Floor(B)));")]
    [InlineData("=> Mean(Square(Dot(W.T, x))) + Floor(StopGradient(B));")]
    [InlineData("=> Mean(W * (W > 0)) + B * (B > 0) + Mean(x);")]
    [InlineData("=> Mean(Sort(W, axis: 0)) + Mean(Elu(x)) + Max(B * x);")]
    [InlineData("=> Mean(Straight(W)) + B + Mean(x);")]
    [InlineData("=> Mean(Round(x) > 0) + B + Mean(W);")]
    [InlineData("=> Unknown(x) + Mean(Round(W));")]
    public async Task What_lets_something_through_or_is_meant_is_silent(string body) => Assert.Empty(await GradientRun.Of(Model(body)));

    [Fact]
    public async Task A_parameter_that_one_of_several_derivatives_reaches_is_silent() => Assert.Empty(await GradientRun.Of(Model(
        "=> Mean(Dot(W.T, x)) + Floor(B);", "[Equation, Jvp] public Scalar Other() => B * B;")));

    [Fact]
    public async Task Several_parameters_behind_one_expression_are_one_diagnostic()
    {
        var (text, message) = Assert.Single(await GradientRun.Of("ND3007", Model("=> Mean(Dot(W.T, x) + B > 0);")));

        Assert.Equal("Dot(W.T, x) + B > 0", text);
        Assert.StartsWith("Nothing of the derivative by 'W' and by 'B' passes 'Dot(W.T, x) + B > 0', ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inside_a_helper_it_is_at_the_call_with_the_expression_as_another_place()
    {
        var diagnostic = Assert.Single(await GradientRun.Of(Model(
            "=> Mean(Dot(W.T, x)) + Twice(Steps(B));", "static Scalar Steps(Scalar a) => 2 * Round(a * 3); static Scalar Twice(Scalar a) => a + a;")));

        Assert.Equal(("ND3007", "Steps(B)"), (diagnostic.Id, GradientRun.TextAt(diagnostic.Location)));
        Assert.Equal("Round(a * 3)", GradientRun.TextAt(Assert.Single(diagnostic.AdditionalLocations)));
        Assert.StartsWith("In 'Steps', called here: Nothing of the derivative by 'B' passes 'Round(a * 3)', ", GradientRun.Message(diagnostic), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_equation_that_is_differentiated_by_itself_and_inlined_is_pointed_into_once()
    {
        var found = await GradientRun.Of("ND3007", Model(
            "=> Other() + Mean(Dot(W.T, x));", "[Equation, Gradient] public Scalar Other() => Floor(B);"));

        Assert.Equal(["Floor(B)"], found.Select(each => each.Text));
    }

    [Theory]
    [InlineData("Gradient", "Scalar", "Sum")]
    [InlineData("Hvp", "Scalar", "Sum")]
    [InlineData("Hessian", "Scalar", "Sum")]
    [InlineData("PerExampleGradient", "Scalar", "Sum")]
    [InlineData("TrainingStep", "Scalar", "Sum")]
    [InlineData("Jvp", "NDArray", "Square")]
    [InlineData("Jacobian", "NDArray", "Square")]
    public async Task Every_mode_is_looked_at(string mode, string type, string outer)
    {
        var found = await GradientRun.Of("ND3007",
            $$"""
            [Model] public partial class M
            {
                [Parameter("n", 1)] public partial NDArray W { get; }
                [Equation, {{mode}}] public {{type}} F([Shape("n", "m")] NDArray x) => {{outer}}(Round(W * x));
            }
            """);

        Assert.Equal(["Round(W * x)"], found.Select(each => each.Text));
    }

    [Fact]
    public async Task A_second_derivative_of_zero_is_silent() => Assert.Empty(await GradientRun.Of(
        "[Model] public static partial class M { [Equation, Hvp, Hessian] public static Scalar F([Shape(\"n\", 1)] NDArray x) => Sum(Relu(x) + 3 * x); }"));

    [Theory]
    [InlineData("[Gradient(\"w\")]", "Sum(Square(x)) + Sum([|Round(w)|])")]
    [InlineData("[Gradient]", "Sum([|Round(w)|]) + Sum([|x > 0|])")]
    public async Task An_argument_is_pointed_at_where_it_is_cut(string attribute, string value)
    {
        var found = await GradientRun.Of(Static(attribute, value));

        Assert.All(found, diagnostic => Assert.Equal("ND3007", diagnostic.Id));
        Assert.Equal(GradientRun.Marked(value), found.OrderBy(each => each.Location.SourceSpan.Start).Select(each => GradientRun.TextAt(each.Location)));
    }

    [Theory]
    [InlineData("[Gradient]", "Sum(Square(x)) + Sum(Round(w))")]
    [InlineData("[Gradient(\"x\")]", "Sum(Square(x)) + Sum(Round(w))")]
    public async Task An_argument_that_nobody_named_is_silent_beside_others(string attribute, string value) =>
        Assert.Empty(await GradientRun.Of(Static(attribute, value)));

    private static string Static(string attribute, string value) =>
        $"[Model] public static partial class M {{ [Equation, {attribute[1..^1]}] public static Scalar F([Shape(\"n\", 1)] NDArray x, [Shape(\"n\", 1)] NDArray w) => {value}; }}";

    private static string Model(string body, string more = "") =>
        $$"""
        [Model] public partial class M
        {
            [Parameter("n", 1)] public partial NDArray W { get; }
            [Parameter] public partial Scalar B { get; }
            [Equation, Gradient]
            public Scalar Cost([Shape("n", "m")] NDArray x) {{body}}
            [CustomGradient(nameof(Through))] static NDArray Straight(NDArray a) => Round(a);
            static NDArray Through(NDArray a, NDArray cotangent) => cotangent;
            {{more}}
        }
        """;
}
