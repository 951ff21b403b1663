using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Scheduling;

/// <summary>Which axis lies next to which in memory.</summary>
internal sealed class Layouts(string? stream, MemoryOrder order, string tile)
{
    /// <summary>The axes of a shape that are not literally 1, outermost in memory first.</summary>
    public IReadOnlyList<int> AxisOrder(Shape shape)
    {
        var axes = shape.ProperAxes.ToList();
        if (order == MemoryOrder.ExampleMajor && Streaming.AxisOf(shape, stream) is { } axis)
        {
            axes.Remove(axis);
            axes.Insert(0, axis);
        }

        return axes;
    }

    /// <summary>The extents of a loop over the elements of a shape, outermost first; at least one.</summary>
    public IReadOnlyList<Dimension> Space(Shape shape) =>
        AxisOrder(shape) is { Count: > 0 } axes ? [.. axes.Select(axis => shape[axis])] : [Dimension.One];

    /// <summary>Strides by axis as strides by loop, outermost first; a number does not move.</summary>
    public IReadOnlyList<Dimension> AlongSpace(Shape space, IReadOnlyList<Dimension> strides) =>
        AxisOrder(space) is { Count: > 0 } axes
            ? [.. axes.Select(axis => strides.Count == 0 ? Dimension.Zero : strides[axis])]
            : [strides.Count == 0 ? Dimension.Zero : Dimension.One];

    /// <summary>Memory of the kernel's own: compact.</summary>
    public Storage Workspace(string name, Shape shape)
    {
        var strides = Enumerable.Repeat(Dimension.Zero, shape.Rank).ToArray();
        var stride = Dimension.One;
        foreach (var axis in AxisOrder(shape).Reverse())
        {
            strides[axis] = stride;
            stride *= TileExtent(shape[axis]);
        }

        var streamAxis = Streaming.AxisOf(shape, stream);
        return new Storage(name, StorageKind.Workspace, shape, strides, streamAxis, streamAxis is not null);
    }

    /// <summary>Memory of the model's: compact, row-major.</summary>
    public static Storage Parameter(string name, Shape shape) =>
        new Layouts(null, MemoryOrder.FeatureMajor, "").Workspace(name, shape) with { Kind = StorageKind.Parameter };

    /// <summary>Memory of the caller's: contiguous along its innermost axis, the other strides are read at run time.</summary>
    public Storage External(string name, StorageKind kind, Shape shape)
    {
        var strides = Enumerable.Repeat(Dimension.Zero, shape.Rank).ToArray();
        var axes = AxisOrder(shape);
        foreach (var axis in axes)
        {
            strides[axis] = axis == axes[axes.Count - 1] ? Dimension.One : Dimension.Symbol(StrideName(name, axis));
        }

        return new Storage(name, kind, shape, strides, Streaming.AxisOf(shape, stream), false);
    }

    /// <summary>The C# local that holds a stride of the caller's array.</summary>
    public static string StrideName(string array, int axis) => $"{array}Stride{axis}";

    private Dimension TileExtent(Dimension dimension) => dimension.SymbolName == stream && stream is not null ? Dimension.Symbol(tile) : dimension;
}
