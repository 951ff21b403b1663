using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Scheduling;

/// <summary>
/// The streaming dimension: the symbol over which a kernel sweeps tile by tile, running everything forward and backward on a
/// tile while it is in cache. For each node, whether it is computed per tile, and in which sweep.
/// </summary>
internal sealed class Streaming
{
    private readonly Graph _graph;
    private readonly int[] _phases;

    private Streaming(Graph graph, string? symbol)
    {
        _graph = graph;
        Symbol = symbol;
        _phases = new int[graph.Nodes.Count];
        for (var node = 0; node < _phases.Length; node++)
        {
            _phases[node] = graph.Nodes[node].Inputs
                .Select(input => IsPerTile(input) && !IsPerTile(node) ? _phases[input] + 1 : _phases[input])
                .DefaultIfEmpty(0)
                .Max();
        }
    }

    /// <summary>The symbol, or null where everything is computed at once.</summary>
    public string? Symbol { get; }

    /// <summary>The number of sweeps over the tiles: one more for each reduction over the examples that feeds the tiles again.</summary>
    public int Sweeps => Symbol is null ? 0 : Enumerable.Range(0, _phases.Length).Where(IsPerTile).Select(node => _phases[node] + 1).DefaultIfEmpty(0).Max();

    /// <summary>Chooses the symbol: the first candidate along which every operation can be cut into tiles.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="candidates">The symbols of the arguments, the most promising first.</param>
    public static Streaming Choose(Graph graph, IEnumerable<string> candidates) =>
        new(graph, candidates.FirstOrDefault(symbol =>
            graph.Nodes.Any(node => node.Shape.Contains(symbol)) && graph.Nodes.All(node => CanBeCut(graph, node, symbol))));

    /// <summary>Whether a node's value is computed tile by tile.</summary>
    public bool IsPerTile(int node) => Symbol is not null && _graph.Nodes[node].Shape.Contains(Symbol);

    /// <summary>
    /// For a value per tile, the sweep in which it is first known; for another, the number of sweeps that must come before it.
    /// </summary>
    public int PhaseOf(int node) => _phases[node];

    /// <summary>The axis of a shape along which it is cut.</summary>
    public static int? AxisOf(Shape shape, string? symbol) => symbol is null
        ? null
        : Enumerable.Range(0, shape.Rank).Where(axis => shape[axis].SymbolName == symbol).Select(axis => (int?)axis).FirstOrDefault();

    private static bool CanBeCut(Graph graph, Node node, string symbol)
    {
        if (!HasOneAxis(node.Shape, symbol))
        {
            return false;
        }

        if (node.Operator is CallOperator call)
        {
            return (node.Shape.Contains(symbol) || call.AddsUp || !node.Inputs.Any(input => graph.Nodes[input].Shape.Contains(symbol)))
                && node.Inputs.Select(input => graph.Nodes[input].Shape).Append(node.Shape).All(shape => AxisOf(shape, symbol) is not { } axis
                    || (call.TreatsApart(axis, shape.Rank, node.Detail) && call.CanBeCut(axis, symbol, node.Detail)));
        }

        if (node.Operator is WindowOperator or ConcatOperator)
        {
            return Windows.LeavesWhole(graph, node, symbol);
        }

        if (node.Operator is not ReshapeOperator)
        {
            return true;
        }

        // Elements move between tiles unless the proper axes stay what they are.
        var operand = graph.Nodes[node.Inputs[0]].Shape;
        return !(node.Shape.Contains(symbol) || operand.Contains(symbol)) || Views.KeepsProperAxes(operand, node.Shape);
    }

    private static bool HasOneAxis(Shape shape, string symbol) =>
        !shape.Contains(symbol)
        || (shape.Dimensions.Count(dimension => dimension.Contains(symbol)) == 1 && AxisOf(shape, symbol) is not null);
}
