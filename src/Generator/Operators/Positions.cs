using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>The numbers 0, 1, 2, ... along the one axis of a shape that is not literally 1.</summary>
internal sealed class IndexOperator() : CallOperator("index", "Index()", "Positions.Count")
{
    public override string Accuracy => "exact";

    public override bool IsPositional => true;

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => ((ShapeDetail)detail!).Shape;

    public override bool TreatsApart(int axis, int rank, Detail? detail) => true;

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) => null;
}

/// <summary>The sums of all elements up to each one along an axis, or from each one on.</summary>
internal sealed class CumulativeSumOperator(string name) : CallOperator(name, "CumSum({0})", "RunningSum.Sum")
{
    public override string Accuracy => "added in double";

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => operands[0];

    public override bool TreatsApart(int axis, int rank, Detail? detail) => axis != AxisOf(detail);

    public override IEnumerable<string> Arguments(Detail? detail) =>
        [$"axis: {AxisOf(detail)}", $"reverse: {(IsReverse ? "true" : "false")}"];

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) =>
        tangents[0] is { } tangent ? g.Add(this, [tangent], g[node].Detail) : null;

    /// <summary>An element is in all sums from its own on.</summary>
    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent) =>
        g.Add(IsReverse ? Structural.CumSum : Structural.ReverseCumSum, [cotangent], g[node].Detail);

    private bool IsReverse => this == Structural.ReverseCumSum;

    private static int AxisOf(Detail? detail) => ((AxesDetail)detail!).Axes[0];
}
