using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumDsl;

public static partial class SpanMath
{
    /// <summary>
    /// What <c>foreach (var v in x) if (v &gt; seed) seed = v;</c> leaves in seed: the greatest number, in which NaN takes no part unless it is
    /// the seed, and of zeros the first. (<c>TensorPrimitives.Max</c> gives NaN if there is one, and +0 before -0.)
    /// </summary>
    /// <typeparam name="T">float, double or another number that vectors have.</typeparam>
    /// <param name="seed">What to start with.</param>
    /// <param name="x">The numbers; may be empty.</param>
    /// <returns>The greatest.</returns>
    public static T MaxByComparison<T>(T seed, ReadOnlySpan<T> x)
        where T : unmanaged, INumber<T> => Extreme<T, Less<T>>(seed, x, isMaximum: true);

    /// <summary>
    /// What <c>foreach (var v in x) if (v &lt; seed) seed = v;</c> leaves in seed: the smallest number, in which NaN takes no part unless it is
    /// the seed, and of zeros the first.
    /// </summary>
    /// <typeparam name="T">float, double or another number that vectors have.</typeparam>
    /// <param name="seed">What to start with.</param>
    /// <param name="x">The numbers; may be empty.</param>
    /// <returns>The smallest.</returns>
    public static T MinByComparison<T>(T seed, ReadOnlySpan<T> x)
        where T : unmanaged, INumber<T> => Extreme<T, Less<T>>(seed, x, isMaximum: false);

    /// <summary>What <c>for (int i = start; i &lt; end; i++) if (x[i] &gt; x[seed]) seed = i;</c> leaves in seed: the index of the first maximum.</summary>
    /// <typeparam name="T">float, double or another number that vectors have.</typeparam>
    /// <param name="x">The numbers.</param>
    /// <param name="seed">The index to start with.</param>
    /// <param name="start">The first index to look at.</param>
    /// <param name="end">The index after the last.</param>
    /// <returns>The index.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside <paramref name="x"/>.</exception>
    public static int IndexOfMaxByComparison<T>(ReadOnlySpan<T> x, int seed, int start, int end)
        where T : unmanaged, INumber<T> => IndexOfExtreme(x, seed, start, end, isMaximum: true);

    /// <summary>What <c>for (int i = start; i &lt; end; i++) if (x[i] &lt; x[seed]) seed = i;</c> leaves in seed: the index of the first minimum.</summary>
    /// <inheritdoc cref="IndexOfMaxByComparison{T}(ReadOnlySpan{T}, int, int, int)"/>
    public static int IndexOfMinByComparison<T>(ReadOnlySpan<T> x, int seed, int start, int end)
        where T : unmanaged, INumber<T> => IndexOfExtreme(x, seed, start, end, isMaximum: false);

    private static int IndexOfExtreme<T>(ReadOnlySpan<T> x, int seed, int start, int end, bool isMaximum)
        where T : unmanaged, INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(seed, x.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, x.Length);
        if (end <= start)
        {
            return seed;
        }

        var range = x[start..end];
        var extreme = Extreme<T, Less<T>>(x[seed], range, isMaximum);
        if (isMaximum ? !(extreme > x[seed]) : !(extreme < x[seed]))
        {
            return seed;
        }

        // The first that equals it: any earlier one would have been better than what was known by then.
        int index = 0;
        while (range[index] != extreme)
        {
            index++;
        }

        return start + index;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Extreme<T, TLess>(T seed, ReadOnlySpan<T> x, bool isMaximum)
        where T : unmanaged, INumber<T>
        where TLess : struct, IComparer<T>
    {
        var best = seed;
        ref var source = ref MemoryMarshal.GetReference(x);
        nint i = 0;
        if (Vector512.IsHardwareAccelerated && x.Length >= 2 * Vector512<T>.Count)
        {
            var lanes = Vector512.Create(seed);
            for (; i <= x.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                var value = Vector512.LoadUnsafe(ref source, (nuint)i);
                lanes = Vector512.ConditionalSelect(isMaximum ? TLess.Mask(lanes, value) : TLess.Mask(value, lanes), value, lanes);
            }

            for (int lane = 0; lane < Vector512<T>.Count; lane++)
            {
                best = Better(best, lanes[lane], isMaximum);
            }
        }
        else if (Vector256.IsHardwareAccelerated && x.Length >= 2 * Vector256<T>.Count)
        {
            var lanes = Vector256.Create(seed);
            for (; i <= x.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                var value = Vector256.LoadUnsafe(ref source, (nuint)i);
                lanes = Vector256.ConditionalSelect(isMaximum ? TLess.Mask(lanes, value) : TLess.Mask(value, lanes), value, lanes);
            }

            for (int lane = 0; lane < Vector256<T>.Count; lane++)
            {
                best = Better(best, lanes[lane], isMaximum);
            }
        }

        for (; i < x.Length; i++)
        {
            best = Better(best, Unsafe.Add(ref source, i), isMaximum);
        }

        return T.IsZero(best) ? FirstZero(seed, x, isMaximum) : best;
    }

    private static T Better<T>(T best, T value, bool isMaximum)
        where T : unmanaged, INumber<T> => (isMaximum ? value > best : value < best) ? value : best;

    /// <summary>Zeros are equal whatever their sign: which one comes first, only the order tells.</summary>
    private static T FirstZero<T>(T seed, ReadOnlySpan<T> x, bool isMaximum)
        where T : unmanaged, INumber<T>
    {
        var best = seed;
        foreach (var value in x)
        {
            best = Better(best, value, isMaximum);
        }

        return best;
    }

    /// <summary>The greatest of each row of a matrix; NaN if a row holds one.</summary>
    /// <typeparam name="T">float, double or another number.</typeparam>
    /// <param name="matrix">(rows, columns), row-major.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns; at least 1 if there is a row.</param>
    /// <param name="destination">(rows).</param>
    /// <exception cref="ArgumentException">A length does not fit, or a row is empty.</exception>
    public static void RowMax<T>(ReadOnlySpan<T> matrix, int rows, int columns, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        CheckRows(matrix, rows, columns, destination);
        for (int i = 0; i < rows; i++)
        {
            destination[i] = TensorPrimitives.Max(matrix.Slice(i * columns, columns));
        }
    }

    /// <summary>The smallest of each row of a matrix; NaN if a row holds one.</summary>
    /// <inheritdoc cref="RowMax{T}(ReadOnlySpan{T}, int, int, Span{T})"/>
    public static void RowMin<T>(ReadOnlySpan<T> matrix, int rows, int columns, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        CheckRows(matrix, rows, columns, destination);
        for (int i = 0; i < rows; i++)
        {
            destination[i] = TensorPrimitives.Min(matrix.Slice(i * columns, columns));
        }
    }

    private static void CheckRows<T>(ReadOnlySpan<T> matrix, int rows, int columns, Span<T> destination)
        where T : unmanaged
    {
        CheckMatrix(nameof(matrix), matrix.Length, rows, columns);
        CheckLength(nameof(destination), destination.Length, rows, "the matrix in rows");
        CheckApart(nameof(matrix), matrix, destination);
    }
}
