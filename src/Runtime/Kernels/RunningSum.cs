using System.ComponentModel;
using System.Numerics;

namespace NumDsl.Kernels;

/// <summary>For generated code: numbers by position, and sums of all elements up to each one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RunningSum
{
    /// <summary>Writes first, first + 1, ... to <paramref name="length"/> elements.</summary>
    /// <param name="destination">The first element to write.</param>
    /// <param name="stride">From one element to the next.</param>
    /// <param name="length">How many.</param>
    /// <param name="first">The first number.</param>
    public static unsafe void Count<T>(ref T destination, nint stride, nint length, nint first)
        where T : unmanaged, INumberBase<T>
    {
        fixed (T* to = &destination)
        {
            for (nint i = 0; i < length; i++)
            {
                to[i * stride] = T.CreateTruncating(first + i);
            }
        }
    }

    /// <summary>
    /// Along the last dimension each element with all before it, or all after it; added in double, one after the other, so that the
    /// result does not depend on the machine.
    /// </summary>
    /// <param name="source">The first element to read.</param>
    /// <param name="sourceStrides">From one index of each dimension to the next, in elements.</param>
    /// <param name="destination">The first element to write; not in the source.</param>
    /// <param name="destinationStrides">Likewise.</param>
    /// <param name="lengths">The length of each dimension: the one that is summed up last.</param>
    /// <param name="reverse">Whether to sum up from the end.</param>
    public static unsafe void Sum<T>(
        ref readonly T source, ReadOnlySpan<nint> sourceStrides, ref T destination, ReadOnlySpan<nint> destinationStrides,
        ReadOnlySpan<nint> lengths, bool reverse)
        where T : unmanaged, INumberBase<T>
    {
        foreach (nint length in lengths)
        {
            if (length <= 0)
            {
                return;
            }
        }

        fixed (T* from = &source, to = &destination)
        {
            Walk(from, sourceStrides, to, destinationStrides, lengths, reverse);
        }
    }

    private static unsafe void Walk<T>(
        T* source, ReadOnlySpan<nint> sourceStrides, T* destination, ReadOnlySpan<nint> destinationStrides, ReadOnlySpan<nint> lengths, bool reverse)
        where T : unmanaged, INumberBase<T>
    {
        if (lengths.Length > 1)
        {
            for (nint i = 0; i < lengths[0]; i++)
            {
                Walk(
                    source + (i * sourceStrides[0]), sourceStrides[1..], destination + (i * destinationStrides[0]), destinationStrides[1..],
                    lengths[1..], reverse);
            }

            return;
        }

        double sum = 0;
        for (nint i = 0; i < lengths[0]; i++)
        {
            nint at = reverse ? lengths[0] - 1 - i : i;
            sum += double.CreateTruncating(source[at * sourceStrides[0]]);
            destination[at * destinationStrides[0]] = T.CreateTruncating(sum);
        }
    }
}
