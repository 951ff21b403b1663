using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumDsl.Kernels;

/// <summary>An array of any strides, as a kernel that works on whole arrays takes it. For generated code.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct StridedArray<T>
    where T : unmanaged
{
    private readonly ref T _first;

    internal StridedArray(ref T first, ReadOnlySpan<nint> strides, ReadOnlySpan<nint> lengths)
    {
        _first = ref first;
        Strides = strides;
        Lengths = lengths;
    }

    /// <summary>The element with all indices 0; not to be read where there is none.</summary>
    public ref T First => ref _first;

    /// <summary>The distance between elements along each axis, in elements; 0 repeats.</summary>
    public ReadOnlySpan<nint> Strides { get; }

    /// <summary>The number of elements along each axis.</summary>
    public ReadOnlySpan<nint> Lengths { get; }

    /// <summary>Whether there is no element.</summary>
    internal bool IsEmpty => Lengths.Contains(0);

    /// <summary>The offset of the first element of one of the matrices that the leading axes count, row-major.</summary>
    /// <param name="matrix">Which one, from 0.</param>
    /// <param name="trailing">How many axes at the end are the matrix's own.</param>
    internal nint OffsetOf(nint matrix, int trailing = 2)
    {
        nint offset = 0;
        for (int axis = Lengths.Length - trailing - 1; axis >= 0; axis--)
        {
            (matrix, nint index) = Math.DivRem(matrix, Lengths[axis]);
            offset += index * Strides[axis];
        }

        return offset;
    }
}

/// <summary>Makes arrays of inferred element type. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StridedArray
{
    /// <summary>An array.</summary>
    /// <param name="first">The element with all indices 0.</param>
    /// <param name="strides">The distance between elements along each axis, in elements.</param>
    /// <param name="lengths">The number of elements along each axis.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StridedArray<T> Of<T>(ref T first, ReadOnlySpan<nint> strides, ReadOnlySpan<nint> lengths)
        where T : unmanaged => new(ref first, strides, lengths);

    /// <summary>An array whose elements lie in row-major order.</summary>
    internal static StridedArray<T> RowMajor<T>(T[] elements, ImmutableArray<int> shape)
        where T : unmanaged => new(
            ref MemoryMarshal.GetArrayDataReference(elements),
            Array.ConvertAll(Shapes.Strides(shape.AsSpan()), static stride => (nint)stride),
            shape.Select(static length => (nint)length).ToArray());
}
