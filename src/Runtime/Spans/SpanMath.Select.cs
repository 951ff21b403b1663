using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumDsl;

public static partial class SpanMath
{
    /// <summary>
    /// destination[i] = (left[i] compared with right[i]) ? whenTrue[i] : whenFalse[i], to the bit as the loop gives it, also for NaN and
    /// the sign of zero: relu is <c>Select(x, Comparison.Greater, 0f, x, 0f, y)</c>.
    /// </summary>
    /// <typeparam name="T">float, double or another number that vectors have.</typeparam>
    /// <param name="left">The left sides, or one for all.</param>
    /// <param name="comparison">What is asked.</param>
    /// <param name="right">The right sides, or one for all.</param>
    /// <param name="whenTrue">The results where it holds, or one for all.</param>
    /// <param name="whenFalse">The results where it does not, or one for all.</param>
    /// <param name="destination">The results; may be the same memory as an operand, but not overlap one in another way.</param>
    /// <exception cref="ArgumentException">A span is not as long as the destination, or overlaps it at another start.</exception>
    public static void Select<T>(
        Operand<T> left, Comparison comparison, Operand<T> right, Operand<T> whenTrue, Operand<T> whenFalse, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        Check(nameof(left), left, destination);
        Check(nameof(right), right, destination);
        Check(nameof(whenTrue), whenTrue, destination);
        Check(nameof(whenFalse), whenFalse, destination);
        switch (comparison)
        {
            case Comparison.Less:
                Select<T, Less<T>>(left, right, whenTrue, whenFalse, destination);
                break;
            case Comparison.LessOrEqual:
                Select<T, LessOrEqual<T>>(left, right, whenTrue, whenFalse, destination);
                break;
            case Comparison.Greater:
                Select<T, Less<T>>(right, left, whenTrue, whenFalse, destination);
                break;
            case Comparison.GreaterOrEqual:
                Select<T, LessOrEqual<T>>(right, left, whenTrue, whenFalse, destination);
                break;
            case Comparison.Equal:
                Select<T, Equal<T>>(left, right, whenTrue, whenFalse, destination);
                break;
            case Comparison.NotEqual:
                Select<T, NotEqual<T>>(left, right, whenTrue, whenFalse, destination);
                break;
            default:
                throw Unknown(comparison);
        }
    }

    /// <summary>
    /// destination[i] = x[i] &lt; low ? low : x[i] &gt; high ? high : x[i]. NaN stays NaN, and a zero keeps its sign where it lies within.
    /// </summary>
    /// <typeparam name="T">float, double or another number that vectors have.</typeparam>
    /// <param name="x">The numbers.</param>
    /// <param name="low">The least result.</param>
    /// <param name="high">The greatest result, where it is not below <paramref name="low"/>.</param>
    /// <param name="destination">The results; may be <paramref name="x"/> itself, but not overlap it in another way.</param>
    /// <exception cref="ArgumentException">The spans differ in length, or overlap at another start.</exception>
    public static void Clamp<T>(ReadOnlySpan<T> x, T low, T high, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        Check<T>(nameof(x), x, destination);
        ref var source = ref MemoryMarshal.GetReference(x);
        ref var target = ref MemoryMarshal.GetReference(destination);
        nint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            var (lows, highs) = (Vector512.Create(low), Vector512.Create(high));
            for (; i <= destination.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                var value = Vector512.LoadUnsafe(ref source, (nuint)i);
                var atMost = Vector512.ConditionalSelect(Vector512.GreaterThan(value, highs), highs, value);
                Vector512.ConditionalSelect(Vector512.LessThan(value, lows), lows, atMost).StoreUnsafe(ref target, (nuint)i);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            var (lows, highs) = (Vector256.Create(low), Vector256.Create(high));
            for (; i <= destination.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                var value = Vector256.LoadUnsafe(ref source, (nuint)i);
                var atMost = Vector256.ConditionalSelect(Vector256.GreaterThan(value, highs), highs, value);
                Vector256.ConditionalSelect(Vector256.LessThan(value, lows), lows, atMost).StoreUnsafe(ref target, (nuint)i);
            }
        }

        for (; i < destination.Length; i++)
        {
            var value = Unsafe.Add(ref source, i);
            Unsafe.Add(ref target, i) = value < low ? low : value > high ? high : value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Select<T, TComparer>(
        Operand<T> left, Operand<T> right, Operand<T> whenTrue, Operand<T> whenFalse, Span<T> destination)
        where T : unmanaged, INumber<T>
        where TComparer : struct, IComparer<T>
    {
        ref var target = ref MemoryMarshal.GetReference(destination);
        nint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= destination.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                var mask = TComparer.Mask(left.Load512(i), right.Load512(i));
                Vector512.ConditionalSelect(mask, whenTrue.Load512(i), whenFalse.Load512(i)).StoreUnsafe(ref target, (nuint)i);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= destination.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                var mask = TComparer.Mask(left.Load256(i), right.Load256(i));
                Vector256.ConditionalSelect(mask, whenTrue.Load256(i), whenFalse.Load256(i)).StoreUnsafe(ref target, (nuint)i);
            }
        }

        for (; i < destination.Length; i++)
        {
            Unsafe.Add(ref target, i) = TComparer.Holds(left[i], right[i]) ? whenTrue[i] : whenFalse[i];
        }
    }
}
