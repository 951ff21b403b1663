using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Differentiation;

/// <summary>Forward mode: values and, beside them, their derivatives along a direction.</summary>
internal static class Tangents
{
    /// <summary>
    /// The tangents of some values, given those of inputs. The tangent of a value named <c>z</c> is named <c>zTangent</c>; a value
    /// without influence gets zeros.
    /// </summary>
    /// <param name="g">The graph; the operations are added to it.</param>
    /// <param name="outputs">The values.</param>
    /// <param name="inputs">The inputs to differentiate by.</param>
    /// <param name="tangents">The inputs' tangents, which are inputs themselves.</param>
    public static IReadOnlyList<int> Of(GraphBuilder g, IReadOnlyList<int> outputs, IReadOnlyList<int> inputs, IReadOnlyList<int> tangents)
    {
        var linearization = new Linearization(g, outputs, inputs, tangents);
        foreach (var pair in linearization.Tangents.OrderBy(pair => pair.Key))
        {
            if (!tangents.Contains(pair.Value) && NameOf(g, pair.Key) is { } name)
            {
                g.Name(pair.Value, GeneratedNames.Plain(name) + "Tangent");
            }
        }

        return [.. outputs.Select(output => linearization.TangentOf(output) ?? Zeros(g, output))];
    }

    /// <summary>The name of a value or of an input.</summary>
    public static string? NameOf(GraphBuilder g, int value) => g[value].Detail is InputDetail input ? input.Name : g.NameOf(value);

    /// <summary>Zeros of a value's shape.</summary>
    public static int Zeros(GraphBuilder g, int value) => g.BroadcastTo(g.Constant(0), g.ShapeOf(value));
}
