using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NumDsl.Kernels;

/// <summary>
/// Copies a matrix between two memory orders. Where one side is contiguous along rows and the other along columns, blocks of whole
/// cache lines are transposed in registers: 16 x 16 floats at once where the processor has 512-bit registers, else 4 x 4 elements.
/// </summary>
internal static unsafe class Transposition
{
    /// <summary>Elements of a side of a block: 16 rows of 16 floats are 16 cache lines on either side.</summary>
    private const int BlockSize = 16;

    /// <summary>Copies (rows, columns) elements; strides in elements.</summary>
    public static void Copy<T>(
        T* source, nint sourceRow, nint sourceColumn, T* destination, nint destinationRow, nint destinationColumn,
        nint rows, nint columns)
        where T : unmanaged
    {
        if (sourceRow == 1 && destinationColumn == 1)
        {
            Blocks(source, sourceColumn, destination, destinationRow, columns, rows);
        }
        else if (sourceColumn == 1 && destinationRow == 1)
        {
            Blocks(source, sourceRow, destination, destinationColumn, rows, columns);
        }
        else
        {
            ElementByElement(
                source, sourceRow, sourceColumn, destination, destinationRow, destinationColumn, rows, columns);
        }
    }

    /// <summary>Source rows, each contiguous and <paramref name="sourceRow"/> apart, become contiguous destination columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blocks<T>(T* source, nint sourceRow, T* destination, nint destinationColumn, nint rows, nint columns)
        where T : unmanaged
    {
        for (nint i = 0; i < rows; i += BlockSize)
        {
            nint height = Math.Min(BlockSize, rows - i);
            for (nint j = 0; j < columns; j += BlockSize)
            {
                nint width = Math.Min(BlockSize, columns - j);
                T* from = source + (i * sourceRow) + j;
                T* to = destination + (j * destinationColumn) + i;
                if (sizeof(T) == 4 && height == BlockSize && width == BlockSize && RegisterBlock.IsSupported)
                {
                    RegisterBlock.Transpose((float*)from, sourceRow, (float*)to, destinationColumn);
                    continue;
                }

                nint fullHeight = Tiled<T>() ? height & ~3 : 0;
                nint fullWidth = Tiled<T>() ? width & ~3 : 0;
                for (nint p = 0; p < fullHeight; p += 4)
                {
                    for (nint q = 0; q < fullWidth; q += 4)
                    {
                        Tile(from + (p * sourceRow) + q, sourceRow, to + (q * destinationColumn) + p, destinationColumn);
                    }
                }

                // The columns right of the tiles, and the rows below them.
                ElementByElement(
                    from + fullWidth, sourceRow, 1, to + (fullWidth * destinationColumn), 1, destinationColumn,
                    fullHeight, width - fullWidth);
                ElementByElement(
                    from + (fullHeight * sourceRow), sourceRow, 1, to + fullHeight, 1, destinationColumn,
                    height - fullHeight, width);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Tiled<T>()
        where T : unmanaged => (sizeof(T) == 4 && Sse.IsSupported) || (sizeof(T) == 8 && Avx.IsSupported);

    /// <summary>4 x 4 elements, moved as bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile<T>(T* source, nint sourceRow, T* destination, nint destinationColumn)
        where T : unmanaged
    {
        if (sizeof(T) == 4)
        {
            Tile((float*)source, sourceRow, (float*)destination, destinationColumn);
        }
        else
        {
            Tile((double*)source, sourceRow, (double*)destination, destinationColumn);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(float* source, nint sourceRow, float* destination, nint destinationColumn)
    {
        Vector128<float> a = Vector128.Load(source);
        Vector128<float> b = Vector128.Load(source + sourceRow);
        Vector128<float> c = Vector128.Load(source + (2 * sourceRow));
        Vector128<float> d = Vector128.Load(source + (3 * sourceRow));
        Vector128<float> ab01 = Sse.UnpackLow(a, b), ab23 = Sse.UnpackHigh(a, b);
        Vector128<float> cd01 = Sse.UnpackLow(c, d), cd23 = Sse.UnpackHigh(c, d);
        Vector128.Store(Sse.MoveLowToHigh(ab01, cd01), destination);
        Vector128.Store(Sse.MoveHighToLow(cd01, ab01), destination + destinationColumn);
        Vector128.Store(Sse.MoveLowToHigh(ab23, cd23), destination + (2 * destinationColumn));
        Vector128.Store(Sse.MoveHighToLow(cd23, ab23), destination + (3 * destinationColumn));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(double* source, nint sourceRow, double* destination, nint destinationColumn)
    {
        Vector256<double> a = Vector256.Load(source);
        Vector256<double> b = Vector256.Load(source + sourceRow);
        Vector256<double> c = Vector256.Load(source + (2 * sourceRow));
        Vector256<double> d = Vector256.Load(source + (3 * sourceRow));
        Vector256<double> ab02 = Avx.UnpackLow(a, b), ab13 = Avx.UnpackHigh(a, b);
        Vector256<double> cd02 = Avx.UnpackLow(c, d), cd13 = Avx.UnpackHigh(c, d);
        Vector256.Store(Avx.Permute2x128(ab02, cd02, 0x20), destination);
        Vector256.Store(Avx.Permute2x128(ab13, cd13, 0x20), destination + destinationColumn);
        Vector256.Store(Avx.Permute2x128(ab02, cd02, 0x31), destination + (2 * destinationColumn));
        Vector256.Store(Avx.Permute2x128(ab13, cd13, 0x31), destination + (3 * destinationColumn));
    }

    private static void ElementByElement<T>(
        T* source, nint sourceRow, nint sourceColumn, T* destination, nint destinationRow, nint destinationColumn,
        nint rows, nint columns)
        where T : unmanaged
    {
        for (nint i = 0; i < rows; i++)
        {
            T* from = source + (i * sourceRow);
            T* to = destination + (i * destinationRow);
            for (nint j = 0; j < columns; j++)
            {
                to[j * destinationColumn] = from[j * sourceColumn];
            }
        }
    }
}
