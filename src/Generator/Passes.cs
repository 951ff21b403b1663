using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Simplification;

namespace NumDsl.Generator;

/// <summary>The compiler's middle, from an equation as read to the graphs that are scheduled.</summary>
internal static class Passes
{
    /// <summary>The name of the value among a graph's outputs; the derivative by an input is called <c>d</c> and its name.</summary>
    public const string Result = "result";

    private static readonly IReadOnlyList<Rule> BeforeDifferentiation = [.. StabilityRules.All, .. AlgebraRules.All];

    private static readonly IReadOnlyList<Rule> AfterDifferentiation = [.. FinalRules.All, .. AlgebraRules.All];

    /// <summary>The graph of the value.</summary>
    public static Graph Value(EquationSpec equation)
    {
        var g = new GraphBuilder();
        return Finish(g, [Result], [Stabilise(g, equation)]);
    }

    /// <summary>The graph of the value and of its derivatives by <see cref="EquationSpec.Gradient"/>.</summary>
    public static Graph ValueAndGradient(EquationSpec equation)
    {
        var g = new GraphBuilder();
        var value = Stabilise(g, equation);
        var inputs = equation.Gradient!.Value;
        var gradient = Gradient.Of(g, value, [.. inputs.Select(input => g.Input(input))]);
        return Finish(g, [Result, .. inputs.Select(input => DerivativeName(equation, input))], [value, .. gradient]);
    }

    /// <summary>What a derivative is called among the outputs. An argument may be called like a parameter of the model.</summary>
    public static string DerivativeName(EquationSpec equation, InputDetail input) =>
        Differentiation.Gradient.DerivativeName(input.Name)
            + (!input.IsParameter && equation.Model.Parameters.Any(parameter => parameter.Name == input.Name) ? "Argument" : "");

    private static int Stabilise(GraphBuilder g, EquationSpec equation)
    {
        var value = g.Import(equation.Graph)[equation.Graph.Outputs[0].Node];
        value = Simplifier.Run(g, [value], BeforeDifferentiation)[0];
        ConventionalNames.Give(g);
        return value;
    }

    private static Graph Finish(GraphBuilder g, IReadOnlyList<string> names, IReadOnlyList<int> roots) =>
        g.Build(names.Zip(Simplifier.Run(g, roots, AfterDifferentiation), (name, node) => new Output(name, node)));
}
