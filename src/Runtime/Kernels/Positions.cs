using System.ComponentModel;
using System.Numerics;

namespace NumDsl.Kernels;

/// <summary>For generated code: numbers by position.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Positions
{
    /// <summary>Writes to each element its place among all elements of an array, of which this one may be a part.</summary>
    /// <param name="destination">What to write.</param>
    /// <param name="places">How far the places of neighbours along each axis are from each other.</param>
    /// <param name="first">The place of the first element.</param>
    public static unsafe void Count<T>(StridedArray<T> destination, ReadOnlySpan<nint> places, nint first)
        where T : unmanaged, INumberBase<T>
    {
        if (!destination.IsEmpty)
        {
            fixed (T* to = &destination.First)
            {
                Walk(to, destination.Strides, destination.Lengths, places, first);
            }
        }
    }

    private static unsafe void Walk<T>(
        T* destination, ReadOnlySpan<nint> strides, ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> places, nint first)
        where T : unmanaged, INumberBase<T>
    {
        for (nint i = 0; i < lengths[0]; i++)
        {
            if (lengths.Length == 1)
            {
                destination[i * strides[0]] = T.CreateTruncating(first + (i * places[0]));
            }
            else
            {
                Walk(destination + (i * strides[0]), strides[1..], lengths[1..], places[1..], first + (i * places[0]));
            }
        }
    }
}
