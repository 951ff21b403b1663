using System.Numerics.Tensors;

namespace NumDsl.ExecutionModes;

/// <summary>An array of a call in some layout, with guards around it and in its gaps that nothing may write to.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class Block<T>
    where T : unmanaged, IEquatable<T>
{
    private const int Guard = 24;

    private static readonly Layout[] Orders = [Layout.RowMajor, Layout.ColumnMajor, Layout.Scattered, Layout.PaddedRows, Layout.PaddedColumns];

    private readonly T[] _memory;
    private readonly nint[] _lengths;
    private readonly nint[] _strides;
    private readonly int _extent;

    /// <summary>Places values, given in row-major order.</summary>
    /// <param name="values">The values; null fills the array with the guards' value.</param>
    /// <param name="layout">The order in memory.</param>
    /// <param name="position">The place of the array in its call: what <see cref="Layout.Mixed"/> varies with.</param>
    /// <param name="shape">The size along each axis.</param>
    public Block(double[]? values, Layout layout, int position, params ReadOnlySpan<int> shape)
    {
        if (layout == Layout.Mixed)
        {
            layout = Orders[position % Orders.Length];
        }

        _lengths = new nint[shape.Length];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            _lengths[axis] = shape[axis];
        }

        (_strides, _extent) = Place(layout);
        _memory = new T[_extent + (2 * Guard)];
        Array.Fill(_memory, Sentinel);
        if (values is not null)
        {
            foreach (var (index, offset) in Offsets())
            {
                _memory[Guard + offset] = Elements.From<T>(values[index]);
            }
        }
    }

    /// <summary>A value that no computation gives.</summary>
    private static T Sentinel { get; } = Elements.From<T>(-98765.4375);

    public ReadOnlyTensorSpan<T> In => new(_memory.AsSpan(Guard, _extent), _lengths, _strides);

    public TensorSpan<T> Out => new(_memory.AsSpan(Guard, _extent), _lengths, _strides);

    public ReadOnlySpan<T> PlainIn => _memory.AsSpan(Guard, _extent);

    public Span<T> PlainOut => _memory.AsSpan(Guard, _extent);

    /// <summary>The values in row-major order; an exception if a guard was overwritten.</summary>
    public double[] Read()
    {
        var values = new double[Count];
        var rest = (T[])_memory.Clone();
        foreach (var (index, offset) in Offsets())
        {
            values[index] = Elements.ToDouble(_memory[Guard + offset]);
            rest[Guard + offset] = Sentinel;
        }

        return rest.AsSpan().IndexOfAnyExcept(Sentinel) is var written and >= 0
            ? throw new CheckFailedException($"memory outside the array was written at {written - Guard} of {_extent}")
            : values;
    }

    private int Count => _lengths.Aggregate(1, (product, length) => product * (int)length);

    private (nint[] Strides, int Extent) Place(Layout layout)
    {
        var strides = new nint[_lengths.Length];
        if (Count == 0)
        {
            return (strides, 0);
        }

        var columns = layout is Layout.ColumnMajor or Layout.PaddedColumns;
        var axes = Enumerable.Range(0, _lengths.Length);
        nint stride = layout == Layout.Scattered ? 2 : 1;
        nint extent = 1;
        var fastest = true;
        foreach (var axis in columns ? axes : axes.Reverse())
        {
            // System.Numerics.Tensors allows no stride but 0 along an axis of length 1.
            strides[axis] = _lengths[axis] == 1 ? 0 : stride;
            extent += (_lengths[axis] - 1) * stride;
            stride = (stride * _lengths[axis]) + (fastest && layout is Layout.PaddedRows or Layout.PaddedColumns or Layout.Scattered ? 3 : 0);
            fastest = false;
        }

        return (strides, (int)extent);
    }

    private IEnumerable<(int Index, int Offset)> Offsets()
    {
        var index = new int[_lengths.Length];
        var count = Count;
        for (var position = 0; position < count; position++)
        {
            nint offset = 0;
            for (var axis = 0; axis < index.Length; axis++)
            {
                offset += index[axis] * _strides[axis];
            }

            yield return (position, (int)offset);
            for (var axis = index.Length - 1; axis >= 0 && ++index[axis] == _lengths[axis]; axis--)
            {
                index[axis] = 0;
            }
        }
    }
}
