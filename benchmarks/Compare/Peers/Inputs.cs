using System.Runtime.InteropServices;

namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>
/// The numbers all peers compute with. Each is a function of its index and a seed alone, so that C#, C++ and Python make the same
/// ones without exchanging files.
/// </summary>
internal static unsafe partial class Inputs
{
    private const nuint HugePage = 2 << 20;
    private const int AdviseHugePages = 14;     // MADV_HUGEPAGE of Linux' sys/mman.h

    /// <summary>start + width * u, with u uniform in [0, 1): element i is the hash of i and the seed, 24 bits of it.</summary>
    public static float[] Uniform(int count, uint seed, float start = 0, float width = 1)
    {
        float[] values = Allocate(count);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = start + (width * ((Hash((uint)i, seed) >> 8) * (1f / (1 << 24))));
        }

        return values;
    }

    /// <summary>Integers from 0 up to <paramref name="bound"/>, exclusive.</summary>
    public static int[] Classes(int count, uint seed, int bound) =>
        [.. Enumerable.Range(0, count).Select(i => (int)(((ulong)Hash((uint)i, seed) * (ulong)bound) >> 32))];

    /// <summary>0 or 1, evenly.</summary>
    public static float[] Labels(int count, uint seed) => [.. Classes(count, seed, 2).Select(label => (float)label)];

    /// <summary>
    /// An array of zeros in huge pages where it is large enough and the system has them. NumPy asks for them by itself, so
    /// everybody gets them: the comparison is of the work, not of the pages.
    /// </summary>
    public static float[] Allocate(int count)
    {
        float[] values = GC.AllocateArray<float>(count, pinned: true);
        nuint start = (nuint)Marshal.UnsafeAddrOfPinnedArrayElement(values, 0);
        nuint first = (start + HugePage - 1) & ~(HugePage - 1);
        nuint end = (start + ((nuint)count * sizeof(float))) & ~(HugePage - 1);
        if (OperatingSystem.IsLinux() && end > first)
        {
            // Advice: where the system declines, small pages do.
            _ = Advise(first, end - first, AdviseHugePages);
        }

        return values;
    }

    /// <summary>
    /// 32 bits for an index: "lowbias32" (C. Wellons, "Prospecting for Hash Functions", 2018), which needs 32-bit arithmetic only.
    /// </summary>
    public static uint Hash(uint index, uint seed)
    {
        uint x = index + (seed * 0x9E3779B9);
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        return x ^ (x >> 16);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nuint address, nuint length, int advice);
}
