using System.Runtime.CompilerServices;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

/// <summary>
/// The inner loop of the matrix product: C(r, w) = or += A(r, k) B(k, w) for a block of C that stays in registers, r rows by one
/// or two vectors. Its sums are named row by row, because the JIT keeps locals in registers and arrays not.
/// </summary>
/// <remarks>
/// For each k it loads w elements of B, broadcasts r of A and does r w multiply-adds; with 12 x 2 registers there are 24 of them
/// for 14 loads, so that the multipliers are the limit (Goto and van de Geijn, "Anatomy of High-Performance Matrix
/// Multiplication", 2008).
/// </remarks>
internal static unsafe class MicroKernel<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <summary>Computes one block. A may have any strides; B and C are contiguous along their rows.</summary>
    /// <param name="inner">k, at least 1.</param>
    /// <param name="a">The first element of A's rows.</param>
    /// <param name="aRow">From one row of A to the next, in elements.</param>
    /// <param name="aColumn">From one column of A to the next.</param>
    /// <param name="b">The first element of B's columns.</param>
    /// <param name="bRow">From one row of B to the next.</param>
    /// <param name="c">The first element of the block of C.</param>
    /// <param name="cRow">From one row of C to the next.</param>
    /// <param name="last">Columns in the last vector; only those are read and written.</param>
    /// <param name="accumulate">Whether to add to C.</param>
    /// <typeparam name="TRows">r: 1, 2, 4, 6, 8 or 12.</typeparam>
    /// <typeparam name="TWidth">Vectors in a row.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TRows, TWidth>(
        nint inner, T* a, nint aRow, nint aColumn, T* b, nint bRow, T* c, nint cRow, nint last, bool accumulate)
        where TRows : struct, ICount
        where TWidth : struct, IWidth
    {
        TVector mask = TLanes.Mask(last);
        TVector c00 = TLanes.Zero, c01 = c00;
        TVector c10 = TLanes.Zero, c11 = c10;
        TVector c20 = TLanes.Zero, c21 = c20;
        TVector c30 = TLanes.Zero, c31 = c30;
        TVector c40 = TLanes.Zero, c41 = c40;
        TVector c50 = TLanes.Zero, c51 = c50;
        TVector c60 = TLanes.Zero, c61 = c60;
        TVector c70 = TLanes.Zero, c71 = c70;
        TVector c80 = TLanes.Zero, c81 = c80;
        TVector c90 = TLanes.Zero, c91 = c90;
        TVector c100 = TLanes.Zero, c101 = c100;
        TVector c110 = TLanes.Zero, c111 = c110;

        // Four pointers, each for three rows at 0, 1 and 2 strides, are as many as there are registers for.
        T* a0 = a, a3 = a0 + (3 * aRow), a6 = a3 + (3 * aRow), a9 = a6 + (3 * aRow);
        nint aRow2 = 2 * aRow;
        for (; inner > 0; inner--)
        {
            TVector b0 = TWidth.Vectors > 1 ? TLanes.Load(b) : TLanes.Load(b, mask);
            TVector b1 = TWidth.Vectors == 1 ? b0 : TWidth.Cut ? TLanes.Load(b + TLanes.Count, mask) : TLanes.Load(b + TLanes.Count);
            TVector x0 = TLanes.Broadcast(*a0);
            c00 = TLanes.MultiplyAdd(x0, b0, c00);
            c01 = TWidth.Vectors > 1 ? TLanes.MultiplyAdd(x0, b1, c01) : c01;

            if (TRows.Value > 1)
            {
                TVector x1 = TLanes.Broadcast(a0[aRow]);
                c10 = TLanes.MultiplyAdd(x1, b0, c10);
                c11 = TWidth.Vectors > 1 ? TLanes.MultiplyAdd(x1, b1, c11) : c11;
            }

            if (TRows.Value > 2)
            {
                TVector x2 = TLanes.Broadcast(a0[aRow2]);
                c20 = TLanes.MultiplyAdd(x2, b0, c20);
                c21 = TWidth.Vectors > 1 ? TLanes.MultiplyAdd(x2, b1, c21) : c21;
                TVector x3 = TLanes.Broadcast(*a3);
                c30 = TLanes.MultiplyAdd(x3, b0, c30);
                c31 = TWidth.Vectors > 1 ? TLanes.MultiplyAdd(x3, b1, c31) : c31;
            }

            if (TRows.Value > 4)
            {
                TVector x4 = TLanes.Broadcast(a3[aRow]);
                c40 = TLanes.MultiplyAdd(x4, b0, c40);
                c41 = TWidth.Vectors > 1 ? TLanes.MultiplyAdd(x4, b1, c41) : c41;
                TVector x5 = TLanes.Broadcast(a3[aRow2]);
                c50 = TLanes.MultiplyAdd(x5, b0, c50);
                c51 = TWidth.Vectors > 1 ? TLanes.MultiplyAdd(x5, b1, c51) : c51;
            }

            if (TRows.Value > 6)
            {
                TVector x6 = TLanes.Broadcast(*a6);
                c60 = TLanes.MultiplyAdd(x6, b0, c60);
                c61 = TWidth.Vectors > 1 ? TLanes.MultiplyAdd(x6, b1, c61) : c61;
                TVector x7 = TLanes.Broadcast(a6[aRow]);
                c70 = TLanes.MultiplyAdd(x7, b0, c70);
                c71 = TWidth.Vectors > 1 ? TLanes.MultiplyAdd(x7, b1, c71) : c71;
            }

            if (TRows.Value > 8)
            {
                TVector x8 = TLanes.Broadcast(a6[aRow2]);
                c80 = TLanes.MultiplyAdd(x8, b0, c80);
                c81 = TWidth.Vectors > 1 ? TLanes.MultiplyAdd(x8, b1, c81) : c81;
                TVector x9 = TLanes.Broadcast(*a9);
                c90 = TLanes.MultiplyAdd(x9, b0, c90);
                c91 = TWidth.Vectors > 1 ? TLanes.MultiplyAdd(x9, b1, c91) : c91;
                TVector x10 = TLanes.Broadcast(a9[aRow]);
                c100 = TLanes.MultiplyAdd(x10, b0, c100);
                c101 = TWidth.Vectors > 1 ? TLanes.MultiplyAdd(x10, b1, c101) : c101;
                TVector x11 = TLanes.Broadcast(a9[aRow2]);
                c110 = TLanes.MultiplyAdd(x11, b0, c110);
                c111 = TWidth.Vectors > 1 ? TLanes.MultiplyAdd(x11, b1, c111) : c111;
            }

            a0 += aColumn;
            a3 += aColumn;
            a6 += aColumn;
            a9 += aColumn;
            b += bRow;
        }

        Write<TWidth>(c, c00, c01, mask, accumulate);

        if (TRows.Value > 1)
        {
            Write<TWidth>(c + cRow, c10, c11, mask, accumulate);
        }

        if (TRows.Value > 2)
        {
            Write<TWidth>(c + (2 * cRow), c20, c21, mask, accumulate);
            Write<TWidth>(c + (3 * cRow), c30, c31, mask, accumulate);
        }

        if (TRows.Value > 4)
        {
            Write<TWidth>(c + (4 * cRow), c40, c41, mask, accumulate);
            Write<TWidth>(c + (5 * cRow), c50, c51, mask, accumulate);
        }

        if (TRows.Value > 6)
        {
            Write<TWidth>(c + (6 * cRow), c60, c61, mask, accumulate);
            Write<TWidth>(c + (7 * cRow), c70, c71, mask, accumulate);
        }

        if (TRows.Value > 8)
        {
            Write<TWidth>(c + (8 * cRow), c80, c81, mask, accumulate);
            Write<TWidth>(c + (9 * cRow), c90, c91, mask, accumulate);
            Write<TWidth>(c + (10 * cRow), c100, c101, mask, accumulate);
            Write<TWidth>(c + (11 * cRow), c110, c111, mask, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TWidth>(T* c, TVector sum0, TVector sum1, TVector mask, bool accumulate)
        where TWidth : struct, IWidth
    {
        if (TWidth.Vectors > 1)
        {
            TLanes.Store(c, accumulate ? TLanes.Add(TLanes.Load(c), sum0) : sum0);
            c += TLanes.Count;
            sum0 = sum1;
        }

        if (TWidth.Cut)
        {
            TLanes.Store(c, mask, accumulate ? TLanes.Add(TLanes.Load(c, mask), sum0) : sum0);
        }
        else
        {
            TLanes.Store(c, accumulate ? TLanes.Add(TLanes.Load(c), sum0) : sum0);
        }
    }
}
