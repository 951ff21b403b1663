using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumDsl;

public static partial class SpanMath
{
    /// <summary>destination[i] = the sum over j of matrix[i, j].</summary>
    /// <typeparam name="T">float, double or another number.</typeparam>
    /// <param name="matrix">(rows, columns), row-major.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns; the sum of none is 0.</param>
    /// <param name="destination">(rows).</param>
    /// <exception cref="ArgumentException">A length does not fit, or the destination overlaps the matrix.</exception>
    public static void RowSums<T>(ReadOnlySpan<T> matrix, int rows, int columns, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        CheckRows(matrix, rows, columns, destination);
        for (int i = 0; i < rows; i++)
        {
            destination[i] = TensorPrimitives.Sum(matrix.Slice(i * columns, columns));
        }
    }

    /// <summary>destination[j] = the sum over i of matrix[i, j], added from the first row to the last: to the bit as a loop gives it.</summary>
    /// <typeparam name="T">float, double or another number.</typeparam>
    /// <param name="matrix">(rows, columns), row-major.</param>
    /// <param name="rows">The number of rows; the sum of none is 0.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="destination">(columns).</param>
    /// <exception cref="ArgumentException">A length does not fit, or the destination overlaps the matrix.</exception>
    public static void ColumnSums<T>(ReadOnlySpan<T> matrix, int rows, int columns, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        CheckMatrix(nameof(matrix), matrix.Length, rows, columns);
        CheckLength(nameof(destination), destination.Length, columns, "the matrix in columns");
        CheckApart(nameof(matrix), matrix, destination);
        destination.Clear();
        for (int i = 0; i < rows; i++)
        {
            TensorPrimitives.Add(destination, matrix.Slice(i * columns, columns), destination);
        }
    }

    /// <summary>The sum over i of (x[i] - y[i])^2, the square of the Euclidean distance; 0 for none.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="x">A point.</param>
    /// <param name="y">A point of as many coordinates.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">The points differ in length.</exception>
    public static T SumOfSquaredDifferences<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, INumber<T>
    {
        CheckLength(nameof(y), y.Length, x.Length, $"'{nameof(x)}'");
        ref var left = ref MemoryMarshal.GetReference(x);
        ref var right = ref MemoryMarshal.GetReference(y);
        var sum = T.Zero;
        nint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            // Two sums hide the latency of the addition.
            var (first, second) = (Vector512<T>.Zero, Vector512<T>.Zero);
            for (; i <= x.Length - (2 * Vector512<T>.Count); i += 2 * Vector512<T>.Count)
            {
                var a = Vector512.LoadUnsafe(ref left, (nuint)i) - Vector512.LoadUnsafe(ref right, (nuint)i);
                var b = Vector512.LoadUnsafe(ref left, (nuint)(i + Vector512<T>.Count)) - Vector512.LoadUnsafe(ref right, (nuint)(i + Vector512<T>.Count));
                first += a * a;
                second += b * b;
            }

            sum = Vector512.Sum(first + second);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            var (first, second) = (Vector256<T>.Zero, Vector256<T>.Zero);
            for (; i <= x.Length - (2 * Vector256<T>.Count); i += 2 * Vector256<T>.Count)
            {
                var a = Vector256.LoadUnsafe(ref left, (nuint)i) - Vector256.LoadUnsafe(ref right, (nuint)i);
                var b = Vector256.LoadUnsafe(ref left, (nuint)(i + Vector256<T>.Count)) - Vector256.LoadUnsafe(ref right, (nuint)(i + Vector256<T>.Count));
                first += a * a;
                second += b * b;
            }

            sum = Vector256.Sum(first + second);
        }

        for (; i < x.Length; i++)
        {
            var difference = Unsafe.Add(ref left, i) - Unsafe.Add(ref right, i);
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>destination[i] = x[0] + ... + x[i], added in this order: to the bit as a loop gives it.</summary>
    /// <typeparam name="T">float, double or another number.</typeparam>
    /// <param name="x">The numbers.</param>
    /// <param name="destination">The sums; may be <paramref name="x"/> itself, but not overlap it in another way.</param>
    /// <exception cref="ArgumentException">The spans differ in length, or overlap at another start.</exception>
    public static void CumulativeSum<T>(ReadOnlySpan<T> x, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        Check(nameof(x), x, destination);
        var sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
            destination[i] = sum;
        }
    }
}
