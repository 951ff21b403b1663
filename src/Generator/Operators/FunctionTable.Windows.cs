using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

// Taking arrays apart and putting them together along an axis.
internal static partial class FunctionTable
{
    /// <summary>The part of a value from start to stop along an axis; that the range lies inside is checked now, or at run time.</summary>
    public static Composition Range(FunctionCall call, int x, int axis, Dimension start, Dimension stop, int step)
    {
        var shape = call.G.ShapeOf(x);
        if (start.Value < 0 || (stop - start).Value < 0 || (shape[axis] - stop).Value < 0)
        {
            return new ShapeProblem(
                ShapeProblemKind.Size,
                $"'{call.Name}' takes {start} to {stop} of axis {axis} of shape {shape}, which is not a range of {shape[axis]}");
        }

        call.MustNotBeNegative.Add((start, $"{call.Name} from a negative index is not defined"));
        call.MustNotBeNegative.Add((stop - start, $"{call.Name} of {start} to {stop} is not defined"));
        call.MustNotBeNegative.Add((shape[axis] - stop, $"{call.Name} up to {stop} of an axis of {shape[axis]} is not defined"));
        return Window(call.G, x, axis, start, ((stop - start + Dimension.Of(step - 1)) / Dimension.Of(step))!, step);
    }

    private static int Window(GraphBuilder g, int x, int axis, Dimension start, Dimension size, int step)
    {
        var shape = g.ShapeOf(x);
        if (step == 1 && start.Value == 0 && size.Equals(shape[axis]))
        {
            return x;
        }

        return g.Add(Structural.Slice, [x], new WindowDetail(
            Enumerable.Range(0, shape.Rank).Select(each => each == axis ? start : Dimension.Zero).ToEquatableArray(),
            Enumerable.Range(0, shape.Rank).Select(each => each == axis ? step : 1).ToEquatableArray(),
            new Shape(shape.Dimensions.Select((dimension, each) => each == axis ? size : dimension))));
    }

    private static Composition Slice(FunctionCall call) => OneAxis(call, axis =>
        call.Sizes[2].Value is { } step and >= 1 and <= int.MaxValue
            ? Range(call, call.X, axis, call.Sizes[0], call.Sizes[1], (int)step)
            : new ShapeProblem(ShapeProblemKind.Size, $"'Slice' takes a step of {call.Sizes[2]}; a step is a number, 1 or more"));

    /// <summary>Slices of one size, which must divide the axis: checked now, or at run time.</summary>
    private static Composition Split(FunctionCall call) => OneAxis(call, axis =>
    {
        var (shape, parts) = (call.G.ShapeOf(call.X), call.Sizes[0]);
        if (parts.Value is not (>= 1 and <= 1024) || shape[axis] / parts is not { } size || (size * parts - shape[axis]).Value is not (null or 0))
        {
            return new ShapeProblem(
                ShapeProblemKind.Size,
                $"'Split' cuts axis {axis} of shape {shape} into {parts} parts; their number is constant, from 1 to 1024, and divides {shape[axis]}");
        }

        call.MustBeEqual.Add((size * parts, shape[axis]));
        var pieces = Enumerable.Range(0, (int)parts.Value).Select(part => Window(call.G, call.X, axis, Dimension.Of(part) * size, size, 1)).ToList();
        return new Composition(pieces[0], null) { Pieces = pieces };
    });

    private static Composition Flip(FunctionCall call) => OneAxis(call, axis =>
    {
        var size = call.G.ShapeOf(call.X)[axis];
        return Window(call.G, call.X, axis, size - Dimension.One, size, -1);
    });

    private static Composition Roll(FunctionCall call) => OneAxis(call, axis =>
    {
        var (size, shift) = (call.G.ShapeOf(call.X)[axis], call.Sizes[0]);
        var end = Range(call, call.X, axis, size - shift, size, 1);
        var start = Range(call, call.X, axis, Dimension.Zero, size - shift, 1);
        return (end.Problem ?? start.Problem) is { } problem ? problem : Joined(call, [end.Node, start.Node], axis);
    });

    private static Composition Concat(FunctionCall call) => call.Values.Count == 0
        ? new ShapeProblem(ShapeProblemKind.Size, "'Concat' has no array; give one or more")
        : OneAxis(call, axis => Joined(call, call.Values, axis));

    private static Composition Joined(FunctionCall call, IReadOnlyList<int> values, int axis) =>
        values.Count == 1 ? values[0]
        : call.G.TryAdd(Structural.Concat, values, new AxesDetail(EquatableArray.Of(axis), true), out var node) is { } problem ? problem
        : node;

