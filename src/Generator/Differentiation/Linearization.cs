using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Differentiation;

/// <summary>Forward mode: the tangents of all values, as operations that are linear in the tangents of some inputs.</summary>
internal sealed class Linearization
{
    private readonly Dictionary<int, int> _tangents = [];

    /// <param name="g">The graph; the linear operations are added to it.</param>
    /// <param name="output">Only what this value depends on is linearised.</param>
    /// <param name="inputs">The inputs to differentiate by: all others are constants, and no code is made for them.</param>
    public Linearization(GraphBuilder g, int output, IReadOnlyList<int> inputs)
        : this(g, [output], inputs, [.. inputs.Select(input => TangentInput(g, input))])
    {
    }

    /// <param name="g">The graph; the linear operations are added to it.</param>
    /// <param name="outputs">Only what these values depend on is linearised.</param>
    /// <param name="inputs">The inputs to differentiate by.</param>
    /// <param name="tangents">Their tangents, of the same shapes.</param>
    public Linearization(GraphBuilder g, IReadOnlyList<int> outputs, IReadOnlyList<int> inputs, IReadOnlyList<int> tangents)
    {
        Inputs = tangents;
        for (var i = 0; i < inputs.Count; i++)
        {
            _tangents[inputs[i]] = Inputs[i];
        }

        // Operands come before the nodes that use them, so one pass in order is enough.
        foreach (var node in Ancestors.Of(g, outputs))
        {
            var operands = g[node].Inputs.Select(TangentOf).ToList();
            if (operands.Any(tangent => tangent is not null)
                && ((TensorOperator)g[node].Operator).Jvp(g, node, operands) is { } tangent)
            {
                _tangents[node] = tangent;
            }
        }
    }

    /// <summary>The tangents of the inputs, in their order.</summary>
    public IReadOnlyList<int> Inputs { get; }

    /// <summary>The values that have a tangent, with it.</summary>
    public IEnumerable<KeyValuePair<int, int>> Tangents => _tangents;

    /// <summary>The tangent of a value; null where it does not depend on the inputs.</summary>
    public int? TangentOf(int node) => _tangents.TryGetValue(node, out var tangent) ? tangent : null;

    /// <summary>No argument can be called so: C# has no middle dot in names.</summary>
    private static int TangentInput(GraphBuilder g, int input)
    {
        var detail = (InputDetail)g[input].Detail!;
        return g.Input(detail.Name + "·" + (detail.IsParameter ? "parameter" : "argument"), detail.Shape, detail.IsParameter);
    }
}
