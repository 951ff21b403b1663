using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Differentiation;

/// <summary>The gradient of a scalar: linearise, then transpose.</summary>
internal static class Gradient
{
    /// <summary>
    /// The derivatives of a scalar by inputs, in their order and of their shapes. The cotangent of a value named <c>z</c>
    /// is named <c>dz</c>; an input without influence gets zeros.
    /// </summary>
    public static IReadOnlyList<int> Of(GraphBuilder g, int output, IReadOnlyList<int> inputs)
    {
        var linearization = new Linearization(g, output, inputs);
        if (linearization.TangentOf(output) is not { } tangent)
        {
            return [.. inputs.Select(input => Zeros(g, input))];
        }

        var primal = linearization.Tangents.ToLookup(pair => pair.Value, pair => pair.Key);
        var cotangents = Transposition.Transpose(
            g,
            linearization.Inputs,
            tangent,
            g.Constant(1),
            (linear, cotangent) => g.Name(cotangent, primal[linear].Select(value => NameOf(g, value)).FirstOrDefault(name => name is not null)));
        return [.. linearization.Inputs.Zip(inputs, (linear, input) => cotangents.TryGetValue(linear, out var own) ? own : Zeros(g, input))];
    }

    /// <summary>The derivative by <c>z</c> is called <c>dz</c>.</summary>
    public static string DerivativeName(string name) => "d" + GeneratedNames.Plain(name);

    private static string? NameOf(GraphBuilder g, int value)
    {
        var name = g[value].Detail is InputDetail input ? input.Name : g.NameOf(value);
        return name is null ? null : DerivativeName(name);
    }

    private static int Zeros(GraphBuilder g, int input) => g.BroadcastTo(g.Constant(0), g.ShapeOf(input));
}
