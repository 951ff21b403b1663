using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Differentiation;

/// <summary>Reverse mode: linearise, then transpose.</summary>
internal static class Gradient
{
    /// <summary>
    /// The derivatives of a scalar by inputs, in their order and of their shapes. The cotangent of a value named <c>z</c>
    /// is named <c>dz</c>; an input without influence gets zeros.
    /// </summary>
    public static IReadOnlyList<int> Of(GraphBuilder g, int output, IReadOnlyList<int> inputs) =>
        Pullback(g, output, inputs, g.Constant(1));

    /// <summary>The derivatives of the sum of a value's elements, each weighed with the cotangent's.</summary>
    public static IReadOnlyList<int> Pullback(GraphBuilder g, int output, IReadOnlyList<int> inputs, int cotangent)
    {
        var linearization = new Linearization(g, output, inputs);
        if (linearization.TangentOf(output) is not { } tangent)
        {
            return [.. inputs.Select(input => Tangents.Zeros(g, input))];
        }

        var primal = linearization.Tangents.ToLookup(pair => pair.Value, pair => pair.Key);
        var cotangents = Transposition.Transpose(
            g,
            linearization.Inputs,
            tangent,
            cotangent,
            (linear, own) => g.Name(own, primal[linear].Select(value => NameOf(g, value)).FirstOrDefault(name => name is not null)));
        return [.. linearization.Inputs.Zip(inputs, (linear, input) => cotangents.TryGetValue(linear, out var own) ? own : Tangents.Zeros(g, input))];
    }

    /// <summary>The derivative by <c>z</c> is called <c>dz</c>.</summary>
    public static string DerivativeName(string name) => "d" + GeneratedNames.Plain(name);

    private static string? NameOf(GraphBuilder g, int value) => Tangents.NameOf(g, value) is { } name ? DerivativeName(name) : null;
}
