using System.Runtime.CompilerServices;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

/// <summary>
/// y = M v where M's columns are contiguous: y is a sum of columns, each times an element of v. Eight columns are added in
/// registers before y is touched, so that y is read and written once for eight.
/// </summary>
internal static unsafe class ColumnSums<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <summary>
    /// Computes y (rows), contiguous, from M (rows, inner) and v (inner, <paramref name="vStride"/> apart). After M there are
    /// <paramref name="following"/> more columns that will be asked for next.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(T* m, nint column, T* v, nint vStride, T* y, nint rows, nint inner, nint following, bool accumulate)
    {
        if (rows <= 2 * TLanes.Count)
        {
            for (nint i = 0; i < rows; i += TLanes.Count)
            {
                OneVector(m + i, column, v, vStride, y + i, Math.Min(rows - i, TLanes.Count), inner, accumulate);
            }

            return;
        }

        // The columns after the last are asked for, too: that is how a gradient is collected tile by tile, while the examples of the next
        // tile follow in memory. The loads here come from the second-level cache then, and main memory is free to deliver.
        nint columns = Prefetch.Suits(rows * sizeof(T)) ? inner + following : 0;
        nint k = 0;
        for (; k + 8 <= inner; k += 8)
        {
            nint next = k + 16 <= columns ? 8 * column : 0;
            Add<Eight>(m + (k * column), column, v + (k * vStride), vStride, y, rows, next, accumulate || k > 0);
        }

        if (k + 4 <= inner)
        {
            nint next = k + 8 <= columns ? 4 * column : 0;
            Add<Four>(m + (k * column), column, v + (k * vStride), vStride, y, rows, next, accumulate || k > 0);
            k += 4;
        }

        if (k + 2 <= inner)
        {
            Add<Two>(m + (k * column), column, v + (k * vStride), vStride, y, rows, next: 0, accumulate || k > 0);
            k += 2;
        }

        if (k < inner)
        {
            Add<One>(m + (k * column), column, v + (k * vStride), vStride, y, rows, next: 0, accumulate || k > 0);
        }
    }

    /// <summary>At most one vector of results: four independent sums over the columns hide the multiply-add's latency.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneVector(T* m, nint column, T* v, nint vStride, T* y, nint count, nint inner, bool accumulate)
    {
        TVector mask = TLanes.Mask(count);
        TVector s0 = accumulate ? TLanes.LoadFirst(y, count, mask) : TLanes.Zero, s1 = TLanes.Zero, s2 = s1, s3 = s1;
        for (; inner >= 4; inner -= 4)
        {
            s0 = TLanes.MultiplyAdd(TLanes.Broadcast(v[0]), TLanes.Load(m, mask), s0);
            s1 = TLanes.MultiplyAdd(TLanes.Broadcast(v[vStride]), TLanes.Load(m + column, mask), s1);
            s2 = TLanes.MultiplyAdd(TLanes.Broadcast(v[2 * vStride]), TLanes.Load(m + (2 * column), mask), s2);
            s3 = TLanes.MultiplyAdd(TLanes.Broadcast(v[3 * vStride]), TLanes.Load(m + (3 * column), mask), s3);
            m += 4 * column;
            v += 4 * vStride;
        }

        for (; inner > 0; inner--)
        {
            s0 = TLanes.MultiplyAdd(TLanes.Broadcast(*v), TLanes.Load(m, mask), s0);
            m += column;
            v += vStride;
        }

        TLanes.StoreFirst(y, count, mask, TLanes.Add(TLanes.Add(s0, s1), TLanes.Add(s2, s3)));
    }

    /// <summary>
    /// Adds some columns to y, or writes their sum there. <paramref name="next"/> is the way to as many columns to come, or 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<TColumns>(T* m, nint column, T* v, nint vStride, T* y, nint rows, nint next, bool accumulate)
        where TColumns : struct, ICount
    {
        T* m0 = m;
        T* m1 = m0 + column;
        T* m2 = m1 + column;
        T* m3 = m2 + column;
        T* m4 = m3 + column;
        T* m5 = m4 + column;
        T* m6 = m5 + column;
        T* m7 = m6 + column;
        TVector v0 = TLanes.Broadcast(v[0]);
        TVector v1 = TColumns.Value > 1 ? TLanes.Broadcast(v[vStride]) : v0;
        TVector v2 = TColumns.Value > 2 ? TLanes.Broadcast(v[2 * vStride]) : v0;
        TVector v3 = TColumns.Value > 2 ? TLanes.Broadcast(v[3 * vStride]) : v0;
        TVector v4 = TColumns.Value > 4 ? TLanes.Broadcast(v[4 * vStride]) : v0;
        TVector v5 = TColumns.Value > 4 ? TLanes.Broadcast(v[5 * vStride]) : v0;
        TVector v6 = TColumns.Value > 4 ? TLanes.Broadcast(v[6 * vStride]) : v0;
        TVector v7 = TColumns.Value > 4 ? TLanes.Broadcast(v[7 * vStride]) : v0;
        nint i = 0;
        if (accumulate)
        {
            for (; i + (2 * TLanes.Count) <= rows; i += 2 * TLanes.Count)
            {
                nint j = i + TLanes.Count;
                Ask<TColumns>(next, i, m0, m1, m2, m3, m4, m5, m6, m7);
                Ask<TColumns>(next, j, m0, m1, m2, m3, m4, m5, m6, m7);
                TVector s = Sum<TColumns>(TLanes.Load(y + i), i, m0, m1, m2, m3, m4, m5, m6, m7, v0, v1, v2, v3, v4, v5, v6, v7);
                TVector t = Sum<TColumns>(TLanes.Load(y + j), j, m0, m1, m2, m3, m4, m5, m6, m7, v0, v1, v2, v3, v4, v5, v6, v7);
                TLanes.Store(y + i, s);
                TLanes.Store(y + j, t);
            }
        }

        for (; i + TLanes.Count <= rows; i += TLanes.Count)
        {
            Ask<TColumns>(next, i, m0, m1, m2, m3, m4, m5, m6, m7);
            TVector s = accumulate ? TLanes.Load(y + i) : TLanes.Zero;
            TLanes.Store(y + i, Sum<TColumns>(s, i, m0, m1, m2, m3, m4, m5, m6, m7, v0, v1, v2, v3, v4, v5, v6, v7));
        }

        if (i < rows)
        {
            TVector mask = TLanes.Mask(rows - i);
            TVector s = accumulate ? TLanes.Load(y + i, mask) : TLanes.Zero, t = TLanes.Zero;
            s = TLanes.MultiplyAdd(v0, TLanes.Load(m0 + i, mask), s);
            if (TColumns.Value > 1)
            {
                s = TLanes.MultiplyAdd(v1, TLanes.Load(m1 + i, mask), s);
            }

            if (TColumns.Value > 2)
            {
                s = TLanes.MultiplyAdd(v2, TLanes.Load(m2 + i, mask), s);
                s = TLanes.MultiplyAdd(v3, TLanes.Load(m3 + i, mask), s);
            }

            if (TColumns.Value > 4)
            {
                t = TLanes.MultiplyAdd(v4, TLanes.Load(m4 + i, mask), t);
                t = TLanes.MultiplyAdd(v5, TLanes.Load(m5 + i, mask), t);
                t = TLanes.MultiplyAdd(v6, TLanes.Load(m6 + i, mask), t);
                t = TLanes.MultiplyAdd(v7, TLanes.Load(m7 + i, mask), t);
            }

            TLanes.Store(y + i, mask, TColumns.Value > 4 ? TLanes.Add(s, t) : s);
        }
    }

    /// <summary>Some columns added to a vector of y, which is element i and its neighbours: a chain for each four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum<TColumns>(
        TVector s, nint i, T* m0, T* m1, T* m2, T* m3, T* m4, T* m5, T* m6, T* m7,
        TVector v0, TVector v1, TVector v2, TVector v3, TVector v4, TVector v5, TVector v6, TVector v7)
        where TColumns : struct, ICount
    {
        s = TLanes.MultiplyAdd(v0, TLanes.Load(m0 + i), s);
        if (TColumns.Value > 1)
        {
            s = TLanes.MultiplyAdd(v1, TLanes.Load(m1 + i), s);
        }

        if (TColumns.Value > 2)
        {
            s = TLanes.MultiplyAdd(v2, TLanes.Load(m2 + i), s);
            s = TLanes.MultiplyAdd(v3, TLanes.Load(m3 + i), s);
        }

        if (TColumns.Value > 4)
        {
            TVector t = TLanes.MultiplyAdd(v4, TLanes.Load(m4 + i), TLanes.Zero);
            t = TLanes.MultiplyAdd(v5, TLanes.Load(m5 + i), t);
            t = TLanes.MultiplyAdd(v6, TLanes.Load(m6 + i), t);
            t = TLanes.MultiplyAdd(v7, TLanes.Load(m7 + i), t);
            s = TLanes.Add(s, t);
        }

        return s;
    }

    /// <summary>Asks for the columns <paramref name="next"/> elements on, if that is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Ask<TColumns>(nint next, nint i, T* m0, T* m1, T* m2, T* m3, T* m4, T* m5, T* m6, T* m7)
        where TColumns : struct, ICount
    {
        if (TColumns.Value >= 4 && next != 0)
        {
            Prefetch.IntoLevel2(m0 + next + i);
            Prefetch.IntoLevel2(m1 + next + i);
            Prefetch.IntoLevel2(m2 + next + i);
            Prefetch.IntoLevel2(m3 + next + i);
            if (TColumns.Value > 4)
            {
                Prefetch.IntoLevel2(m4 + next + i);
                Prefetch.IntoLevel2(m5 + next + i);
                Prefetch.IntoLevel2(m6 + next + i);
                Prefetch.IntoLevel2(m7 + next + i);
            }
        }
    }
}
