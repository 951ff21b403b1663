using System.Runtime.CompilerServices;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

/// <summary>
/// A block of B against all rows of A: a few rows of A and a panel of B meet in registers
/// (<see cref="MicroKernel{TLanes, TVector, T}"/>). One of the two stays in the first-level cache while the other passes by.
/// </summary>
internal static unsafe class ProductBlock<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <summary>What a panel of B may take of a first-level cache of 32 KiB, in bytes.</summary>
    private const int Level1Share = 20 * 1024;

    private static int Width => Panels<TLanes, TVector, T>.Width;

    /// <summary>C = A B or C += A B.</summary>
    /// <param name="a">A.</param>
    /// <param name="b">B, at most <see cref="CacheSizes.Level2Share"/>.</param>
    /// <param name="c">C, contiguous along its rows.</param>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="columns">Columns of B and C.</param>
    /// <param name="inner">Columns of A, rows of B.</param>
    /// <param name="accumulate">Whether to add to C.</param>
    public static void Multiply(Matrix<T> a, RightPanels<T> b, Matrix<T> c, nint rows, nint columns, nint inner, bool accumulate)
    {
        bool packRows = columns > 2 * Width && (RightPanels<T>.Aliases(a.Row) || RightPanels<T>.Aliases(a.Column));
        if (packRows || inner * Width * sizeof(T) > Level1Share || rows * inner * sizeof(T) > CacheSizes.Level2Share / 2)
        {
            RowsOutermost(a, b, c, rows, columns, inner, accumulate, packRows);
            return;
        }

        // Rows of A pass by one panel of B after the other: they are narrower than the panels that would pass by them.
        for (nint j = 0; j < columns; j += Width)
        {
            RightPanels<T> panel = new(b.At(j / Width), b.Row, panel: 0);
            RowsOutermost(a, panel, c.From(0, j), rows, Math.Min(Width, columns - j), inner, accumulate, packRows: false);
        }
    }

    /// <summary>A few rows of A at a time, against all panels of B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RowsOutermost(
        Matrix<T> a, RightPanels<T> b, Matrix<T> c, nint rows, nint columns, nint inner, bool accumulate, bool packRows)
    {
        nint i = 0;
        for (nint height = TLanes.Rows; height > 0;)
        {
            if (i + height > rows)
            {
                height = NextHeight(height);
                continue;
            }

            Matrix<T> panelOfRows = a.From(i, 0);
            if (packRows)
            {
                T* packed = PackingScratch.Left<T>(height * inner);
                Panels<TLanes, TVector, T>.PackRows(panelOfRows, packed, height, inner);
                panelOfRows = new Matrix<T>(packed, 1, height);
            }

            nint whole = columns / Width;
            var kernel = Kernel<TwoVectors>(height);
            for (nint panel = 0; panel < whole; panel++)
            {
                kernel(
                    inner, panelOfRows.Data, panelOfRows.Row, panelOfRows.Column, b.At(panel), b.Row, c.At(i, panel * Width), c.Row,
                    TLanes.Count, accumulate);
            }

            nint rest = columns - (whole * Width);
            if (rest > 0)
            {
                kernel = rest > TLanes.Count ? Kernel<TwoVectorsCut>(height) : Kernel<OneVectorCut>(height);
                kernel(
                    inner, panelOfRows.Data, panelOfRows.Row, panelOfRows.Column, b.At(whole), b.Row, c.At(i, whole * Width), c.Row,
                    rest > TLanes.Count ? rest - TLanes.Count : rest, accumulate);
            }

            i += height;
        }
    }

    /// <summary>12, 8, 4, 2, 1 or 6, 4, 2, 1: the rows that are left are done by smaller vector kernels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint NextHeight(nint height) => height switch
    {
        12 => 8,
        8 => 4,
        6 => 4,
        _ => height / 2,
    };

    /// <summary>The micro-kernel for so many rows.</summary>
    private static delegate*<nint, T*, nint, nint, T*, nint, T*, nint, nint, bool, void> Kernel<TWidth>(nint height)
        where TWidth : struct, IWidth => height switch
        {
            12 => &MicroKernel<TLanes, TVector, T>.Run<Twelve, TWidth>,
            8 => &MicroKernel<TLanes, TVector, T>.Run<Eight, TWidth>,
            6 => &MicroKernel<TLanes, TVector, T>.Run<Six, TWidth>,
            4 => &MicroKernel<TLanes, TVector, T>.Run<Four, TWidth>,
            2 => &MicroKernel<TLanes, TVector, T>.Run<Two, TWidth>,
            _ => &MicroKernel<TLanes, TVector, T>.Run<One, TWidth>,
        };
}
