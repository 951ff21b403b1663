using NumDsl.Kernels;

namespace NumDsl.KernelModes;

/// <summary>Strided copies of random shapes, compared with a copy element by element.</summary>
public static class CopyChecks
{
    private static readonly int[] Lengths = [1, 2, 3, 4, 5, 8, 17, 35];

    /// <summary>Copies between random permutations of the dimensions. Returns the number of copies.</summary>
    public static int Permutations<T>(int seed, Func<int, T> element)
        where T : unmanaged, IEquatable<T>
    {
        Random random = new(seed);
        const int Copies = 400;
        for (int i = 0; i < Copies; i++)
        {
            int rank = random.Next(StridedCopy.MaximumRank + 1);
            nint[] lengths = new nint[rank];
            nint size = 1;
            for (int d = 0; d < rank; d++)
            {
                lengths[d] = size > 20_000 ? random.Next(1, 3) : Lengths[random.Next(Lengths.Length)];
                size *= lengths[d];
            }

            (nint[] source, nint sourceExtent) = RandomStrides(lengths, random);
            (nint[] destination, nint destinationExtent) = RandomStrides(lengths, random);
            Check(lengths, source, sourceExtent, destination, destinationExtent, element);
        }

        return Copies;
    }

    private static void Check<T>(
        nint[] lengths, nint[] source, nint sourceExtent, nint[] destination, nint destinationExtent, Func<int, T> element)
        where T : unmanaged, IEquatable<T>
    {
        const int Guard = 20;
        T[] from = [.. Enumerable.Range(0, (int)sourceExtent).Select(element)];
        T[] actual = [.. Enumerable.Repeat(element(99), (int)destinationExtent + (2 * Guard))];
        T[] expected = [.. actual];
        StridedCopy.Copy(in from[0], source, ref actual[Guard], destination, lengths);
        nint[] index = new nint[lengths.Length];
        for (bool more = true; more; more = Next(index, lengths))
        {
            expected[Guard + Offset(index, destination)] = from[Offset(index, source)];
        }

        if (!actual.AsSpan().SequenceEqual(expected))
        {
            throw new CheckFailedException(
                $"{typeof(T).Name} copy of ({string.Join(", ", lengths)}) from strides ({string.Join(", ", source)}) to strides " +
                $"({string.Join(", ", destination)}) differs at {actual.AsSpan().CommonPrefixLength(expected) - Guard}.");
        }
    }

    /// <summary>A random order of the dimensions, sometimes with gaps; the nearest is contiguous, or every other element.</summary>
    private static (nint[] Strides, nint Extent) RandomStrides(nint[] lengths, Random random)
    {
        int[] order = [.. Enumerable.Range(0, lengths.Length)];
        random.Shuffle(order);
        nint[] strides = new nint[lengths.Length];
        nint stride = random.Next(4) == 0 ? 2 : 1, extent = 1;
        foreach (int d in order)
        {
            strides[d] = stride;
            extent += (lengths[d] - 1) * stride;
            stride = (stride * lengths[d]) + (random.Next(4) == 0 ? 3 : 0);
        }

        return (strides, extent);
    }

    private static nint Offset(nint[] index, nint[] strides)
    {
        nint offset = 0;
        for (int d = 0; d < index.Length; d++)
        {
            offset += index[d] * strides[d];
        }

        return offset;
    }

    private static bool Next(nint[] index, nint[] lengths)
    {
        for (int d = index.Length - 1; d >= 0; d--)
        {
            if (++index[d] < lengths[d])
            {
                return true;
            }

            index[d] = 0;
        }

        return false;
    }
}
