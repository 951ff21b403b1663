using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumDsl;

public static partial class SpanMath
{
    /// <summary>How many elements compare so: the number of i with left[i] compared with right[i].</summary>
    /// <typeparam name="T">float, double or another number that vectors have.</typeparam>
    /// <param name="left">The left sides.</param>
    /// <param name="comparison">What is asked. NaN compares as false, but is not equal to anything.</param>
    /// <param name="right">The right sides, or one for all.</param>
    /// <returns>The number of elements; 0 for none.</returns>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static int Count<T>(ReadOnlySpan<T> left, Comparison comparison, Operand<T> right)
        where T : unmanaged, INumber<T>
    {
        if (!right.IsNumber)
        {
            CheckLength(nameof(right), right.Span.Length, left.Length, $"'{nameof(left)}'");
        }

        return comparison switch
        {
            Comparison.Less => Count<T, Less<T>>(left, right, left.Length),
            Comparison.LessOrEqual => Count<T, LessOrEqual<T>>(left, right, left.Length),
            Comparison.Greater => Count<T, Less<T>>(right, left, left.Length),
            Comparison.GreaterOrEqual => Count<T, LessOrEqual<T>>(right, left, left.Length),
            Comparison.Equal => Count<T, Equal<T>>(left, right, left.Length),
            Comparison.NotEqual => Count<T, NotEqual<T>>(left, right, left.Length),
            _ => throw Unknown(comparison),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Count<T, TComparer>(Operand<T> left, Operand<T> right, int length)
        where T : unmanaged, INumber<T>
        where TComparer : struct, IComparer<T>
    {
        int count = 0;
        nint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                count += BitOperations.PopCount(TComparer.Mask(left.Load512(i), right.Load512(i)).ExtractMostSignificantBits());
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                count += BitOperations.PopCount(TComparer.Mask(left.Load256(i), right.Load256(i)).ExtractMostSignificantBits());
            }
        }

        for (; i < length; i++)
        {
            count += TComparer.Holds(left[i], right[i]) ? 1 : 0;
        }

        return count;
    }
}
