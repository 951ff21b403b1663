using System.Numerics;
using System.Runtime.CompilerServices;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

/// <summary>
/// The general matrix product, cut into blocks that stay in the caches (<see cref="Blocking"/>). An operand is copied into panels
/// only where that pays.
/// </summary>
internal static unsafe class BlockedProduct<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IAdditionOperators<T, T, T>
{
    /// <summary>Columns of B that stay in the first-level cache while C is written in long runs.</summary>
    private const int RunLength = 1024;

    /// <summary>Rows and columns of the buffer for a result that is contiguous in no direction.</summary>
    private const int BufferedRows = 96, BufferedColumns = 256;

    private static int Width => Panels<TLanes, TVector, T>.Width;

    /// <summary>Computes C = A B or C += A B; any sizes and strides.</summary>
    public static void Multiply(Matrix<T> a, Matrix<T> b, Matrix<T> c, nint rows, nint columns, nint inner, bool accumulate)
    {
        if (rows <= 0 || columns <= 0)
        {
            return;
        }

        if (inner <= 0)
        {
            if (!accumulate)
            {
                Clear(c, rows, columns);
            }
        }
        else if (c.Column == 1)
        {
            IntoRows(a, b, c, rows, columns, inner, accumulate);
        }
        else if (c.Row == 1)
        {
            // C^T = B^T A^T.
            IntoRows(b.Transposed, a.Transposed, c.Transposed, columns, rows, inner, accumulate);
        }
        else
        {
            ThroughBuffer(a, b, c, rows, columns, inner, accumulate);
        }
    }

    /// <summary>The product into rows that are contiguous.</summary>
    private static void IntoRows(Matrix<T> a, Matrix<T> b, Matrix<T> c, nint rows, nint columns, nint inner, bool accumulate)
    {
        if (inner <= Blocking.SmallInner && columns >= 2 * Width && b.Column == 1)
        {
            InLongRuns(a, b, c, rows, columns, inner, accumulate);
            return;
        }

        Blocking blocks = Blocking.Of<TLanes, TVector, T>(inner, columns, b.Column == 1);
        for (nint j = 0; j < columns; j += blocks.Width)
        {
            nint width = Math.Min(blocks.Width, columns - j);
            for (nint k = 0; k < inner; k += blocks.Depth)
            {
                nint depth = Math.Min(blocks.Depth, inner - k);
                ProductBlock<TLanes, TVector, T>.Multiply(
                    a.From(0, k), RightPanels<T>.Of<TLanes, TVector>(b.From(k, j), rows, width, depth), c.From(0, j),
                    rows, width, depth, accumulate || k > 0);
            }
        }
    }

    /// <summary>The product with all of B in panels already, block after block, into rows that are contiguous.</summary>
    /// <param name="a">A.</param>
    /// <param name="packed">What <see cref="Pack"/> wrote.</param>
    /// <param name="c">C, contiguous along its rows.</param>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="columns">Columns of B and C.</param>
    /// <param name="inner">Columns of A, rows of B.</param>
    /// <param name="accumulate">Whether to add to C.</param>
    public static void MultiplyPacked(Matrix<T> a, T* packed, Matrix<T> c, nint rows, nint columns, nint inner, bool accumulate)
    {
        Blocking blocks = Blocking.Of<TLanes, TVector, T>(inner, columns, isInPlace: false);
        for (nint j = 0; j < columns; j += blocks.Width)
        {
            nint width = Math.Min(blocks.Width, columns - j);
            for (nint k = 0; k < inner; k += blocks.Depth)
            {
                nint depth = Math.Min(blocks.Depth, inner - k);
                ProductBlock<TLanes, TVector, T>.Multiply(
                    a.From(0, k), new RightPanels<T>(packed, Width, depth * Width), c.From(0, j), rows, width, depth, accumulate || k > 0);
                packed += depth * Panels<TLanes, TVector, T>.Padded(width);
            }
        }
    }

    /// <summary>Writes B (inner, columns) in the order in which <see cref="MultiplyPacked"/> reads it.</summary>
    public static void Pack(Matrix<T> b, T* packed, nint columns, nint inner)
    {
        Blocking blocks = Blocking.Of<TLanes, TVector, T>(inner, columns, isInPlace: false);
        for (nint j = 0; j < columns; j += blocks.Width)
        {
            nint width = Math.Min(blocks.Width, columns - j);
            for (nint k = 0; k < inner; k += blocks.Depth)
            {
                nint depth = Math.Min(blocks.Depth, inner - k);
                Panels<TLanes, TVector, T>.PackColumns(b.From(k, j), packed, depth, width);
                packed += depth * Panels<TLanes, TVector, T>.Padded(width);
            }
        }
    }

    /// <summary>Outer products: for each row of C, a sum of few rows of B.</summary>
    private static void InLongRuns(Matrix<T> a, Matrix<T> b, Matrix<T> c, nint rows, nint columns, nint inner, bool accumulate)
    {
        for (nint j = 0; j < columns; j += RunLength)
        {
            nint run = Math.Min(RunLength, columns - j);
            for (nint i = 0; i < rows; i++)
            {
                ColumnSums<TLanes, TVector, T>.Multiply(b.At(0, j), b.Row, a.At(i, 0), a.Column, c.At(i, j), run, inner, following: 0, accumulate);
            }
        }
    }

    private static void ThroughBuffer(Matrix<T> a, Matrix<T> b, Matrix<T> c, nint rows, nint columns, nint inner, bool accumulate)
    {
        nint width = Math.Min(BufferedColumns, columns);
        T* buffer = PackingScratch.Result<T>(Math.Min(BufferedRows, rows) * width);
        for (nint j = 0; j < columns; j += BufferedColumns)
        {
            nint blockColumns = Math.Min(BufferedColumns, columns - j);
            for (nint i = 0; i < rows; i += BufferedRows)
            {
                nint blockRows = Math.Min(BufferedRows, rows - i);
                IntoRows(
                    a.From(i, 0), b.From(0, j), new Matrix<T>(buffer, width, 1), blockRows, blockColumns, inner, accumulate: false);
                for (nint p = 0; p < blockRows; p++)
                {
                    for (nint q = 0; q < blockColumns; q++)
                    {
                        T* target = c.At(i + p, j + q);
                        T value = buffer[(p * width) + q];
                        *target = accumulate ? *target + value : value;
                    }
                }
            }
        }
    }

    private static void Clear(Matrix<T> c, nint rows, nint columns)
    {
        for (nint i = 0; i < rows; i++)
        {
            for (nint j = 0; j < columns; j++)
            {
                *c.At(i, j) = default;
            }
        }
    }
}
