using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

// Elements by index, and in order.
internal static partial class FunctionTable
{
    /// <summary>The indices are a vector, whichever way it lies; the result has their number along the axis.</summary>
    private static Composition Take(FunctionCall call) => OneAxis(call, axis =>
    {
        var (g, shape, indices) = (call.G, call.G.ShapeOf(call.X), call.G.ShapeOf(call.Values[1]));
        if (indices.Rank != 2 || !indices.Dimensions.Any(dimension => dimension.IsOne))
        {
            return new ShapeProblem(
                ShapeProblemKind.Rank, $"'Take' has indices of shape {indices}; they are a vector, (k, 1) or (1, k), or use TakeAlongAxis");
        }

        InRange(call, call.Values[1], shape[axis]);
        var along = g.Reshape(
            Integers(g, call.Values[1]), new Shape(shape.Dimensions.Select((_, each) => each == axis ? indices.Size : Dimension.One)));
        var result = new Shape(shape.Dimensions.Select((dimension, each) => each == axis ? indices.Size : dimension));
        return g.Add(Structural.Gather, [call.X, g.BroadcastTo(along, result)], new GatherDetail(call.Name, axis, shape));
    });

    private static Composition TakeAlongAxis(FunctionCall call) => OneAxis(call, axis =>
    {
        var (g, shape, indices) = (call.G, call.G.ShapeOf(call.X), call.G.ShapeOf(call.Values[1]));
        if (indices.Rank != shape.Rank || Enumerable.Range(0, shape.Rank).Any(each => each != axis && !indices[each].Equals(shape[each])))
        {
            return new ShapeProblem(
                ShapeProblemKind.Broadcast,
                $"'TakeAlongAxis' has an array of shape {shape} and indices of shape {indices}; but for axis {axis} they must be the same");
        }

        InRange(call, call.Values[1], shape[axis]);
        return g.Add(Structural.Gather, [call.X, Integers(g, call.Values[1])], new GatherDetail(call.Name, axis, shape));
    });

    private static Composition ArgSort(FunctionCall call) => OneAxis(call, axis => Sorted(call, axis, Structural.ArgSort));

    /// <summary>The elements at their sorted indices: the derivative is permuted as they are.</summary>
    private static Composition Sort(FunctionCall call) => OneAxis(call, axis =>
        call.G.Add(Structural.Gather, [call.X, Sorted(call, axis, Structural.ArgSort)], new GatherDetail(call.Name, axis, call.G.ShapeOf(call.X))));

    private static Composition ArgTopK(FunctionCall call) => OneAxis(call, axis => First(call, axis));

    private static Composition TopK(FunctionCall call) => OneAxis(call, axis => First(call, axis) is { Problem: null, Node: var indices }
        ? call.G.Add(Structural.Gather, [call.X, indices], new GatherDetail(call.Name, axis, call.G.ShapeOf(call.X)))
        : First(call, axis));

    /// <summary>The first few of the indices in descending order.</summary>
    private static Composition First(FunctionCall call, int axis) =>
        Range(call, Sorted(call, axis, Structural.DescendingArgSort), axis, Dimension.Zero, call.Sizes[0], 1);

    private static int Sorted(FunctionCall call, int axis, ArgSortOperator order) =>
        call.G.Add(order, [call.X], new AxesDetail(EquatableArray.Of(axis), true));

    /// <summary>
    /// Notes that values are indices below a bound. Those of an argument are checked before anything is computed; others while they are, by a
    /// step of their own.
    /// </summary>
    private static int InRange(FunctionCall call, int indices, Dimension bound)
    {
        var (g, source) = (call.G, indices);
        while (g[source].Operator is ReshapeOperator or TransposeOperator or BroadcastOperator || g[source].Operator == Operators.Elementwise.Convert)
        {
            source = g[source].Inputs[0];
        }

        if (g[source].Detail is InputDetail { IsParameter: false, Shape.IsScalar: false } argument)
        {
            call.Indices.Add((argument.Name, bound));
            return indices;
        }

        return g.Add(Structural.CheckedIndex, [indices], new IndexDetail(call.Name, bound));
    }

    /// <summary>An argument of integers as it is, not converted.</summary>
    private static int Integers(GraphBuilder g, int indices) =>
        g[indices].Operator == Operators.Elementwise.Convert ? g[indices].Inputs[0] : indices;
}
