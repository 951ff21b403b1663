using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Scheduling;

/// <summary>Parts of arrays in memory: an offset, and strides that are multiplied by the steps.</summary>
internal static class Windows
{
    /// <summary>The window of an array.</summary>
    public static View Of(View array, WindowDetail window)
    {
        var (offset, strides) = (array.Offset, new List<Dimension>());
        for (var axis = 0; axis < array.Strides.Count; axis++)
        {
            offset += window.Starts[axis] * array.Strides[axis];
            strides.Add(Dimension.Of(window.Steps[axis]) * array.Strides[axis]);
        }

        return new View(array.Storage, strides) { Offset = offset };
    }

    /// <summary>Whether the axes with a symbol stay whole: only then can the operation be cut into tiles along it.</summary>
    public static bool LeavesWhole(Graph graph, Node node, string symbol)
    {
        if (node.Operator is ConcatOperator)
        {
            return !node.Shape[((AxesDetail)node.Detail!).Axes[0]].Contains(symbol);
        }

        var (window, operand) = ((WindowDetail)node.Detail!, graph.Nodes[node.Inputs[0]].Shape);
        return Enumerable.Range(0, operand.Rank).All(axis =>
            !(operand[axis].Contains(symbol) || node.Shape[axis].Contains(symbol) || window.Starts[axis].Contains(symbol))
            || window.IsWhole(axis, node.Shape, operand));
    }
}
