using System.Globalization;

namespace NumDsl;

/// <summary>
/// Operations on plain spans that <c>System.Numerics.Tensors.TensorPrimitives</c> does not have: choices by a comparison, counts, sums and
/// extremes of rows and columns, matrix products. Matrices are row-major, with their numbers of rows and columns given.
/// </summary>
/// <remarks>
/// They are what the loop analyzer (ND2xxx) rewrites loops to, and built on the kernels of generated code. A sum of several numbers may be
/// taken in another order than a loop takes it, but in the same order each time, unless an operation says that it keeps the order.
/// </remarks>
public static partial class SpanMath
{
    private static void Check<T>(string name, Operand<T> operand, Span<T> destination)
        where T : unmanaged
    {
        if (!operand.IsNumber)
        {
            Check(name, operand.Span, destination);
        }
    }

    /// <summary>An operand of an elementwise operation is as long as the destination, and overlaps it wholly or not at all.</summary>
    private static void Check<T>(string name, ReadOnlySpan<T> span, Span<T> destination)
        where T : unmanaged
    {
        CheckLength(name, span.Length, destination.Length, "the destination");
        if (span.Overlaps(destination, out var offset) && offset != 0)
        {
            throw new ArgumentException($"'{name}' overlaps the destination at another start. Copy it first.", name);
        }
    }

    private static void CheckLength(string name, int length, int expected, string of)
    {
        if (length != expected)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"'{name}' has {length} elements, but {of} has {expected}. Slice the longer one."),
                name);
        }
    }

    /// <summary>A matrix has just as many elements as its rows and columns say.</summary>
    private static void CheckMatrix(string name, int length, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (length != (long)rows * columns)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{name}' has {length} elements, but {rows} rows of {columns} columns are {(long)rows * columns}. Slice it to its rows."),
                name);
        }
    }

    private static void CheckApart<T>(string name, ReadOnlySpan<T> span, Span<T> destination)
        where T : unmanaged
    {
        if (span.Overlaps(destination))
        {
            throw new ArgumentException($"'{name}' overlaps the destination. Give the result memory of its own.", name);
        }
    }

    private static ArgumentOutOfRangeException Unknown(Comparison comparison) =>
        new(nameof(comparison), comparison, "There is no such comparison. Give one of NumDsl.Comparison.");
}
