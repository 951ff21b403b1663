using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

// What depends on where an element stands.
internal static partial class FunctionTable
{
    /// <summary>The first place of the extreme element, or of a NaN, in row-major order over the axes.</summary>
    private static Composition ArgExtreme(FunctionCall call, ReductionOperator extreme) => OverAxes(call, needsElements: true, axes =>
    {
        var g = call.G;
        var reached = g.Add(Operators.Elementwise.Equal, call.X, g.Add(extreme, [call.X], axes));
        var hit = g.Add(Operators.Elementwise.Or, reached, g.Add(Operators.Elementwise.IsNaN, call.X));
        var candidates = g.Where(hit, Position(g, call.X, axes), g.Constant(double.PositiveInfinity));
        return g.Add(Structural.Min, [candidates], axes);
    });

    /// <summary>The place of each element among those of some axes, counted row-major.</summary>
    private static int Position(GraphBuilder g, int x, AxesDetail axes)
    {
        var (shape, stride) = (g.ShapeOf(x), Dimension.One);
        int? position = null;
        foreach (var axis in axes.Axes.Reverse())
        {
            var index = stride.IsOne ? g.Index(shape, axis) : g.Multiply(g.Size(stride), g.Index(shape, axis));
            position = position is { } inner ? g.Add(index, inner) : index;
            stride *= shape[axis];
        }

        return position!.Value;
    }

    private static Composition OneHot(FunctionCall call) => OneAxis(call, axis =>
    {
        var (g, shape, classes) = (call.G, call.G.ShapeOf(call.X), call.Sizes[0]);
        if (!shape[axis].IsOne || classes.Value < 0)
        {
            return new ShapeProblem(
                ShapeProblemKind.Size,
                $"'OneHot' spreads axis {axis} of shape {shape} over {classes} classes; the axis must be literally 1, and their number not negative");
        }

        call.MustNotBeNegative.Add((classes, "OneHot of a negative number of classes is not defined"));
        var target = new Shape(shape.Dimensions.Select((dimension, each) => each == axis ? classes : dimension));
        return g.Add(Operators.Elementwise.Equal, g.BroadcastTo(InRange(call, call.X, classes), target), g.Index(target, axis));
    });

    private static Composition CumSum(FunctionCall call) => OneAxis(call, axis =>
        call.G.Add(Structural.CumSum, [call.X], new AxesDetail(EquatableArray.Of(axis), true)));

    /// <summary>The recurrence y(i) = x(i) y(i - 1) from y(0) = x(0).</summary>
    private static Composition CumProd(FunctionCall call) => OneAxis(call, axis =>
    {
        var g = call.G;
        var isFirst = g.Add(Operators.Elementwise.Equal, g.Index(g.ShapeOf(call.X), axis), g.Constant(0));
        var first = g.BroadcastTo(g.Where(isFirst, call.X, g.Constant(0)), g.ShapeOf(call.X));
        return g.Add(Structural.Recurrence, [call.X, first], new AxesDetail(EquatableArray.Of(axis), true));
    });

    /// <summary>x where the column less the row compares with the diagonal, and 0 elsewhere.</summary>
    private static Composition Triangle(FunctionCall call, ElementwiseOperator comparison)
    {
        var (g, diagonal) = (call.G, call.G.Size(call.Sizes[0]));
        return g.Where(g.Add(comparison, g.ColumnLessRow(g.ShapeOf(call.X)), diagonal), call.X, g.Constant(0));
    }

    private static Composition Trace(FunctionCall call)
    {
        var (g, shape) = (call.G, call.G.ShapeOf(call.X));
        if (shape.Rank != 2 || !shape[0].Equals(shape[1]))
        {
            return new ShapeProblem(ShapeProblemKind.Size, $"'Trace' takes a square matrix; the shape is {shape}");
        }

        var diagonal = g.Where(g.Add(Operators.Elementwise.Equal, g.ColumnLessRow(g.ShapeOf(call.X)), g.Constant(0)), call.X, g.Constant(0));
        return g.Sum(diagonal, new AxesDetail(EquatableArray.Of(0, 1), false));
    }
}
