using System.ComponentModel;

namespace NumDsl.Kernels;

/// <summary>Copies arrays between memory orders: packing, transposes, slices. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class StridedCopy
{
    /// <summary>The most dimensions that <see cref="Copy"/> takes.</summary>
    public const int MaximumRank = 8;

    /// <summary>
    /// Copies an array, element (i, j, ...) to element (i, j, ...). Copies nothing if a length is 0, one element if there are no
    /// dimensions. The destination must not overlap the source, nor itself.
    /// </summary>
    /// <param name="source">The first element to read.</param>
    /// <param name="sourceStrides">From one index of each dimension to the next, in elements; 0 repeats an element.</param>
    /// <param name="destination">The first element to write.</param>
    /// <param name="destinationStrides">Likewise.</param>
    /// <param name="lengths">The length of each dimension, at most <see cref="MaximumRank"/> of them.</param>
    /// <exception cref="ArgumentException">The spans differ in length, or there are too many dimensions.</exception>
    public static void Copy<T>(
        ref readonly T source, ReadOnlySpan<nint> sourceStrides, ref T destination, ReadOnlySpan<nint> destinationStrides,
        ReadOnlySpan<nint> lengths)
        where T : unmanaged
    {
        if (sourceStrides.Length != lengths.Length || destinationStrides.Length != lengths.Length || lengths.Length > MaximumRank)
        {
            throw new ArgumentException(
                $"A copy takes one length and two strides for each of at most {MaximumRank} dimensions; it was given " +
                $"{lengths.Length} lengths, {sourceStrides.Length} source strides and {destinationStrides.Length} destination strides.",
                nameof(lengths));
        }

        Span<Dimension> dimensions = stackalloc Dimension[MaximumRank];
        int rank = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            if (lengths[i] <= 0)
            {
                return;
            }

            if (lengths[i] > 1)
            {
                rank = Insert(dimensions, rank, new Dimension(lengths[i], sourceStrides[i], destinationStrides[i]));
            }
        }

        rank = Merge(dimensions, rank);
        int inner = Math.Min(rank, 1);
        if (rank > 1 && dimensions[rank - 1] is { Destination: 1, Source: not 1 })
        {
            int contiguous = dimensions[..rank].IndexOfContiguousSource();
            if (contiguous >= 0)
            {
                Dimension across = dimensions[contiguous];
                dimensions[(contiguous + 1)..(rank - 1)].CopyTo(dimensions[contiguous..]);
                dimensions[rank - 2] = across;
                inner = 2;
            }
        }

        fixed (T* from = &source, to = &destination)
        {
            Walk(from, to, dimensions[..rank], inner);
        }
    }

    private static int IndexOfContiguousSource(this Span<Dimension> dimensions)
    {
        for (int i = 0; i < dimensions.Length; i++)
        {
            if (dimensions[i].Source == 1)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Keeps the dimensions in the destination's memory order, the most distant first: it is written front to back.</summary>
    private static int Insert(Span<Dimension> dimensions, int rank, Dimension dimension)
    {
        int at = rank;
        while (at > 0 && Math.Abs(dimensions[at - 1].Destination) < Math.Abs(dimension.Destination))
        {
            dimensions[at] = dimensions[at - 1];
            at--;
        }

        dimensions[at] = dimension;
        return rank + 1;
    }

    /// <summary>Makes one dimension of neighbours that lie on both sides as one: a contiguous array is one line.</summary>
    private static int Merge(Span<Dimension> dimensions, int rank)
    {
        int last = 0;
        for (int i = 1; i < rank; i++)
        {
            Dimension outer = dimensions[last], inner = dimensions[i];
            if (outer.Source == inner.Source * inner.Length && outer.Destination == inner.Destination * inner.Length)
            {
                dimensions[last] = inner with { Length = inner.Length * outer.Length };
            }
            else
            {
                dimensions[++last] = inner;
            }
        }

        return Math.Min(rank, last + 1);
    }

    /// <summary>Loops over all but the last <paramref name="inner"/> dimensions.</summary>
    private static void Walk<T>(T* source, T* destination, ReadOnlySpan<Dimension> dimensions, int inner)
        where T : unmanaged
    {
        if (dimensions.Length > inner)
        {
            Dimension outer = dimensions[0];
            for (nint i = 0; i < outer.Length; i++)
            {
                Walk(source + (i * outer.Source), destination + (i * outer.Destination), dimensions[1..], inner);
            }
        }
        else if (inner == 2)
        {
            Dimension rows = dimensions[0], columns = dimensions[1];
            Transposition.Copy(
                source, rows.Source, columns.Source, destination, rows.Destination, columns.Destination,
                rows.Length, columns.Length);
        }
        else if (inner == 1)
        {
            Line(source, destination, dimensions[0]);
        }
        else
        {
            *destination = *source;
        }
    }

    private static void Line<T>(T* source, T* destination, Dimension line)
        where T : unmanaged
    {
        if (line is { Source: 1, Destination: 1 })
        {
            Buffer.MemoryCopy(source, destination, line.Length * sizeof(T), line.Length * sizeof(T));
            return;
        }

        for (nint i = 0; i < line.Length; i++)
        {
            destination[i * line.Destination] = source[i * line.Source];
        }
    }

    private readonly record struct Dimension(nint Length, nint Source, nint Destination);
}
