using System.Numerics;
using System.Runtime.CompilerServices;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

/// <summary>y = M v where M's rows are contiguous: four rows at a time against v, which is so read from cache once for four.</summary>
internal static unsafe class RowDots<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IAdditionOperators<T, T, T>
{
    /// <summary>Computes y (rows, <paramref name="yStride"/> apart) from M (rows, inner) and v (inner), contiguous.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(T* m, nint row, T* v, T* y, nint yStride, nint rows, nint inner, bool accumulate)
    {
        if (yStride == 1)
        {
            for (; rows >= 4; rows -= 4)
            {
                Four(m, row, 4, v, inner, y, accumulate);
                m += 4 * row;
                y += 4;
            }
        }

        if (rows > 0)
        {
            Rest(m, row, v, y, yStride, rows, inner, accumulate);
        }
    }

    /// <summary>Fewer than four rows, or results that are not contiguous.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rest(T* m, nint row, T* v, T* y, nint yStride, nint rows, nint inner, bool accumulate)
    {
        T* sums = stackalloc T[4];
        for (nint i = 0; i < rows; i += 4)
        {
            nint count = Math.Min(4, rows - i);
            if (count == 1)
            {
                sums[0] = One(m + (i * row), v, inner);
            }
            else
            {
                Four(m + (i * row), row, count, v, inner, sums, accumulate: false);
            }

            for (nint q = 0; q < count; q++)
            {
                T* target = y + ((i + q) * yStride);
                *target = accumulate ? *target + sums[q] : sums[q];
            }
        }
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
