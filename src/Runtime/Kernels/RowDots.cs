using System.Numerics;
using System.Runtime.CompilerServices;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

/// <summary>y = M v where M's rows are contiguous: eight rows at a time against v, which is so read from cache once for eight.</summary>
internal static unsafe class RowDots<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IAdditionOperators<T, T, T>
{
    /// <summary>
    /// Computes y (rows, <paramref name="yStride"/> apart) from M (rows, inner) and v (inner), contiguous; the same numbers from the
    /// last rows to the first if <paramref name="backward"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(T* m, nint row, T* v, T* y, nint yStride, nint rows, nint inner, bool backward, bool accumulate)
    {
        if (inner <= TLanes.Count)
        {
            OneVector(m, row, v, y, yStride, rows, inner, accumulate);
        }
        else
        {
            ManyVectors(m, row, v, y, yStride, rows, inner, backward, accumulate);
        }
    }

    /// <summary>Rows of at most one vector: v stays in its register, and a call for four rows would cost more than their sums.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneVector(T* m, nint row, T* v, T* y, nint yStride, nint rows, nint inner, bool accumulate)
    {
        T* sums = stackalloc T[4];
        TVector mask = TLanes.Mask(inner);
        TVector first = TLanes.LoadFirst(v, inner, mask);
        for (; rows > 0; rows -= 4)
        {
            T* m1 = rows > 1 ? m + row : m, m2 = rows > 2 ? m1 + row : m1, m3 = rows > 3 ? m2 + row : m2;
            bool direct = rows >= 4 && yStride == 1;
            TLanes.Sum(
                TLanes.MultiplyAdd(first, TLanes.Load(m, mask), TLanes.Zero),
                TLanes.MultiplyAdd(first, TLanes.Load(m1, mask), TLanes.Zero),
                TLanes.MultiplyAdd(first, TLanes.Load(m2, mask), TLanes.Zero),
                TLanes.MultiplyAdd(first, TLanes.Load(m3, mask), TLanes.Zero),
                direct ? y : sums, direct && accumulate);
            if (!direct)
            {
                Write(sums, y, yStride, Math.Min(rows, 4), accumulate);
            }

            m += 4 * row;
            y += 4 * yStride;
        }
    }

    /// <summary>
    /// Shorter rows, in bytes, are taken four at a time: from main memory, 8 rows of 256 bytes at a time took 7 % longer than 4, and of 836
    /// bytes 5 % less.
    /// </summary>
    private const int ShortestOfEight = 512;

