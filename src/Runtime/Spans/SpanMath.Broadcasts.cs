using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using NumDsl.Kernels;

namespace NumDsl;

public static partial class SpanMath
{
    /// <summary>One row to every row of a matrix: destination[i, j] = matrix[i, j] + row[j].</summary>
    /// <typeparam name="T">float, double or another number.</typeparam>
    /// <param name="matrix">(rows, columns), row-major.</param>
    /// <param name="row">(columns).</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="destination">(rows, columns); may be <paramref name="matrix"/> itself.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the destination overlaps the row, or the matrix at another start.</exception>
    public static void AddToRows<T>(ReadOnlySpan<T> matrix, ReadOnlySpan<T> row, int rows, int columns, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        CheckBroadcast(matrix, nameof(row), row, columns, rows, columns, destination);
        for (int i = 0; i < rows; i++)
        {
            TensorPrimitives.Add(matrix.Slice(i * columns, columns), row, destination.Slice(i * columns, columns));
        }
    }

    /// <summary>One column to every column of a matrix: destination[i, j] = matrix[i, j] + column[i].</summary>
    /// <typeparam name="T">float, double or another number.</typeparam>
    /// <param name="matrix">(rows, columns), row-major.</param>
    /// <param name="column">(rows).</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="destination">(rows, columns); may be <paramref name="matrix"/> itself.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the destination overlaps the column, or the matrix at another start.</exception>
    public static void AddToColumns<T>(ReadOnlySpan<T> matrix, ReadOnlySpan<T> column, int rows, int columns, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        CheckBroadcast(matrix, nameof(column), column, rows, rows, columns, destination);
        for (int i = 0; i < rows; i++)
        {
            TensorPrimitives.Add(matrix.Slice(i * columns, columns), column[i], destination.Slice(i * columns, columns));
        }
    }

    /// <summary>Every row times one row, element by element: destination[i, j] = matrix[i, j] row[j].</summary>
    /// <inheritdoc cref="AddToRows{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, int, Span{T})"/>
    public static void MultiplyRows<T>(ReadOnlySpan<T> matrix, ReadOnlySpan<T> row, int rows, int columns, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        CheckBroadcast(matrix, nameof(row), row, columns, rows, columns, destination);
        for (int i = 0; i < rows; i++)
        {
            TensorPrimitives.Multiply(matrix.Slice(i * columns, columns), row, destination.Slice(i * columns, columns));
        }
    }

    /// <summary>Every column times one column, element by element: destination[i, j] = matrix[i, j] column[i].</summary>
    /// <inheritdoc cref="AddToColumns{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, int, Span{T})"/>
    public static void MultiplyColumns<T>(ReadOnlySpan<T> matrix, ReadOnlySpan<T> column, int rows, int columns, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        CheckBroadcast(matrix, nameof(column), column, rows, rows, columns, destination);
        for (int i = 0; i < rows; i++)
        {
            TensorPrimitives.Multiply(matrix.Slice(i * columns, columns), column[i], destination.Slice(i * columns, columns));
        }
    }

    /// <summary>destination[j, i] = matrix[i, j].</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="matrix">(rows, columns), row-major.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="destination">(columns, rows), row-major.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the destination overlaps the matrix.</exception>
    public static void Transpose<T>(ReadOnlySpan<T> matrix, int rows, int columns, Span<T> destination)
        where T : unmanaged
    {
        CheckMatrix(nameof(matrix), matrix.Length, rows, columns);
        CheckMatrix(nameof(destination), destination.Length, columns, rows);
        CheckApart(nameof(matrix), matrix, destination);
        StridedCopy.Copy(
            ref MemoryMarshal.GetReference(matrix), [columns, 1], ref MemoryMarshal.GetReference(destination), [1, rows], [rows, columns]);
    }

    private static void CheckBroadcast<T>(
        ReadOnlySpan<T> matrix, string name, ReadOnlySpan<T> vector, int length, int rows, int columns, Span<T> destination)
        where T : unmanaged
    {
        CheckMatrix(nameof(matrix), matrix.Length, rows, columns);
        CheckLength(name, vector.Length, length, "the matrix on this axis");
        Check(nameof(matrix), matrix, destination);
        CheckApart(name, vector, destination);
    }
}
