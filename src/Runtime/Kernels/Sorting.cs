using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace NumDsl.Kernels;

/// <summary>The order of elements along an axis. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Sorting
{
    /// <summary>The largest length of which float counts every index.</summary>
    private const nint LargestOfFloat = 1 << 24;

    /// <summary>
    /// Along an axis the indices of the elements in ascending order, NaN last, or in descending order, NaN first; of equal ones the lower
    /// index first.
    /// </summary>
    /// <param name="array">The elements.</param>
    /// <param name="result">Their indices, of the same lengths.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="descending">Whether the greatest comes first.</param>
    /// <exception cref="ArgumentException">The axis is longer than the element type can count.</exception>
    public static void ArgSort<T>(StridedArray<T> array, StridedArray<T> result, int axis, bool descending)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (result.IsEmpty)
        {
            return;
        }

        nint length = array.Lengths[axis];
        if (length > (typeof(T) == typeof(float) ? LargestOfFloat : Array.MaxLength))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"An axis of {length} elements cannot be sorted: indices are exact in float up to {LargestOfFloat}, and in double up to {Array.MaxLength}."), nameof(array));
        }

        Span<T> keys = Workspace.RentForCall<T>(2 * length);
        Span<T> order = keys[(int)length..];
        keys = keys[..(int)length];
        Span<nint> position = stackalloc nint[array.Lengths.Length];
        Span<nint> lengths = stackalloc nint[array.Lengths.Length];
        position.Clear();
        array.Lengths.CopyTo(lengths);
        lengths[axis] = 1;
        fixed (T* from = &array.First, to = &result.First)
        {
            do
            {
                T* source = from + Indices.Offset(position, array.Strides);
                T* target = to + Indices.Offset(position, result.Strides);
                for (int i = 0; i < keys.Length; i++)
                {
                    keys[i] = source[i * array.Strides[axis]];
                    order[i] = T.CreateTruncating(i);
                }

                keys.Sort(order, descending ? ByKey<T>.Descending : ByKey<T>.Ascending);
                PutEqualInOrder(keys, order);
                for (int i = 0; i < keys.Length; i++)
                {
                    target[i * result.Strides[axis]] = order[i];
                }
            }
            while (Indices.Next(position, lengths));
        }
    }

    /// <summary>The platform's sort is not stable: of equal elements the indices are sorted.</summary>
    private static void PutEqualInOrder<T>(ReadOnlySpan<T> keys, Span<T> order)
        where T : IFloatingPointIeee754<T>
    {
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && (keys[end] == keys[start] || (T.IsNaN(keys[end]) && T.IsNaN(keys[start]))); end++)
            {
            }

            order[start..end].Sort();
        }
    }

    /// <summary>NaN counts as the greatest; zeros of both signs are equal.</summary>
    private sealed class ByKey<T>(bool descending) : System.Collections.Generic.IComparer<T>
        where T : IFloatingPointIeee754<T>
    {
        public static readonly ByKey<T> Ascending = new(descending: false);

        public static readonly ByKey<T> Descending = new(descending: true);

        public int Compare(T? x, T? y)
        {
            int order = x! < y! ? -1 : x! > y! ? 1 : T.IsNaN(x!).CompareTo(T.IsNaN(y!));
            return descending ? -order : order;
        }
    }
}
