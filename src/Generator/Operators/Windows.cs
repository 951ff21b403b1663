using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>A part of an array: along each axis every step-th element from a start on, backwards where the step is negative.</summary>
/// <param name="Starts">The first index along each axis.</param>
/// <param name="Steps">The step along each axis.</param>
/// <param name="Shape">The shape of the result: of the part that is taken, or of the array that it is put into.</param>
internal sealed record WindowDetail(EquatableArray<Dimension> Starts, EquatableArray<int> Steps, Shape Shape) : Detail
{
    public override string ToString() =>
        $"[{string.Join(",", Starts.Zip(Steps, (start, step) => step == 1 ? $"{start}" : $"{start}:{step}"))}] {Shape}";

    /// <summary>Whether an axis of a part is the whole axis of the array.</summary>
    public bool IsWhole(int axis, Shape part, Shape array) => Steps[axis] == 1 && Starts[axis].Value == 0 && part[axis].Equals(array[axis]);
}

/// <summary>Moves a window's elements; linear, and the transpose of the other one.</summary>
internal abstract class WindowOperator(string name) : TensorOperator(name)
{
    protected abstract WindowOperator Opposite { get; }

    /// <summary>Whether the window is in the operand (it is taken out) or in the result (it is put in).</summary>
    public abstract bool Takes { get; }

    /// <summary>That the window lies inside has been checked, or is a requirement at run time: sizes have symbols.</summary>
    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => ((WindowDetail)detail!).Shape;

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) =>
        tangents[0] is { } tangent ? g.Add(this, [tangent], g[node].Detail) : null;

    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent) =>
        g.Add(Opposite, [cotangent], (WindowDetail)g[node].Detail! with { Shape = g.ShapeOf(g[node].Inputs[0]) });
}

/// <summary>Takes a window out of an array.</summary>
internal sealed class SliceOperator() : WindowOperator("slice")
{
    protected override WindowOperator Opposite => Structural.Pad;

    public override bool Takes => true;
}

/// <summary>Puts an array into a window of zeros.</summary>
internal sealed class PadOperator() : WindowOperator("pad")
{
    protected override WindowOperator Opposite => Structural.Slice;

    public override bool Takes => false;
}

/// <summary>Puts arrays one after the other along an axis.</summary>
internal sealed class ConcatOperator() : TensorOperator("concat")
{
    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail)
    {
        var axis = ((AxesDetail)detail!).Axes[0];
        var first = operands[0];
        var dimensions = first.Dimensions.ToArray();
        foreach (var (operand, position) in operands.Select((operand, position) => (operand, position)).Skip(1))
        {
            if (operand.Rank != first.Rank)
            {
                return new ShapeProblem(
                    ShapeProblemKind.Rank,
                    $"'Concat' has operands of shapes {first} and {operand}, of rank {first.Rank} and {operand.Rank}; reshape one of them");
            }

            for (var other = 0; other < first.Rank; other++)
            {
                if (other != axis && !operand[other].Equals(first[other]))
                {
                    return new ShapeProblem(
                        ShapeProblemKind.Broadcast,
                        $"'Concat' along axis {axis} has operands of shapes {first} and {operand} (number {position}), which disagree in axis {other}: "
                            + $"{first[other]} against {operand[other]}; only the axis of the concatenation may differ");
                }
            }

            dimensions[axis] += operand[axis];
        }

        return new Shape(dimensions);
    }

    /// <summary>A sum of padded tangents: no array of zeros is made for an operand without one, and slices are its transpose.</summary>
    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents)
    {
        int? sum = null;
        for (var operand = 0; operand < tangents.Count; operand++)
        {
            if (tangents[operand] is { } tangent)
            {
                var padded = g.Add(Structural.Pad, [tangent], Part(g, node, operand) with { Shape = g.ShapeOf(node) });
                sum = sum is { } others ? g.Add(others, padded) : padded;
            }
        }

        return sum;
    }

    /// <summary>Where an operand lies in the result.</summary>
    public static WindowDetail Part(GraphBuilder g, int node, int operand) =>
        Part([.. g[node].Inputs.Select(g.ShapeOf)], ((AxesDetail)g[node].Detail!).Axes[0], operand);

    /// <summary>Where an operand lies in the result.</summary>
    public static WindowDetail Part(IReadOnlyList<Shape> operands, int axis, int operand)
    {
        var shape = operands[operand];
        var start = operands.Take(operand).Aggregate(Dimension.Zero, (sum, before) => sum + before[axis]);
        return new WindowDetail(
            Enumerable.Range(0, shape.Rank).Select(each => each == axis ? start : Dimension.Zero).ToEquatableArray(),
            Enumerable.Repeat(1, shape.Rank).ToEquatableArray(),
            shape);
    }
}
