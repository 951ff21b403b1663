using System.ComponentModel;
using System.Numerics;

namespace NumDsl.Kernels;

/// <summary>For generated code: linear recurrences, such as running products.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Recurrence
{
    /// <summary>
    /// Along an axis each element factor(i) times the one before it, plus term(i), the first one term(0); in reverse factor(i + 1) times the one
    /// after it, plus term(i), the last one its term. In double, one after the other, so that the result does not depend on the machine.
    /// </summary>
    /// <param name="factors">The factors.</param>
    /// <param name="terms">What is added, of the same lengths.</param>
    /// <param name="destination">The values, of the same lengths; not in the operands.</param>
    /// <param name="axis">The axis to go along.</param>
    /// <param name="reverse">Whether to go from the end.</param>
    public static unsafe void Run<T>(StridedArray<T> factors, StridedArray<T> terms, StridedArray<T> destination, int axis, bool reverse)
        where T : unmanaged, INumberBase<T>
    {
        if (!destination.IsEmpty)
        {
            fixed (T* a = &factors.First, b = &terms.First, to = &destination.First)
            {
                Walk(a, factors.Strides, b, terms.Strides, to, destination, axis, reverse, 0);
            }
        }
    }

    /// <summary>Goes through the indices of all other axes.</summary>
    private static unsafe void Walk<T>(
        T* a, ReadOnlySpan<nint> aStrides, T* b, ReadOnlySpan<nint> bStrides, T* to, StridedArray<T> destination, int axis, bool reverse, int depth)
        where T : unmanaged, INumberBase<T>
    {
        if (depth == axis)
        {
            depth++;
        }

        if (depth < destination.Lengths.Length)
        {
            for (nint i = 0; i < destination.Lengths[depth]; i++)
            {
                Walk(
                    a + (i * aStrides[depth]), aStrides, b + (i * bStrides[depth]), bStrides, to + (i * destination.Strides[depth]), destination,
                    axis, reverse, depth + 1);
            }

            return;
        }

        nint length = destination.Lengths[axis];
        nint start = reverse ? length - 1 : 0;
        nint step = reverse ? -1 : 1;
        double value = double.CreateTruncating(b[start * bStrides[axis]]);
        to[start * destination.Strides[axis]] = T.CreateTruncating(value);
        for (nint i = 1; i < length; i++)
        {
            nint at = start + (i * step);
            nint factor = reverse ? at + 1 : at;
            value = (double.CreateTruncating(a[factor * aStrides[axis]]) * value) + double.CreateTruncating(b[at * bStrides[axis]]);
            to[at * destination.Strides[axis]] = T.CreateTruncating(value);
        }
    }
}
