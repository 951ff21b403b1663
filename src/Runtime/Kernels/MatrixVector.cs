using System.Numerics;
using System.Runtime.CompilerServices;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

/// <summary>
/// y = M v or y += M v. The matrix is read once, from one end to the other, so that a large product runs as fast as memory is read.
/// </summary>
internal static unsafe partial class MatrixVector<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IAdditionOperators<T, T, T>
{
    /// <summary>Results that go through a buffer at a time where they are not contiguous.</summary>
    private const int Chunk = 512;

    /// <summary>Whether one direction of the matrix is contiguous, so that a row or a column of it can be loaded in vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Handles(nint rows, nint inner, nint row, nint column) =>
        rows > 0 && inner > 0 && (row == 1 || column == 1 || rows == 1 || inner == 1);

    /// <summary>Computes y (rows) from M (rows, inner) and v (inner), where <see cref="Handles"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(
        T* m, nint row, nint column, T* v, nint vStride, T* y, nint yStride, nint rows, nint inner, bool accumulate,
        bool backward, nint following, int threads)
    {
        // Smaller products are one part on one thread.
        if (threads > 0 && rows * inner >= Partition.SmallestPart)
        {
            Share(new Part(m, row, column, v, vStride, y, yStride, rows, inner, accumulate, backward, threads));
        }
        else if (IsByRows(row, column, rows, inner))
        {
            RowDots<TLanes, TVector, T>.Multiply(m, row, Contiguous(v, vStride, inner), y, yStride, rows, inner, backward, accumulate);
        }
        else if (yStride == 1 || rows == 1)
        {
            ColumnSums<TLanes, TVector, T>.Multiply(m, column, v, vStride, y, rows, inner, following, accumulate);
        }
        else
        {
            ThroughBuffer(m, column, v, vStride, y, yStride, rows, inner, accumulate);
        }
    }

    /// <summary>Whether M's rows are contiguous and not its columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsByRows(nint row, nint column, nint rows, nint inner) => (column == 1 && inner > 1) || (row != 1 && rows > 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* Contiguous(T* v, nint stride, nint length) => stride == 1 || length == 1 ? v : Copy(v, stride, length);

    private static T* Copy(T* v, nint stride, nint length)
    {
        T* copy = PackingScratch.Vector<T>(length);
        for (nint k = 0; k < length; k++)
        {
            copy[k] = v[k * stride];
        }

        return copy;
    }

    [SkipLocalsInit]
    private static void ThroughBuffer(
        T* m, nint column, T* v, nint vStride, T* y, nint yStride, nint rows, nint inner, bool accumulate)
    {
        T* buffer = stackalloc T[Chunk];
        for (nint i = 0; i < rows; i += Chunk)
        {
            nint count = Math.Min(Chunk, rows - i);
            ColumnSums<TLanes, TVector, T>.Multiply(m + i, column, v, vStride, buffer, count, inner, following: 0, accumulate: false);
            for (nint q = 0; q < count; q++)
            {
                T* target = y + ((i + q) * yStride);
                *target = accumulate ? *target + buffer[q] : buffer[q];
            }
        }
    }
}
