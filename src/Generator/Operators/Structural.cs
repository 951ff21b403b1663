using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>The operators that are not elementwise.</summary>
internal static class Structural
{
    public static readonly SourceOperator Input = new("input", detail => ((InputDetail)detail).Shape);

    public static readonly SourceOperator Constant = new("constant", _ => Shape.Scalar);

    /// <summary>A dimension as a number.</summary>
    public static readonly SourceOperator Size = new("size", _ => Shape.Scalar);

    public static readonly ReductionOperator Sum = new("sum", 0);

    public static readonly ReductionOperator Max = new("max", double.NegativeInfinity);

    public static readonly ReductionOperator Min = new("min", double.PositiveInfinity);

    public static readonly ReductionOperator Prod = new("prod", 1);

    public static readonly BroadcastOperator Broadcast = new();

    public static readonly ReshapeOperator Reshape = new();

    public static readonly TransposeOperator Transpose = new();

    public static readonly DotOperator Dot = new();

    public static readonly StopGradientOperator StopGradient = new();

    public static readonly SliceOperator Slice = new();

    public static readonly PadOperator Pad = new();

    public static readonly ConcatOperator Concat = new();

    public static readonly IndexOperator Index = new();

    public static readonly CumulativeSumOperator CumSum = new("cumsum");

    public static readonly CumulativeSumOperator ReverseCumSum = new("reverse_cumsum");

    public static readonly RecurrenceOperator Recurrence = new("recurrence");

    public static readonly RecurrenceOperator ReverseRecurrence = new("reverse_recurrence");

    public static readonly GatherOperator Gather = new();

    public static readonly ScatterAddOperator ScatterAdd = new();

    public static readonly ArgSortOperator ArgSort = new("argsort", isDescending: false);

    public static readonly ArgSortOperator DescendingArgSort = new("descending_argsort", isDescending: true);

    public static readonly CheckedIndexOperator CheckedIndex = new();

    public static readonly FactorOperator Lu = new();

    public static readonly SolveOperator Solve = new("solve", "Solve({0}, {2})", "LinearAlgebra.Solve");

    public static readonly SolveOperator SolveTransposed = new("solve_transposed", "Solve({0}.T, {2})", "LinearAlgebra.SolveTransposed");

    public static readonly TriangularSolveOperator SolveLower = new("solve_lower", "TriangularSolve({0}, {1})", "LinearAlgebra.SolveLower");

    public static readonly TriangularSolveOperator SolveUpper =
        new("solve_upper", "TriangularSolve({0}, {1}, lower: false)", "LinearAlgebra.SolveUpper");

    public static readonly CholeskyOperator Cholesky = new();

    public static readonly LogDetOperator LogDet = new();

    /// <summary>A key for random numbers, an argument of the equation.</summary>
    public static readonly SourceOperator Key = new("key", _ => Shape.Scalar);

    public static readonly FoldInOperator FoldIn = new();

    public static readonly RandomOperator Uniform = new("uniform", "Uniform({0})", "RandomNumbers.Uniform", "rounded down");

    public static readonly RandomOperator Normal = new("normal", "Normal({0})", "RandomNumbers.Normal", "8e-16 relative, rounded in float");

    public static IReadOnlyList<Operator> All { get; } =
    [
        Input, Constant, Size, Sum, Max, Min, Prod, Broadcast, Reshape, Transpose, Dot, StopGradient, Slice, Pad, Concat, Index, CumSum, ReverseCumSum,
        Recurrence, ReverseRecurrence, Gather, ScatterAdd, ArgSort, DescendingArgSort, CheckedIndex,
        Lu, Solve, SolveTransposed, SolveLower, SolveUpper, Cholesky, LogDet, Key, FoldIn, Uniform, Normal,
    ];
}

/// <summary>A node without operands.</summary>
internal sealed class SourceOperator(string name, Func<Detail, Shape> shape) : TensorOperator(name)
{
    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => shape(detail!);

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) => null;
}

/// <summary>The identity, of which the derivative is defined to be zero.</summary>
internal sealed class StopGradientOperator() : TensorOperator("stop_gradient")
{
    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => operands[0];

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) => null;
}

