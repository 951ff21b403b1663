using System.Numerics;

namespace NumDsl.Kernels;

/// <summary>
/// The counter-based generator Philox4x32-10: 128 random bits for each counter, computed from the counter and a key alone
/// (J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, section 3.3).
/// </summary>
internal static class Philox
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;

    /// <summary>By how much the key grows each round: the golden ratio, and the square root of 3 less 1.</summary>
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>The first and the second 64 bits of a counter's.</summary>
    /// <param name="key">The key.</param>
    /// <param name="counter">The lower half of the counter.</param>
    /// <param name="upper">The upper half of the counter.</param>
    public static (ulong First, ulong Second) Block(ulong key, ulong counter, ulong upper)
    {
        var (x0, x1, x2, x3) = ((uint)counter, (uint)(counter >> 32), (uint)upper, (uint)(upper >> 32));
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (int round = 0; round < Rounds; round++)
        {
            ulong p0 = (ulong)Multiplier0 * x0, p1 = (ulong)Multiplier1 * x2;
            (x0, x1, x2, x3) = ((uint)(p1 >> 32) ^ x1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ x3 ^ k1, (uint)p0);
            (k0, k1) = (k0 + Weyl0, k1 + Weyl1);
        }

        return (x0 | ((ulong)x1 << 32), x2 | ((ulong)x3 << 32));
    }

    /// <summary>64 bits for each of several numbers that follow each other: two numbers share a counter.</summary>
    /// <param name="key">The key.</param>
    /// <param name="number">Which number is the first.</param>
    /// <param name="bits">Where they go.</param>
    public static void Fill(ulong key, ulong number, Span<ulong> bits)
    {
        int i = 0;
        if (bits.Length > 0 && (number & 1) == 1)
        {
            bits[i++] = Block(key, number >> 1, 0).Second;
        }

        for (; bits.Length - i >= 2 * Vector<ulong>.Count; i += 2 * Vector<ulong>.Count)
        {
            Blocks(key, (number + (ulong)i) >> 1, bits.Slice(i, 2 * Vector<ulong>.Count));
        }

        for (; i < bits.Length; i += 2)
        {
            var (first, second) = Block(key, (number + (ulong)i) >> 1, 0);
            bits[i] = first;
            if (i + 1 < bits.Length)
            {
                bits[i + 1] = second;
            }
        }
    }

    /// <summary>As many counters as a register has lanes: the same integers as one by one.</summary>
    private static void Blocks(ulong key, ulong counter, Span<ulong> bits)
    {
        Vector<ulong> low = new(uint.MaxValue), counters = new Vector<ulong>(counter) + Vector<ulong>.Indices;
        Vector<ulong> multiplier0 = new(Multiplier0), multiplier1 = new(Multiplier1);
        Vector<ulong> x0 = counters & low, x1 = counters >>> 32, x2 = Vector<ulong>.Zero, x3 = Vector<ulong>.Zero;
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (int round = 0; round < Rounds; round++)
        {
            Vector<ulong> p0 = multiplier0 * x0, p1 = multiplier1 * x2;
            (x0, x1, x2, x3) = ((p1 >>> 32) ^ x1 ^ new Vector<ulong>(k0), p1 & low, (p0 >>> 32) ^ x3 ^ new Vector<ulong>(k1), p0 & low);
            (k0, k1) = (k0 + Weyl0, k1 + Weyl1);
        }

        Vector<ulong> first = x0 | (x1 << 32), second = x2 | (x3 << 32);
        for (int lane = 0; lane < Vector<ulong>.Count; lane++)
        {
            (bits[2 * lane], bits[(2 * lane) + 1]) = (first[lane], second[lane]);
        }
    }
}
