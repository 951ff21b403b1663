using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Scheduling;

/// <summary>Values that are others seen differently: transposes, broadcasts, and reshapes that only add or drop axes of size 1.</summary>
internal static class Views
{
    /// <summary>Whether the node moves no element.</summary>
    public static bool IsView(Graph graph, int node) => graph.Nodes[node].Operator switch
    {
        TransposeOperator or BroadcastOperator => true,
        ReshapeOperator => KeepsProperAxes(graph.Nodes[graph.Nodes[node].Inputs[0]].Shape, graph.Nodes[node].Shape),
        _ => false,
    };

    /// <summary>The strides of a view's axes, given those of its operand.</summary>
    public static IReadOnlyList<Dimension> Strides(Graph graph, int node, IReadOnlyList<Dimension> operand) =>
    [
        .. Enumerable.Range(0, graph.Nodes[node].Shape.Rank)
            .Select(axis => SourceAxis(graph, node, axis) is { } source ? operand[source] : Dimension.Zero),
    ];

    /// <summary>Whether the view has its operand's elements in the same order in memory: a loop over one is a loop over the other.</summary>
    public static bool KeepsOrder(Graph graph, Layouts layouts, int node)
    {
        var from = graph.Nodes[graph.Nodes[node].Inputs[0]].Shape;
        return graph.Nodes[node].Operator switch
        {
            TransposeOperator => layouts.AxisOrder(graph.Nodes[node].Shape)
                .Select(axis => ((PermutationDetail)graph.Nodes[node].Detail!).Order[axis])
                .SequenceEqual(layouts.AxisOrder(from)),
            ReshapeOperator => true,
            _ => false,
        };
    }

    /// <summary>The axis of a view's operand that an axis of the view runs along; null for one that repeats or has size 1.</summary>
    public static int? SourceAxis(Graph graph, int node, int axis)
    {
        var (shape, from) = (graph.Nodes[node].Shape, graph.Nodes[graph.Nodes[node].Inputs[0]].Shape);
        return graph.Nodes[node].Operator switch
        {
            TransposeOperator => ((PermutationDetail)graph.Nodes[node].Detail!).Order[axis],
            BroadcastOperator => from.IsScalar || from[axis].IsOne ? null : axis,
            _ when shape[axis].IsOne => null,
            _ => from.ProperAxes.ElementAt(shape.ProperAxes.ToList().IndexOf(axis)),
        };
    }

    /// <summary>Whether two shapes differ only in axes of size 1.</summary>
    public static bool KeepsProperAxes(Shape from, Shape to) =>
        from.ProperAxes.Select(axis => from[axis]).SequenceEqual(to.ProperAxes.Select(axis => to[axis]));
}
