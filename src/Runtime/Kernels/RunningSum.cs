using System.ComponentModel;
using System.Numerics;

namespace NumDsl.Kernels;

/// <summary>For generated code: sums of all elements up to each one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RunningSum
{
    /// <summary>
    /// Along an axis each element with all before it, or all after it; added in double, one after the other, so that the result does
    /// not depend on the machine.
    /// </summary>
    /// <param name="source">What to sum up.</param>
    /// <param name="destination">The sums, of the same lengths; not in the source.</param>
    /// <param name="axis">The axis to sum up along.</param>
    /// <param name="reverse">Whether to sum up from the end.</param>
    public static unsafe void Sum<T>(StridedArray<T> source, StridedArray<T> destination, int axis, bool reverse)
        where T : unmanaged, INumberBase<T>
    {
        if (!source.IsEmpty)
        {
            fixed (T* from = &source.First, to = &destination.First)
            {
                Walk(from, source, to, destination, axis, reverse, 0);
            }
        }
    }

    /// <summary>Goes through the indices of all axes but the one that is summed up.</summary>
    private static unsafe void Walk<T>(
        T* from, StridedArray<T> source, T* to, StridedArray<T> destination, int axis, bool reverse, int depth)
        where T : unmanaged, INumberBase<T>
    {
        if (depth == axis)
        {
            depth++;
        }

        if (depth < source.Lengths.Length)
        {
            for (nint i = 0; i < source.Lengths[depth]; i++)
            {
                Walk(from + (i * source.Strides[depth]), source, to + (i * destination.Strides[depth]), destination, axis, reverse, depth + 1);
            }

            return;
        }

        nint length = source.Lengths[axis];
        double sum = 0;
        for (nint i = 0; i < length; i++)
        {
            nint at = reverse ? length - 1 - i : i;
            sum += double.CreateTruncating(from[at * source.Strides[axis]]);
            to[at * destination.Strides[axis]] = T.CreateTruncating(sum);
        }
    }
}
