using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NumDsl.Kernels;

/// <summary>Elements by index along an axis, and sums of elements by index. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Gather
{
    /// <summary>result[.., j, ..] = array[.., indices[.., j, ..], ..] along an axis.</summary>
    /// <param name="array">The elements.</param>
    /// <param name="indices">Where they are, of the lengths of the result.</param>
    /// <param name="result">What to write; not in the operands.</param>
    /// <param name="axis">The axis that the indices count.</param>
    /// <param name="function">The user's function, for the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public static void Take<T, TIndex>(StridedArray<T> array, StridedArray<TIndex> indices, StridedArray<T> result, int axis, string function)
        where T : unmanaged
        where TIndex : unmanaged
    {
        if (result.IsEmpty)
        {
            return;
        }

        fixed (T* from = &array.First, to = &result.First)
        fixed (TIndex* index = &indices.First)
        {
            Run run = RunOf(array.Strides, indices.Strides, result, axis);
            Span<nint> position = stackalloc nint[result.Lengths.Length];
            position.Clear();
            do
            {
                T* source = from + Source(position, array.Strides, index, indices.Strides, array.Lengths[axis], axis, function);
                T* target = to + Indices.Offset(position, result.Strides);
                for (nint i = 0; i < run.Length; i++)
                {
                    target[i * run.Result] = source[i * run.Array];
                }
            }
            while (run.Next(position, result.Lengths));
        }
    }

    /// <summary>result[.., indices[.., j, ..], ..] += terms[.., j, ..] along an axis, in row-major order of the terms.</summary>
    /// <param name="indices">Where the terms go, of their lengths.</param>
    /// <param name="terms">What is added.</param>
    /// <param name="result">The sums; not in the operands.</param>
    /// <param name="axis">The axis that the indices count.</param>
    /// <param name="function">The user's function, for the message.</param>
    /// <param name="accumulate">Whether to add to what is there; else from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public static void Add<T, TIndex>(
        StridedArray<TIndex> indices, StridedArray<T> terms, StridedArray<T> result, int axis, string function, bool accumulate)
        where T : unmanaged, INumberBase<T>
        where TIndex : unmanaged
    {
        if (!accumulate && !result.IsEmpty)
        {
            StridedFill.Fill(ref result.First, result.Strides, result.Lengths, T.Zero);
        }

        if (terms.IsEmpty)
        {
            return;
        }

        fixed (T* from = &terms.First, to = &result.First)
        fixed (TIndex* index = &indices.First)
        {
            Run run = RunOf(result.Strides, indices.Strides, terms, axis);
            Span<nint> position = stackalloc nint[terms.Lengths.Length];
            position.Clear();
            do
            {
                T* target = to + Source(position, result.Strides, index, indices.Strides, result.Lengths[axis], axis, function);
                T* source = from + Indices.Offset(position, terms.Strides);
                if (run is { Array: 1, Result: 1 })
                {
                    Span<T> sums = MemoryMarshal.CreateSpan(ref *target, (int)run.Length);
                    TensorPrimitives.Add(sums, MemoryMarshal.CreateReadOnlySpan(ref *source, (int)run.Length), sums);
                    continue;
                }

                for (nint i = 0; i < run.Length; i++)
                {
                    target[i * run.Array] += source[i * run.Result];
                }
            }
            while (run.Next(position, terms.Lengths));
        }
    }

    /// <summary>Copies indices, and checks them.</summary>
    /// <param name="indices">The indices.</param>
    /// <param name="result">What to write.</param>
    /// <param name="bound">Above the largest index.</param>
    /// <param name="function">The user's function, for the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public static void Check<T>(StridedArray<T> indices, StridedArray<T> result, nint bound, string function)
        where T : unmanaged
    {
        Indices.Check(indices, bound, nameof(indices), "", function);
        StridedCopy.Copy(ref indices.First, indices.Strides, ref result.First, result.Strides, result.Lengths);
    }

    /// <summary>Where the element for a position lies: its own place, but along the axis that of its index.</summary>
    private static nint Source<TIndex>(
        ReadOnlySpan<nint> position, ReadOnlySpan<nint> strides, TIndex* index, ReadOnlySpan<nint> indexStrides, nint bound, int axis, string function)
        where TIndex : unmanaged
    {
        TIndex element = index[Indices.Offset(position, indexStrides)];
        nint at = Indices.Of(element, bound);
        return at < 0
            ? throw Indices.OutOfRange(element, position, bound, "indices", "", function)
            : Indices.Offset(position, strides) + ((at - position[axis]) * strides[axis]);
    }

    /// <summary>The last axis can be done at once where all its elements have one index.</summary>
    private static Run RunOf<T>(ReadOnlySpan<nint> array, ReadOnlySpan<nint> indices, StridedArray<T> result, int axis)
        where T : unmanaged
    {
        int last = result.Lengths.Length - 1;
        return last != axis && indices[last] == 0 ? new Run(result.Lengths[last], array[last], result.Strides[last], last) : new Run(1, 0, 0, last + 1);
    }

    /// <summary>Elements that have one index.</summary>
    /// <param name="Length">Their number.</param>
    /// <param name="Array">From one to the next in the array that is indexed.</param>
    /// <param name="Result">From one to the next in the other array.</param>
    /// <param name="Axes">How many axes are left to walk through.</param>
    private readonly record struct Run(nint Length, nint Array, nint Result, int Axes)
    {
        public bool Next(Span<nint> position, ReadOnlySpan<nint> lengths) => Indices.Next(position[..Axes], lengths[..Axes]);
    }
}
