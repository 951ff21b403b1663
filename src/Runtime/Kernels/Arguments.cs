using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumDsl.Kernels;

/// <summary>The checks of generated methods: each names the argument, the symbol, and the expected and the actual size. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Arguments
{
    /// <summary>Checks the rank of a tensor span.</summary>
    /// <exception cref="ArgumentException">It has another rank.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckRank(string argument, int rank, int expected, string shape)
    {
        if (rank != expected)
        {
            ThrowRank(argument, rank, expected, shape);
        }
    }

    /// <summary>Checks one size of a tensor span.</summary>
    /// <exception cref="ArgumentException">It differs.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckSize(string argument, int axis, nint size, nint expected, string dimension, string shape)
    {
        if (size != expected)
        {
            ThrowSize(argument, axis, size, expected, dimension, shape);
        }
    }

    /// <summary>The size of a symbol from that of an axis whose dimension is factor * symbol + offset.</summary>
    /// <exception cref="ArgumentException">No size of the symbol, 0 or more, fits.</exception>
    public static nint Solve(string argument, int axis, nint size, nint factor, nint offset, string symbol, string dimension)
    {
        var (quotient, rest) = Math.DivRem(size - offset, factor);
        if (rest != 0 || quotient < 0)
        {
            Throw(argument, string.Create(CultureInfo.InvariantCulture,
                $"'{argument}' has size {size} along axis {axis}, which is {dimension} for no size of {symbol}."));
        }

        return quotient;
    }

    /// <summary>Checks a size that is given as a number.</summary>
    /// <exception cref="ArgumentException">It is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckNotNegative(string argument, nint size)
    {
        if (size < 0)
        {
            ThrowNegative(argument, size);
        }
    }

    /// <summary>Checks the number of threads that a model may use.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less than -1.</exception>
    public static int CheckedDegreeOfParallelism(int value) => value is -1 or > 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(CultureInfo.InvariantCulture,
            $"MaxDegreeOfParallelism is {value}; it must be 1 or more, or -1 for as many threads as there are processors."));

    /// <summary>Checks the length of a plain span.</summary>
    /// <exception cref="ArgumentException">It differs.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckLength(string argument, int length, long expected, string shape)
    {
        if (length != expected)
        {
            ThrowLength(argument, length, expected, shape);
        }
    }

    /// <summary>Checks the length of a plain span whose sizes' product may not fit in 64 bits.</summary>
    /// <exception cref="ArgumentException">It differs.</exception>
    public static void CheckLength(string argument, int length, Int128 expected, string shape)
    {
        if (length != expected)
        {
            ThrowLength(argument, length, expected, shape);
        }
    }

    /// <summary>The length of the buffer of a parameter set.</summary>
    /// <exception cref="ArgumentException">It is more than one array can hold.</exception>
    public static int ParameterCount(Int128 count, string dimension)
    {
        if (count > Array.MaxLength)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The parameters have {dimension} = {count} elements; one buffer holds {Array.MaxLength}. Make the sizes smaller."));
        }

        return (int)count;
    }

    /// <summary>Checks a condition on the sizes without which the result is not defined.</summary>
    /// <exception cref="ArgumentException">It does not hold.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckAtLeast(string argument, nint size, nint least, string dimension, string reason)
    {
        if (size < least)
        {
            ThrowLess(argument, size, least, dimension, reason);
        }
    }

    /// <summary>Checks that two sizes are equal.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckEqual(string argument, nint left, nint right, string leftDimension, string rightDimension, string reason)
    {
        if (left != right)
        {
            ThrowUnequal(argument, left, right, leftDimension, rightDimension, reason);
        }
    }

    /// <summary>Checks that a result does not share memory with another argument.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckDisjoint<T>(string result, MemoryRange<T> memory, string other, MemoryRange<T> otherMemory)
        where T : unmanaged => CheckDisjoint<T, T>(result, memory, other, otherMemory);

    /// <summary>Checks that a result does not share memory with an argument of another element type.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckDisjoint<T, TOther>(string result, MemoryRange<T> memory, string other, MemoryRange<TOther> otherMemory)
        where T : unmanaged
        where TOther : unmanaged
    {
        if (memory.Overlaps(otherMemory))
        {
            ThrowShared(result, other);
        }
    }

    /// <summary>Checks that all elements are whole numbers from 0 to below a bound.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    public static void CheckIndices<T>(string argument, KernelArray<T> indices, nint bound, string dimension, string function)
        where T : unmanaged
    {
        if (indices.Length > 0)
        {
            Indices.Check(StridedArray.Of(ref indices.First, indices.Strides, indices.Lengths), bound, argument, dimension, function);
        }
    }

    /// <summary>Checks that all elements are whole numbers from 0 to below a bound.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    public static void CheckIndices<T>(string argument, ReadOnlySpan<T> indices, nint bound, string dimension, string function)
        where T : unmanaged =>
        Indices.Check(StridedArray.Of(ref MemoryMarshal.GetReference(indices), [1], [indices.Length]), bound, argument, dimension, function);

    /// <summary>Checks a parameter set that is to receive a gradient.</summary>
    /// <exception cref="ArgumentException">It was made for other sizes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckParameterSet(string argument, string symbol, int size, int expected)
    {
        if (size != expected)
        {
            ThrowParameterSet(argument, symbol, size, expected);
        }
    }

    // The messages are written apart from the checks, which are part of every generated member.
    [DoesNotReturn]
    private static void ThrowRank(string argument, int rank, int expected, string shape) =>
        Throw(argument, string.Create(CultureInfo.InvariantCulture,
            $"'{argument}' has rank {rank}; its shape {shape} has rank {expected}. Reshape the span."));

    [DoesNotReturn]
    private static void ThrowNegative(string argument, nint size) =>
        Throw(argument, string.Create(CultureInfo.InvariantCulture, $"'{argument}' is {size}; a size is 0 or more."));

    [DoesNotReturn]
    private static void ThrowLess(string argument, nint size, nint least, string dimension, string reason) =>
        Throw(argument, string.Create(CultureInfo.InvariantCulture, $"'{argument}': {dimension} is {size}, and must be at least {least}: {reason}."));

    [DoesNotReturn]
    private static void ThrowUnequal(string argument, nint left, nint right, string leftDimension, string rightDimension, string reason) =>
        Throw(argument, string.Create(CultureInfo.InvariantCulture,
            $"'{argument}': {leftDimension} is {left}, and must be {Value(rightDimension, right)}: {reason}."));

    [DoesNotReturn]
    private static void ThrowShared(string result, string other) =>
        Throw(result, $"'{result}' shares memory with '{other}'; a result needs memory of its own.");

    [DoesNotReturn]
    private static void ThrowParameterSet(string argument, string symbol, int size, int expected) =>
        Throw(argument, string.Create(CultureInfo.InvariantCulture,
            $"'{argument}' is a parameter set for {symbol} = {size}; this model has {symbol} = {expected}. Make it with CreateParameterSet."));

    [DoesNotReturn]
    private static void ThrowSize(string argument, int axis, nint size, nint expected, string dimension, string shape) =>
        Throw(argument, string.Create(CultureInfo.InvariantCulture,
            $"'{argument}' has size {size} along axis {axis}; its shape is {shape}, so that it must be {Value(dimension, expected)}."));

    /// <summary>A dimension with its size; a number needs no second one.</summary>
    private static string Value(string dimension, nint size)
    {
        var text = size.ToString(CultureInfo.InvariantCulture);
        return dimension == text ? text : $"{dimension} = {text}";
    }

    [DoesNotReturn]
    private static void ThrowLength(string argument, int length, Int128 expected, string shape) =>
        Throw(argument, string.Create(CultureInfo.InvariantCulture,
            $"'{argument}' has {length} elements; its shape {shape} has {expected} with the sizes of this call."));

    [DoesNotReturn]
    private static void Throw(string argument, string message) => throw new ArgumentException(message, argument);
}
