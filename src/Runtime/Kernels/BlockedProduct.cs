using System.Numerics;
using System.Runtime.CompilerServices;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

/// <summary>
/// The general matrix product, cut into blocks that stay in the caches: a block of B in the second level, a few rows of A in the
/// first, and sums in registers (<see cref="MicroKernel{TLanes, TVector, T}"/>). An operand is copied into panels only where that
/// pays.
/// </summary>
internal static unsafe class BlockedProduct<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IAdditionOperators<T, T, T>
{
    /// <summary>
    /// A row of A in a block, in bytes: 12 of them stay in a first-level cache of 32 KiB. Measured with 1536, 2048 and 3072.
    /// </summary>
    private const int InnerBlockBytes = 2048;

    /// <summary>Up to this inner size a product is bound by writing C, which is then done in long runs.</summary>
    private const int SmallInner = 3;

    /// <summary>Columns of B that stay in the first-level cache while C is written in long runs.</summary>
    private const int RunLength = 1024;

    /// <summary>Loads at a multiple of this distance, in bytes, compete for the same lines of a first-level cache.</summary>
    private const int AliasingStride = 4096;

    /// <summary>Rows and columns of the buffer for a result that is contiguous in no direction.</summary>
    private const int BufferedRows = 96, BufferedColumns = 256;

    private static int Width => 2 * TLanes.Count;

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
        if (inner <= SmallInner && columns >= 2 * Width && b.Column == 1)
        {
            InLongRuns(a, b, c, rows, columns, inner, accumulate);
            return;
        }

        // A narrow C asks for each row of A once: nothing is kept in the cache by cutting the inner size.
        nint depth = columns <= Width && b.Column == 1 ? inner : Part(inner, InnerBlockBytes / sizeof(T), 8);
        nint width = Part(columns, Math.Max(Width, CacheSizes.Level2Share / (depth * sizeof(T)) / Width * Width), Width);
        for (nint j = 0; j < columns; j += width)
        {
            for (nint k = 0; k < inner; k += depth)
            {
                Block(
                    a.From(0, k), b.From(k, j), c.From(0, j),
                    rows, Math.Min(width, columns - j), Math.Min(depth, inner - k), accumulate || k > 0);
            }
        }
    }

    /// <summary>Nearly equal parts of a length, at most <paramref name="largest"/>, multiples of <paramref name="unit"/>.</summary>
    private static nint Part(nint length, nint largest, nint unit)
    {
        nint parts = (length + largest - 1) / largest;
        nint part = (length + parts - 1) / parts;
        return (part + unit - 1) / unit * unit;
    }

    /// <summary>Outer products: for each row of C, a sum of few rows of B.</summary>
    private static void InLongRuns(Matrix<T> a, Matrix<T> b, Matrix<T> c, nint rows, nint columns, nint inner, bool accumulate)
    {
        for (nint j = 0; j < columns; j += RunLength)
        {
            nint run = Math.Min(RunLength, columns - j);
            for (nint i = 0; i < rows; i++)
            {
                ColumnSums<TLanes, TVector, T>.Multiply(b.At(0, j), b.Row, a.At(i, 0), a.Column, c.At(i, j), run, inner, accumulate);
            }
        }
    }

    /// <summary>One block of B, at most <see cref="CacheSizes.Level2Share"/>, against all rows of A.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block(Matrix<T> a, Matrix<T> b, Matrix<T> c, nint rows, nint columns, nint inner, bool accumulate)
    {
        // From one panel of B, of Width columns, to the next.
        nint panel = Width;
        if (b.Column != 1 || (rows > 2 * TLanes.Rows && (b.Row * sizeof(T) % AliasingStride == 0 || Spread(b.Row, inner))))
        {
            T* packed = PackingScratch.Right<T>(inner * ((columns + Width - 1) / Width) * Width);
            Panels<TLanes, TVector, T>.PackColumns(b, packed, inner, columns);
            b = new Matrix<T>(packed, Width, 1);
            panel = inner * Width;
        }

        bool packRows = columns > 2 * Width
            && (a.Row * sizeof(T) % AliasingStride == 0 || a.Column * sizeof(T) % AliasingStride == 0);
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

            T* right = b.Data;
            for (nint j = 0; j < columns; j += Width)
            {
                Run(height, panelOfRows, right, b.Row, c.At(i, j), c.Row, inner, Math.Min(Width, columns - j), accumulate);
                right += panel;
            }

            i += height;
        }
    }

    /// <summary>Whether a block of B, taken in place, would be spread over more than the cache it is to stay in.</summary>
    private static bool Spread(nint row, nint inner) => row * inner * sizeof(T) > CacheSizes.Level2Share;

    /// <summary>12, 8, 4, 2, 1 or 6, 4, 2, 1: the rows that are left are done by smaller vector kernels.</summary>
    private static nint NextHeight(nint height) => height switch
    {
        12 => 8,
        8 => 4,
        6 => 4,
        _ => height / 2,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run(
        nint height, Matrix<T> a, T* b, nint bRow, T* c, nint cRow, nint inner, nint columns, bool accumulate)
    {
        if (columns == Width)
        {
            RunRows<TwoVectors>(height, a, b, bRow, c, cRow, inner, TLanes.Count, accumulate);
        }
        else if (columns > TLanes.Count)
        {
            RunRows<TwoVectorsCut>(height, a, b, bRow, c, cRow, inner, columns - TLanes.Count, accumulate);
        }
        else
        {
            RunRows<OneVectorCut>(height, a, b, bRow, c, cRow, inner, columns, accumulate);
        }
    }

    private static void RunRows<TWidth>(
        nint height, Matrix<T> a, T* b, nint bRow, T* c, nint cRow, nint inner, nint last, bool accumulate)
        where TWidth : struct, IWidth
    {
        switch (height)
        {
            case 12:
                MicroKernel<TLanes, TVector, T>.Run<Twelve, TWidth>(inner, a.Data, a.Row, a.Column, b, bRow, c, cRow, last, accumulate);
                break;
            case 8:
                MicroKernel<TLanes, TVector, T>.Run<Eight, TWidth>(inner, a.Data, a.Row, a.Column, b, bRow, c, cRow, last, accumulate);
                break;
            case 6:
                MicroKernel<TLanes, TVector, T>.Run<Six, TWidth>(inner, a.Data, a.Row, a.Column, b, bRow, c, cRow, last, accumulate);
                break;
            case 4:
                MicroKernel<TLanes, TVector, T>.Run<Four, TWidth>(inner, a.Data, a.Row, a.Column, b, bRow, c, cRow, last, accumulate);
                break;
            case 2:
                MicroKernel<TLanes, TVector, T>.Run<Two, TWidth>(inner, a.Data, a.Row, a.Column, b, bRow, c, cRow, last, accumulate);
                break;
            default:
                MicroKernel<TLanes, TVector, T>.Run<One, TWidth>(inner, a.Data, a.Row, a.Column, b, bRow, c, cRow, last, accumulate);
                break;
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
