using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>Elements by index along an axis.</summary>
/// <param name="Function">The user's function, for the message of an index out of range.</param>
/// <param name="Axis">The axis that the indices count.</param>
/// <param name="Array">The shape of the array that has the elements.</param>
internal sealed record GatherDetail(string Function, int Axis, Shape Array) : Detail
{
    public override string ToString() => $"[{Axis}] {Array}";

    /// <summary>
    /// The kernel's last arguments. Along other axes array and indices are cut alike; along this one the indices can be cut where the array
    /// does not have their size.
    /// </summary>
    public IEnumerable<string> Arguments => [$"axis: {Axis}", $"\"{Function}\""];
}

/// <summary>The elements of an array (n, m) at indices (k, m) along axis 0, and so along any: x[i[j, c], c] at (j, c).</summary>
internal sealed class GatherOperator() : CallOperator("gather", "TakeAlongAxis({0}, {1})", "Gather.Take")
{
    public override string Accuracy => "exact";

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => operands[1];

    public override bool TreatsApart(int axis, int rank, Detail? detail) => true;

    public override bool CanBeCut(int axis, string symbol, Detail? detail) =>
        axis != ((GatherDetail)detail!).Axis || !((GatherDetail)detail).Array[axis].Contains(symbol);

    public override IEnumerable<string> Arguments(Detail? detail) => ((GatherDetail)detail!).Arguments;

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) =>
        tangents[0] is { } tangent ? g.Add(this, [tangent, g[node].Inputs[1]], g[node].Detail) : null;

    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent) => operand == 0
        ? g.Add(Structural.ScatterAdd, [g[node].Inputs[1], cotangent], g[node].Detail)
        : base.Transpose(g, node, operand, cotangent);
}

/// <summary>The transpose: zeros, to which each element is added where its index says, one after the other.</summary>
internal sealed class ScatterAddOperator() : CallOperator("scatter_add", "ScatterAdd({0}, {1})", "Gather.Add")
{
    public override string Accuracy => "added one after the other";

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => ((GatherDetail)detail!).Array;

    public override bool TreatsApart(int axis, int rank, Detail? detail) => true;

    /// <summary>Along the axis of the indices parts of them give parts of the sums.</summary>
    public override bool AddsUp => true;

    public override bool CanBeCut(int axis, string symbol, Detail? detail) =>
        axis != ((GatherDetail)detail!).Axis || !((GatherDetail)detail).Array[axis].Contains(symbol);

    public override IEnumerable<string> Arguments(Detail? detail) => ((GatherDetail)detail!).Arguments;

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) =>
        tangents[1] is { } tangent ? g.Add(this, [g[node].Inputs[0], tangent], g[node].Detail) : null;

    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent) => operand == 1
        ? g.Add(Structural.Gather, [cotangent, g[node].Inputs[0]], g[node].Detail)
        : base.Transpose(g, node, operand, cotangent);
}

/// <summary>Where the elements of an array stand along an axis when they are sorted: their indices, in order.</summary>
internal sealed class ArgSortOperator(string name, bool isDescending) : CallOperator(name, "ArgSort({0})", "Sorting.ArgSort")
{
    public override string Accuracy => "exact";

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => operands[0];

    public override bool TreatsApart(int axis, int rank, Detail? detail) => axis != ((AxesDetail)detail!).Axes[0];

    public override IEnumerable<string> Arguments(Detail? detail) =>
        [$"axis: {((AxesDetail)detail!).Axes[0]}", $"descending: {(isDescending ? "true" : "false")}"];

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) => null;
}

/// <summary>How many indices there can be, and who asks.</summary>
internal sealed record IndexDetail(string Function, Dimension Bound) : Detail
{
    public override string ToString() => $"[{Bound}]";
}

/// <summary>Indices as they are; an exception at run time where one is out of range.</summary>
internal sealed class CheckedIndexOperator() : CallOperator("checked_index", "{0}", "Gather.Check")
{
    public override string Accuracy => "exact";

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => operands[0];

    public override bool TreatsApart(int axis, int rank, Detail? detail) => true;

    public override IEnumerable<string> Arguments(Detail? detail) =>
        [$"bound: {((IndexDetail)detail!).Bound}", $"\"{((IndexDetail)detail).Function}\""];

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) => null;
}