/// <summary>Sum, product, maximum or minimum over axes, which stay as 1, or over all, which gives a scalar.</summary>
internal sealed class ReductionOperator(string name, double identity) : TensorOperator(name)
{
    /// <summary>What the fold starts from: its result over nothing.</summary>
    public double Identity => identity;

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail)
    {
        var axes = (AxesDetail)detail!;
        return axes.Keep ? operands[0].Reduced(axes.Axes) : Shape.Scalar;
    }

    /// <summary>
    /// A sum is linear. The derivative of a maximum or minimum goes to the elements that reach it, in equal parts, as in JAX.
    /// </summary>
    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents)
    {
        if (tangents[0] is not { } tangent)
        {
            return null;
        }

        var detail = (AxesDetail)g[node].Detail!;
        if (this == Structural.Sum)
        {
            return g.Sum(tangent, detail);
        }

        if (this == Structural.Prod)
        {
            return g.Sum(g.Scale(tangent, OfOthers(g, g[node].Inputs[0], detail)), detail);
        }

        var reached = g.Add(Elementwise.Equal, g[node].Inputs[0], node);
        return g.Sum(g.Scale(tangent, g.Divide(reached, g.Sum(reached, detail))), detail);
    }

    /// <summary>
    /// For each element the product of all others: without a zero the product over the element; with one, of the others at the zero
    /// and 0 elsewhere; with more, 0. What is 0 is written with the zeros themselves as factors, so that it can be differentiated in
    /// turn: with one zero z, an other element's is p z / x; with two, each zero's is p times the other.
    /// </summary>
    private static int OfOthers(GraphBuilder g, int x, AxesDetail axes)
    {
        var (zero, one) = (g.Constant(0), g.Constant(1));
        var isZero = g.Add(Elementwise.Equal, x, zero);
        var zeros = g.Sum(isZero, axes);
        var nonzero = g.Where(isZero, one, x);
        var product = g.Add(Structural.Prod, [nonzero], axes);
        var sumOfZeros = g.Sum(g.Where(isZero, x, zero), axes);
        var oneZero = g.Add(Elementwise.Equal, zeros, one);
        var twoZeros = g.Add(Elementwise.Equal, zeros, g.Constant(2));
        var others = g.Divide(product, nonzero);
        var atZero = g.Where(oneZero, product, g.Where(twoZeros, g.Multiply(product, g.Subtract(sumOfZeros, x)), zero));
        var elsewhere = g.Where(g.Add(Elementwise.Equal, zeros, zero), others, g.Where(oneZero, g.Multiply(others, sumOfZeros), zero));
        return g.Where(isZero, atZero, elsewhere);
    }

    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent) =>
        this == Structural.Sum
            ? g.BroadcastTo(cotangent, g.ShapeOf(g[node].Inputs[0]))
            : base.Transpose(g, node, operand, cotangent);
}

/// <summary>Repeats a scalar, or the axes of size 1, up to a shape.</summary>
internal sealed class BroadcastOperator() : TensorOperator("broadcast")
{
    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail)
    {
        var (from, to) = (operands[0], ((ShapeDetail)detail!).Shape);
        if (from.IsScalar)
        {
            return to;
        }

        if (from.Rank != to.Rank)
        {
            return new ShapeProblem(
                ShapeProblemKind.Rank, $"'BroadcastTo' takes shape {from} of rank {from.Rank} to {to} of rank {to.Rank}; reshape it first");
        }

        for (var axis = 0; axis < to.Rank; axis++)
        {
            if (!from[axis].Equals(to[axis]) && !from[axis].IsOne)
            {
                return new ShapeProblem(
                    ShapeProblemKind.Broadcast,
                    $"'BroadcastTo' takes shape {from} to {to}: axis {axis} is {from[axis]} against {to[axis]}; only a dimension that is literally 1 broadcasts");
            }
        }

        return to;
    }

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) =>
        tangents[0] is { } tangent ? g.BroadcastTo(tangent, g.ShapeOf(node)) : null;

    /// <summary>The one place where broadcasting is undone.</summary>
    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent) =>
        g.SumTo(cotangent, g.ShapeOf(g[node].Inputs[0]));
}

/// <summary>The same elements, in row-major order, in another shape.</summary>
internal sealed class ReshapeOperator() : TensorOperator("reshape")
{
    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail)
    {
        var (from, to) = (operands[0], ((ShapeDetail)detail!).Shape);
        return from.Size.Equals(to.Size)
            ? to
            : new ShapeProblem(
                ShapeProblemKind.Size,
                $"'Reshape' takes shape {from} of {from.Size} elements to {to} of {to.Size}; the numbers of elements must be equal");
    }

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) =>
        tangents[0] is { } tangent ? g.Reshape(tangent, g.ShapeOf(node)) : null;

    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent) =>
        g.Reshape(cotangent, g.ShapeOf(g[node].Inputs[0]));
}

/// <summary>Permutes the axes.</summary>
internal sealed class TransposeOperator() : TensorOperator("transpose")
{
    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail)
    {
        var order = ((PermutationDetail)detail!).Order;
        return order.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, operands[0].Rank))
            ? new Shape(order.Select(axis => operands[0][axis]))
            : new ShapeProblem(
                ShapeProblemKind.Axis,
                $"'Transpose' permutes shape {operands[0]} by ({string.Join(", ", order)}), which is not a permutation of its {operands[0].Rank} axes");
    }

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) =>
        tangents[0] is { } tangent ? g.Add(this, [tangent], g[node].Detail) : null;

    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent)
    {
        var order = ((PermutationDetail)g[node].Detail!).Order.ToList();
        return g.Add(this, [cotangent], new PermutationDetail(order.Select((_, axis) => order.IndexOf(axis)).ToEquatableArray()));
    }
}
