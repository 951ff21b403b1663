using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Tests.Graphs;

namespace NumDsl.Generator.Tests.Differentiation;

/// <summary>Derivatives as terms. The tangent of an input x is written x', the cotangent of the value v.</summary>
internal static class Derivatives
{
    /// <summary>The tangent of a value by some inputs; null where it is zero.</summary>
    public static int? Jvp(this GraphBuilder g, int value, params string[] inputs) =>
        new Linearization(g, value, [.. inputs.Select(g.InputOf)]).TangentOf(value);

    /// <summary>The cotangents of inputs, given that of the value, an input called v; null where they are zero.</summary>
    public static IReadOnlyList<int?> Vjp(this GraphBuilder g, int value, params string[] inputs)
    {
        var linearization = new Linearization(g, value, [.. inputs.Select(g.InputOf)]);
        if (linearization.TangentOf(value) is not { } tangent)
        {
            return [.. inputs.Select(_ => (int?)null)];
        }

        var cotangent = g.Input("v", g.ShapeOf(value), false);
        var cotangents = Transposition.Transpose(g, linearization.Inputs, tangent, cotangent, (_, _) => { });
        return [.. linearization.Inputs.Select(input => cotangents.TryGetValue(input, out var own) ? own : (int?)null)];
    }

    public static string Print(this GraphBuilder g, int? node) => node is { } value ? g.PrintTerm(value) : "none";
}
