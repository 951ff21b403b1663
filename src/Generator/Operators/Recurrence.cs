using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>
/// The linear recurrence r(i) = a(i) r(i - 1) + b(i) along an axis, from r(0) = b(0), and its transpose by b: r(i) = a(i + 1) r(i + 1) + b(i)
/// from the end. Running products are one, and so are their derivatives, which are right where factors are 0.
/// </summary>
internal sealed class RecurrenceOperator(string name) : CallOperator(name, "Recurrence({0}, {1})", "Recurrence.Run")
{
    public override string Accuracy => "in double, rounded once for each element";

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => operands[0];

    public override bool TreatsApart(int axis, int rank, Detail? detail) => axis != AxisOf(detail);

    public override IEnumerable<string> Arguments(Detail? detail) =>
        [$"axis: {AxisOf(detail)}", $"reverse: {(IsReverse ? "true" : "false")}"];

    /// <summary>The same recurrence with the changes of b, and those of a times the value that each multiplies.</summary>
    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents)
    {
        var (a, detail) = (g[node].Inputs[0], g[node].Detail);
        var byFactor = tangents[0] is { } da
            ? IsReverse ? Shifted(g, g.Scale(da, node), -1, detail) : g.Scale(da, Shifted(g, node, 1, detail))
            : (int?)null;
        var change = byFactor is { } factor && tangents[1] is { } db ? g.Add(factor, db) : byFactor ?? tangents[1];
        return change is { } b ? g.Add(this, [a, b], detail) : null;
    }

    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent) => operand == 1
        ? g.Add(IsReverse ? Structural.Recurrence : Structural.ReverseRecurrence, [g[node].Inputs[0], cotangent], g[node].Detail)
        : base.Transpose(g, node, operand, cotangent);

    private bool IsReverse => this == Structural.ReverseRecurrence;

    private static int AxisOf(Detail? detail) => ((AxesDetail)detail!).Axes[0];

    /// <summary>The elements one place on along the axis, with a 0 where there was none: through an array that is one longer.</summary>
    private static int Shifted(GraphBuilder g, int x, int places, Detail? detail)
    {
        var (shape, axis) = (g.ShapeOf(x), AxisOf(detail));
        var longer = g.Add(Structural.Pad, [x], Window(places > 0 ? Dimension.One : Dimension.Zero, shape[axis] + Dimension.One));
        return g.Add(Structural.Slice, [longer], Window(places > 0 ? Dimension.Zero : Dimension.One, shape[axis]));

        WindowDetail Window(Dimension start, Dimension size) => new(
            Enumerable.Range(0, shape.Rank).Select(each => each == axis ? start : Dimension.Zero).ToEquatableArray(),
            Enumerable.Repeat(1, shape.Rank).ToEquatableArray(),
            new Shape(shape.Dimensions.Select((dimension, each) => each == axis ? size : dimension)));
    }
}
