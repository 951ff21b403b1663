using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NumDsl;

public static partial class SpanMath
{
    /// <summary>The matrix product: destination[i, j] = the sum over k of a[i, k] b[k, j].</summary>
    /// <param name="a">(rows, inner), row-major.</param>
    /// <param name="b">(inner, columns), row-major.</param>
    /// <param name="rows">Rows of <paramref name="a"/> and of the result.</param>
    /// <param name="inner">Columns of <paramref name="a"/>, rows of <paramref name="b"/>; with 0 the product is zero.</param>
    /// <param name="columns">Columns of <paramref name="b"/> and of the result.</param>
    /// <param name="destination">(rows, columns), row-major.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the destination overlaps an operand.</exception>
    public static void MatrixProduct(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int rows, int inner, int columns, Span<float> destination) =>
        Product(a, b, rows, inner, columns, destination, accumulate: false);

    /// <inheritdoc cref="MatrixProduct(ReadOnlySpan{float}, ReadOnlySpan{float}, int, int, int, Span{float})"/>
    public static void MatrixProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int rows, int inner, int columns, Span<double> destination) =>
        Product(a, b, rows, inner, columns, destination, accumulate: false);

    /// <summary>A matrix product on top: destination[i, j] += the sum over k of a[i, k] b[k, j].</summary>
    /// <inheritdoc cref="MatrixProduct(ReadOnlySpan{float}, ReadOnlySpan{float}, int, int, int, Span{float})"/>
    public static void AddMatrixProduct(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int rows, int inner, int columns, Span<float> destination) =>
        Product(a, b, rows, inner, columns, destination, accumulate: true);

    /// <inheritdoc cref="AddMatrixProduct(ReadOnlySpan{float}, ReadOnlySpan{float}, int, int, int, Span{float})"/>
    public static void AddMatrixProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int rows, int inner, int columns, Span<double> destination) =>
        Product(a, b, rows, inner, columns, destination, accumulate: true);

    /// <summary>A matrix times a column: destination[i] = the sum over j of matrix[i, j] vector[j].</summary>
    /// <param name="matrix">(rows, columns), row-major.</param>
    /// <param name="vector">(columns).</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns; with 0 the product is zero.</param>
    /// <param name="destination">(rows).</param>
    /// <exception cref="ArgumentException">A length does not fit, or the destination overlaps an operand.</exception>
    public static void MatrixVectorProduct(ReadOnlySpan<float> matrix, ReadOnlySpan<float> vector, int rows, int columns, Span<float> destination) =>
        Product(matrix, vector, rows, columns, 1, destination, accumulate: false, nameof(matrix), nameof(vector));

    /// <inheritdoc cref="MatrixVectorProduct(ReadOnlySpan{float}, ReadOnlySpan{float}, int, int, Span{float})"/>
    public static void MatrixVectorProduct(ReadOnlySpan<double> matrix, ReadOnlySpan<double> vector, int rows, int columns, Span<double> destination) =>
        Product(matrix, vector, rows, columns, 1, destination, accumulate: false, nameof(matrix), nameof(vector));

    /// <summary>A row times a matrix: destination[j] = the sum over i of vector[i] matrix[i, j].</summary>
    /// <param name="vector">(rows).</param>
    /// <param name="matrix">(rows, columns), row-major.</param>
    /// <param name="rows">The number of rows; with 0 the product is zero.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="destination">(columns).</param>
    /// <exception cref="ArgumentException">A length does not fit, or the destination overlaps an operand.</exception>
    public static void VectorMatrixProduct(ReadOnlySpan<float> vector, ReadOnlySpan<float> matrix, int rows, int columns, Span<float> destination) =>
        Product(vector, matrix, 1, rows, columns, destination, accumulate: false, nameof(vector), nameof(matrix));

    /// <inheritdoc cref="VectorMatrixProduct(ReadOnlySpan{float}, ReadOnlySpan{float}, int, int, Span{float})"/>
    public static void VectorMatrixProduct(ReadOnlySpan<double> vector, ReadOnlySpan<double> matrix, int rows, int columns, Span<double> destination) =>
        Product(vector, matrix, 1, rows, columns, destination, accumulate: false, nameof(vector), nameof(matrix));

    /// <summary>The outer product: destination[i, j] = x[i] y[j], to the bit as a loop gives it.</summary>
    /// <typeparam name="T">float, double or another number.</typeparam>
    /// <param name="x">The column: as many numbers as there are rows.</param>
    /// <param name="y">The row: as many numbers as there are columns.</param>
    /// <param name="destination">(length of x, length of y), row-major.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the destination overlaps an operand.</exception>
    public static void Outer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        CheckMatrix(nameof(destination), destination.Length, x.Length, y.Length);
        CheckApart(nameof(x), x, destination);
        CheckApart(nameof(y), y, destination);
        for (int i = 0; i < x.Length; i++)
        {
            TensorPrimitives.Multiply(y, x[i], destination.Slice(i * y.Length, y.Length));
        }
    }

    private static void Product(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, int rows, int inner, int columns, Span<float> destination, bool accumulate,
        string aName = "a", string bName = "b")
    {
        CheckProduct(a, b, rows, inner, columns, destination, aName, bName);
        Kernels.MatrixProduct.Multiply(
            ref MemoryMarshal.GetReference(a), inner, 1, ref MemoryMarshal.GetReference(b), columns, 1,
            ref MemoryMarshal.GetReference(destination), columns, 1, rows, columns, inner, accumulate);
    }

    private static void Product(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, int rows, int inner, int columns, Span<double> destination, bool accumulate,
        string aName = "a", string bName = "b")
    {
        CheckProduct(a, b, rows, inner, columns, destination, aName, bName);
        Kernels.MatrixProduct.Multiply(
            ref MemoryMarshal.GetReference(a), inner, 1, ref MemoryMarshal.GetReference(b), columns, 1,
            ref MemoryMarshal.GetReference(destination), columns, 1, rows, columns, inner, accumulate);
    }

    private static void CheckProduct<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, int rows, int inner, int columns, Span<T> destination, string aName, string bName)
        where T : unmanaged
    {
        CheckMatrix(aName, a.Length, rows, inner);
        CheckMatrix(bName, b.Length, inner, columns);
        CheckMatrix(nameof(destination), destination.Length, rows, columns);
        CheckApart(aName, a, destination);
        CheckApart(bName, b, destination);
    }
}