    private static Composition Stack(FunctionCall call)
    {
        if (call.Values.Count == 0)
        {
            return new ShapeProblem(ShapeProblemKind.Size, "'Stack' has no array; give one or more");
        }

        var shape = call.G.ShapeOf(call.X);
        if (call.Values.Select(call.G.ShapeOf).FirstOrDefault(other => !other.Equals(shape)) is { } other)
        {
            return new ShapeProblem(ShapeProblemKind.Broadcast, $"'Stack' has operands of shapes {shape} and {other}; they must be the same");
        }

        return NewAxis(call, out var axis) is { } problem ? problem : Joined(call, [.. call.Values.Select(value => Expanded(call.G, value, axis))], axis);
    }

    private static Composition ExpandDims(FunctionCall call) =>
        NewAxis(call, out var axis) is { } problem ? problem : Expanded(call.G, call.X, axis);

    private static Composition Squeeze(FunctionCall call) => OneAxis(call, axis =>
    {
        var shape = call.G.ShapeOf(call.X);
        return shape[axis].IsOne && shape.Rank > 2
            ? call.G.Reshape(call.X, new Shape(shape.Dimensions.Where((_, each) => each != axis)))
            : new ShapeProblem(
                ShapeProblemKind.Size,
                $"'Squeeze' leaves out axis {axis} of shape {shape}; its size must be literally 1, and the rank 3 or more");
    });

    /// <summary>The number before and after the array: a concatenation.</summary>
    private static Composition Pad(FunctionCall call) => OneAxis(call, axis =>
    {
        var (g, shape) = (call.G, call.G.ShapeOf(call.X));
        if (call.Sizes.FirstOrDefault(size => size.Value < 0) is { } negative)
        {
            return new ShapeProblem(ShapeProblemKind.Size, $"'Pad' adds {negative} elements to shape {shape}; counts are not negative");
        }

        call.MustNotBeNegative.AddRange(call.Sizes.Select(size => (size, "Pad by a negative number of elements is not defined")));
        IEnumerable<int> parts = [Filled(call.Sizes[0]), call.X, Filled(call.Sizes[1])];
        return Joined(call, [.. parts.Where(part => g.ShapeOf(part)[axis].Value != 0 || part == call.X)], axis);

        int Filled(Dimension size) => g.BroadcastTo(
            call.Values[1], new Shape(shape.Dimensions.Select((dimension, each) => each == axis ? size : dimension)));
    });

    /// <summary>(n, m) as (1, n, 1, m), repeated to (a, n, b, m), and read as (a n, b m).</summary>
    private static Composition Tile(FunctionCall call)
    {
        var (g, shape) = (call.G, call.G.ShapeOf(call.X));
        if (call.Sizes.Count != shape.Rank || call.Sizes.Any(size => size.Value < 0))
        {
            return new ShapeProblem(
                ShapeProblemKind.Size,
                $"'Tile' repeats shape {shape} ({string.Join(", ", call.Sizes)}) times; give one number for each of its {shape.Rank} axes, 0 or more");
        }

        call.MustNotBeNegative.AddRange(call.Sizes.Select(size => (size, "Tile by a negative number is not defined")));
        var apart = g.Reshape(call.X, new Shape(shape.Dimensions.SelectMany(size => new[] { Dimension.One, size })));
        var repeated = g.BroadcastTo(apart, new Shape(shape.Dimensions.Zip(call.Sizes, (size, times) => new[] { times, size }).SelectMany(pair => pair)));
        return g.Reshape(repeated, new Shape(shape.Dimensions.Zip(call.Sizes, (size, times) => size * times)));
    }

    private static int Expanded(GraphBuilder g, int x, int axis)
    {
        var dimensions = g.ShapeOf(x).Dimensions.ToList();
        dimensions.Insert(axis, Dimension.One);
        return g.Reshape(x, new Shape(dimensions));
    }

    private static ShapeProblem? NewAxis(FunctionCall call, out int axis)
    {
        var shape = call.G.ShapeOf(call.X);
        axis = call.Axis < 0 ? call.Axis.Value + shape.Rank + 1 : call.Axis!.Value;
        return axis >= 0 && axis <= shape.Rank
            ? null
            : new ShapeProblem(
                ShapeProblemKind.Axis, $"'{call.Name}' puts a new axis at {call.Axis} of shape {shape}; it stands at {-shape.Rank - 1} to {shape.Rank}");
    }

    private static Composition OneAxis(FunctionCall call, Func<int, Composition> compose) =>
        call.Axes(call.X, out var axes) is { } problem ? problem : compose(axes.Axes[0]);
}
