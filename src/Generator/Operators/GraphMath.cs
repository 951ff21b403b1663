using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>Shorthand for the operations that rules are written in.</summary>
internal static class GraphMath
{
    public static int Input(this GraphBuilder g, string name, Shape shape, bool isParameter) =>
        g.Input(new InputDetail(name, shape, isParameter));

    public static int Input(this GraphBuilder g, InputDetail input) => g.Add(Structural.Input, [], input);

    public static int Constant(this GraphBuilder g, double value) => g.Add(Structural.Constant, [], new NumberDetail(value));

    public static int Size(this GraphBuilder g, Dimension dimension) =>
        dimension.Value is { } value ? g.Constant(value) : g.Add(Structural.Size, [], new DimensionDetail(dimension));

    public static double? ConstantOf(this GraphBuilder g, int node) =>
        g[node].Operator == Structural.Constant ? ((NumberDetail)g[node].Detail!).Value : null;

    public static int Add(this GraphBuilder g, int a, int b) => g.Add(Elementwise.Add, a, b);

    public static int Subtract(this GraphBuilder g, int a, int b) => g.Add(Elementwise.Subtract, a, b);

    public static int Multiply(this GraphBuilder g, int a, int b) => g.Add(Elementwise.Multiply, a, b);

    public static int Divide(this GraphBuilder g, int a, int b) => g.Add(Elementwise.Divide, a, b);

    public static int Negate(this GraphBuilder g, int a) => g.Add(Elementwise.Negate, a);

    public static int Where(this GraphBuilder g, int mask, int a, int b) => g.Add(Elementwise.Where, mask, a, b);

    public static int Pow(this GraphBuilder g, int a, double exponent) =>
        g.Add(Elementwise.Pow, [a], new NumberDetail(exponent));

    public static int Polygamma(this GraphBuilder g, int order, int a) =>
        g.Add(Elementwise.Polygamma, [a], new NumberDetail(order));

    public static int Dot(this GraphBuilder g, int a, int b) => g.Add(Structural.Dot, a, b);

    public static int Reshape(this GraphBuilder g, int a, Shape shape) =>
        g.ShapeOf(a).Equals(shape) ? a : g.Add(Structural.Reshape, [a], new ShapeDetail(shape));

    public static int BroadcastTo(this GraphBuilder g, int a, Shape shape) =>
        g.ShapeOf(a).Equals(shape) ? a : g.Add(Structural.Broadcast, [a], new ShapeDetail(shape));

    /// <summary>Transposes the last two axes.</summary>
    public static int SwapAxes(this GraphBuilder g, int a)
    {
        var rank = g.ShapeOf(a).Rank;
        var order = Enumerable.Range(0, rank - 2).Concat([rank - 1, rank - 2]);
        return g.Add(Structural.Transpose, [a], new PermutationDetail(order.ToEquatableArray()));
    }

    /// <summary>The index along an axis, in a shape that broadcasts with the one that has the axis.</summary>
    public static int Index(this GraphBuilder g, Shape shape, int axis)
    {
        var alone = new Shape(shape.Dimensions.Select((dimension, each) => each == axis ? dimension : Dimension.One));
        return shape[axis].IsOne ? g.BroadcastTo(g.Constant(0), alone) : g.Add(Structural.Index, [], new ShapeDetail(alone));
    }

    /// <summary>By how much the column of each element is more than its row.</summary>
    public static int ColumnLessRow(this GraphBuilder g, Shape shape) =>
        g.Subtract(g.Index(shape, shape.Rank - 1), g.Index(shape, shape.Rank - 2));

    /// <summary>Identity matrices along the last two axes.</summary>
    public static int Identity(this GraphBuilder g, Shape shape) =>
        g.BroadcastTo(g.Add(Elementwise.Equal, g.ColumnLessRow(shape), g.Constant(0)), shape);

    /// <summary>The last two axes of a shape, to stay as 1.</summary>
    public static AxesDetail Matrix(Shape shape) => new(EquatableArray.Of(shape.Rank - 2, shape.Rank - 1), true);

    public static int Sum(this GraphBuilder g, int a, AxesDetail axes) =>
        g.ShapeOf(a).IsScalar ? a : g.Add(Structural.Sum, [a], axes);

    /// <summary>Sums the axes that were broadcast from a shape: the transpose of broadcasting.</summary>
    public static int SumTo(this GraphBuilder g, int a, Shape shape)
    {
        var from = g.ShapeOf(a);
        if (from.Equals(shape))
        {
            return a;
        }

        var axes = Enumerable.Range(0, from.Rank).Where(axis => shape.IsScalar || !from[axis].Equals(shape[axis]));
        return g.Sum(a, new AxesDetail(axes.ToEquatableArray(), !shape.IsScalar));
    }
}