    /// <summary>Eights of rows, and after them (before them, if backward) what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ManyVectors(T* m, nint row, T* v, T* y, nint yStride, nint rows, nint inner, bool backward, bool accumulate)
    {
        nint whole = inner * sizeof(T) >= ShortestOfEight ? rows / 8 * 8 : 0;
        nint step = backward ? -8 : 8;
        bool asks = Prefetch.Suits(inner * sizeof(T));
        if (backward)
        {
            Rest(m + (whole * row), row, v, y + (whole * yStride), yStride, rows - whole, inner, accumulate);
        }

        for (nint i = backward ? whole - 8 : 0; i >= 0 && i < whole; i += step)
        {
            bool isFollowed = asks && i + step >= 0 && i + step < whole;
            EightRows(m + (i * row), row, v, y + (i * yStride), yStride, inner, isFollowed ? step * row : 0, accumulate);
        }

        if (!backward)
        {
            Rest(m + (whole * row), row, v, y + (whole * yStride), yStride, rows - whole, inner, accumulate);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightRows(T* m, nint row, T* v, T* y, nint yStride, nint inner, nint next, bool accumulate)
    {
        if (yStride == 1)
        {
            Eight(m, row, v, inner, y, next, accumulate);
            return;
        }

        T* sums = stackalloc T[8];
        Eight(m, row, v, inner, sums, next, accumulate: false);
        Write(sums, y, yStride, 8, accumulate);
    }

    /// <summary>The rows that are not taken by eights.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rest(T* m, nint row, T* v, T* y, nint yStride, nint rows, nint inner, bool accumulate)
    {
        T* sums = stackalloc T[4];
        for (; rows > 0; rows -= 4)
        {
            bool direct = rows >= 4 && yStride == 1;
            if (rows == 1)
            {
                *sums = One(m, v, inner);
            }
            else
            {
                Four(m, row, rows, v, inner, direct ? y : sums, direct && accumulate);
            }

            if (!direct)
            {
                Write(sums, y, yStride, Math.Min(rows, 4), accumulate);
            }

            m += 4 * row;
            y += 4 * yStride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(T* sums, T* y, nint yStride, nint count, bool accumulate)
    {
        for (nint i = 0; i < count; i++)
        {
            y[i * yStride] = accumulate ? y[i * yStride] + sums[i] : sums[i];
        }
    }

    /// <summary>Eight sums, of which each adds up in one register. <paramref name="next"/> is the way to the eight rows to come, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(T* m, nint row, T* v, nint inner, T* y, nint next, bool accumulate)
    {
        T* m0 = m, m1 = m0 + row, m2 = m1 + row, m3 = m2 + row, m4 = m3 + row, m5 = m4 + row, m6 = m5 + row, m7 = m6 + row;
        TVector s0 = TLanes.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        nint k = 0;
        for (; k + TLanes.Count <= inner; k += TLanes.Count)
        {
            if (next != 0)
            {
                Prefetch.IntoLevel2(m0 + next + k);
                Prefetch.IntoLevel2(m1 + next + k);
                Prefetch.IntoLevel2(m2 + next + k);
                Prefetch.IntoLevel2(m3 + next + k);
                Prefetch.IntoLevel2(m4 + next + k);
                Prefetch.IntoLevel2(m5 + next + k);
                Prefetch.IntoLevel2(m6 + next + k);
                Prefetch.IntoLevel2(m7 + next + k);
            }

            TVector a = TLanes.Load(v + k);
            s0 = TLanes.MultiplyAdd(a, TLanes.Load(m0 + k), s0);
            s1 = TLanes.MultiplyAdd(a, TLanes.Load(m1 + k), s1);
            s2 = TLanes.MultiplyAdd(a, TLanes.Load(m2 + k), s2);
            s3 = TLanes.MultiplyAdd(a, TLanes.Load(m3 + k), s3);
            s4 = TLanes.MultiplyAdd(a, TLanes.Load(m4 + k), s4);
            s5 = TLanes.MultiplyAdd(a, TLanes.Load(m5 + k), s5);
            s6 = TLanes.MultiplyAdd(a, TLanes.Load(m6 + k), s6);
            s7 = TLanes.MultiplyAdd(a, TLanes.Load(m7 + k), s7);
        }

        if (k < inner)
        {
            TVector mask = TLanes.Mask(inner - k);
            TVector a = TLanes.Load(v + k, mask);
            s0 = TLanes.MultiplyAdd(a, TLanes.Load(m0 + k, mask), s0);
            s1 = TLanes.MultiplyAdd(a, TLanes.Load(m1 + k, mask), s1);
            s2 = TLanes.MultiplyAdd(a, TLanes.Load(m2 + k, mask), s2);
            s3 = TLanes.MultiplyAdd(a, TLanes.Load(m3 + k, mask), s3);
            s4 = TLanes.MultiplyAdd(a, TLanes.Load(m4 + k, mask), s4);
            s5 = TLanes.MultiplyAdd(a, TLanes.Load(m5 + k, mask), s5);
            s6 = TLanes.MultiplyAdd(a, TLanes.Load(m6 + k, mask), s6);
            s7 = TLanes.MultiplyAdd(a, TLanes.Load(m7 + k, mask), s7);
        }

        TLanes.Sum(s0, s1, s2, s3, y, accumulate);
        TLanes.Sum(s4, s5, s6, s7, y + 4, accumulate);
    }

    /// <summary>Four sums; of fewer rows the last is taken again.</summary>
    /// <remarks>Two registers a row: eight independent multiply-adds hide their latency of 4 cycles at two in each cycle.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(T* m, nint row, nint rows, T* v, nint inner, T* y, bool accumulate)
    {
        T* m0 = m, m1 = rows > 1 ? m0 + row : m0, m2 = rows > 2 ? m1 + row : m1, m3 = rows > 3 ? m2 + row : m2;
        TVector s0 = TLanes.Zero, t0 = s0;
        TVector s1 = TLanes.Zero, t1 = s1;
        TVector s2 = TLanes.Zero, t2 = s2;
        TVector s3 = TLanes.Zero, t3 = s3;
        nint k = 0;
        for (; k + (2 * TLanes.Count) <= inner; k += 2 * TLanes.Count)
        {
            TVector v0 = TLanes.Load(v + k);
            TVector v1 = TLanes.Load(v + k + TLanes.Count);
            s0 = TLanes.MultiplyAdd(v0, TLanes.Load(m0 + k), s0);
            t0 = TLanes.MultiplyAdd(v1, TLanes.Load(m0 + k + TLanes.Count), t0);
            s1 = TLanes.MultiplyAdd(v0, TLanes.Load(m1 + k), s1);
            t1 = TLanes.MultiplyAdd(v1, TLanes.Load(m1 + k + TLanes.Count), t1);
            s2 = TLanes.MultiplyAdd(v0, TLanes.Load(m2 + k), s2);
            t2 = TLanes.MultiplyAdd(v1, TLanes.Load(m2 + k + TLanes.Count), t2);
            s3 = TLanes.MultiplyAdd(v0, TLanes.Load(m3 + k), s3);
            t3 = TLanes.MultiplyAdd(v1, TLanes.Load(m3 + k + TLanes.Count), t3);
        }

        if (k + TLanes.Count <= inner)
        {
            TVector v0 = TLanes.Load(v + k);
            s0 = TLanes.MultiplyAdd(v0, TLanes.Load(m0 + k), s0);
            s1 = TLanes.MultiplyAdd(v0, TLanes.Load(m1 + k), s1);
            s2 = TLanes.MultiplyAdd(v0, TLanes.Load(m2 + k), s2);
            s3 = TLanes.MultiplyAdd(v0, TLanes.Load(m3 + k), s3);
            k += TLanes.Count;
        }

        if (k < inner)
        {
            TVector mask = TLanes.Mask(inner - k);
            TVector v1 = TLanes.Load(v + k, mask);
            t0 = TLanes.MultiplyAdd(v1, TLanes.Load(m0 + k, mask), t0);
            t1 = TLanes.MultiplyAdd(v1, TLanes.Load(m1 + k, mask), t1);
            t2 = TLanes.MultiplyAdd(v1, TLanes.Load(m2 + k, mask), t2);
            t3 = TLanes.MultiplyAdd(v1, TLanes.Load(m3 + k, mask), t3);
        }

        TLanes.Sum(TLanes.Add(s0, t0), TLanes.Add(s1, t1), TLanes.Add(s2, t2), TLanes.Add(s3, t3), y, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T One(T* m, T* v, nint inner)
    {
        TVector s0 = TLanes.Zero, s1 = s0, s2 = s0, s3 = s0;
        nint k = 0;
        for (; k + (4 * TLanes.Count) <= inner; k += 4 * TLanes.Count)
        {
            s0 = TLanes.MultiplyAdd(TLanes.Load(v + k), TLanes.Load(m + k), s0);
            s1 = TLanes.MultiplyAdd(TLanes.Load(v + k + TLanes.Count), TLanes.Load(m + k + TLanes.Count), s1);
            s2 = TLanes.MultiplyAdd(TLanes.Load(v + k + (2 * TLanes.Count)), TLanes.Load(m + k + (2 * TLanes.Count)), s2);
            s3 = TLanes.MultiplyAdd(TLanes.Load(v + k + (3 * TLanes.Count)), TLanes.Load(m + k + (3 * TLanes.Count)), s3);
        }

        for (; k + TLanes.Count <= inner; k += TLanes.Count)
        {
            s0 = TLanes.MultiplyAdd(TLanes.Load(v + k), TLanes.Load(m + k), s0);
        }

        if (k < inner)
        {
            TVector mask = TLanes.Mask(inner - k);
            s1 = TLanes.MultiplyAdd(TLanes.Load(v + k, mask), TLanes.Load(m + k, mask), s1);
        }

        return TLanes.Sum(TLanes.Add(TLanes.Add(s0, s1), TLanes.Add(s2, s3)));
    }
}
