using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumDsl;

/// <summary>Rectangular arrays as spans, without a copy.</summary>
public static class MatrixSpans
{
    /// <summary>All elements, row after row.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="matrix">A rectangular array; null has no elements.</param>
    /// <returns>A span over the array's own memory.</returns>
    /// <exception cref="ArgumentException">The array does not count from 0.</exception>
    public static Span<T> AsSpan<T>(this T[,]? matrix)
    {
        if (matrix is null)
        {
            return [];
        }

        if (matrix.GetLowerBound(0) != 0 || matrix.GetLowerBound(1) != 0)
        {
            throw new ArgumentException("The array's rows or columns are not counted from 0. Copy it to one whose are.", nameof(matrix));
        }

        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(matrix)), matrix.Length);
    }

    /// <summary>The elements of one row.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="matrix">A rectangular array.</param>
    /// <param name="row">The row's number, from 0.</param>
    /// <returns>A span over the array's own memory.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public static Span<T> Row<T>(this T[,] matrix, int row)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if ((uint)row >= (uint)matrix.GetLength(0))
        {
            throw new ArgumentOutOfRangeException(nameof(row), row, string.Create(
                CultureInfo.InvariantCulture, $"The array has {matrix.GetLength(0)} rows, from 0 on."));
        }

        int columns = matrix.GetLength(1);
        return matrix.AsSpan().Slice(row * columns, columns);
    }
}
