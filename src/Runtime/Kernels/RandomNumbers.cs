using System.ComponentModel;
using System.Numerics;

namespace NumDsl.Kernels;

/// <summary>
/// Random numbers by position: an element's number depends on the key and on the element's place in the whole array alone, not on tiles,
/// threads, registers or the order in memory. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class RandomNumbers
{
    private const int Chunk = 128;

    /// <summary>Numbers from 0 to 1, 1 excluded: as many of an element's leading bits as the type holds, a float being the double rounded down.</summary>
    /// <param name="key">The key.</param>
    /// <param name="destination">What to write.</param>
    /// <param name="places">How far the places of neighbours along each axis are from each other.</param>
    /// <param name="first">The place of the first element.</param>
    public static void Uniform<T>(RandomKey key, StridedArray<T> destination, ReadOnlySpan<nint> places, nint first)
        where T : unmanaged, INumberBase<T> => Fill(key, destination, places, first, isNormal: false);

    /// <summary>Normal numbers of mean 0 and variance 1, by the inverse of their distribution function, in double.</summary>
    /// <param name="key">The key.</param>
    /// <param name="destination">What to write.</param>
    /// <param name="places">How far the places of neighbours along each axis are from each other.</param>
    /// <param name="first">The place of the first element.</param>
    public static void Normal<T>(RandomKey key, StridedArray<T> destination, ReadOnlySpan<nint> places, nint first)
        where T : unmanaged, INumberBase<T> => Fill(key, destination, places, first, isNormal: true);

    private static void Fill<T>(RandomKey key, StridedArray<T> destination, ReadOnlySpan<nint> places, nint first, bool isNormal)
        where T : unmanaged, INumberBase<T>
    {
        if (destination.IsEmpty)
        {
            return;
        }

        // Neighbours along the last axis that has any are next to each other in row-major order.
        int rank = destination.Lengths.Length;
        while (rank > 1 && destination.Lengths[rank - 1] == 1 && places[rank - 1] == places[rank - 2])
        {
            rank--;
        }

        fixed (T* to = &destination.First)
        {
            Walk(key.Bits, to, destination.Strides[..rank], destination.Lengths[..rank], places, (ulong)first, isNormal);
        }
    }

    private static void Walk<T>(
        ulong key, T* destination, ReadOnlySpan<nint> strides, ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> places, ulong first, bool isNormal)
        where T : unmanaged, INumberBase<T>
    {
        if (lengths.Length > 1)
        {
            for (nint i = 0; i < lengths[0]; i++)
            {
                Walk(key, destination + (i * strides[0]), strides[1..], lengths[1..], places[1..], first + (ulong)(i * places[0]), isNormal);
            }

            return;
        }

        Span<ulong> bits = stackalloc ulong[Chunk];
        for (nint start = 0; start < lengths[0]; start += Chunk)
        {
            int count = (int)Math.Min(Chunk, lengths[0] - start);
            Philox.Fill(key, first + (ulong)start, bits[..count]);
            for (int i = 0; i < count; i++)
            {
                destination[(start + i) * strides[0]] = isNormal ? Normal<T>(bits[i]) : Uniform<T>(bits[i]);
            }
        }
    }

    private static T Uniform<T>(ulong bits)
        where T : unmanaged, INumberBase<T> => typeof(T) == typeof(float)
            ? (T)(object)((bits >> 40) * (1f / (1 << 24)))
            : T.CreateTruncating((bits >> 11) * (1.0 / (1L << 53)));

    /// <summary>The middle of one of 2^52 equal parts, so that neither 0 nor 1 occurs.</summary>
    private static T Normal<T>(ulong bits)
        where T : unmanaged, INumberBase<T> => T.CreateTruncating(NormalQuantile.Of(((bits >> 12) + 0.5) * (1.0 / (1L << 52))));
}
