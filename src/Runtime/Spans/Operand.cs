using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumDsl;

/// <summary>A span, or a number that stands for a span of equal elements. Both convert to it on their own.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public readonly ref struct Operand<T>
    where T : unmanaged
{
    private readonly ReadOnlySpan<T> _span;
    private readonly T _number;

    private Operand(ReadOnlySpan<T> span, T number, bool isNumber)
    {
        _span = span;
        _number = number;
        IsNumber = isNumber;
    }

    /// <summary>Whether it is a number, and so of any length.</summary>
    public bool IsNumber { get; }

    /// <summary>The elements; empty for a number.</summary>
    public ReadOnlySpan<T> Span => _span;

    /// <summary>The element at an index, which is not checked.</summary>
    internal T this[nint index] => IsNumber ? _number : Unsafe.Add(ref MemoryMarshal.GetReference(_span), index);

    /// <summary>A number for every element.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator Operand<T>(T number) => new([], number, isNumber: true);

    /// <summary>An array, element by element.</summary>
    /// <param name="array">The elements.</param>
    public static implicit operator Operand<T>(T[]? array) => new(array, default, isNumber: false);

    /// <summary>A span, element by element.</summary>
    /// <param name="span">The elements.</param>
    public static implicit operator Operand<T>(Span<T> span) => new(span, default, isNumber: false);

    /// <summary>A span, element by element.</summary>
    /// <param name="span">The elements.</param>
    public static implicit operator Operand<T>(ReadOnlySpan<T> span) => new(span, default, isNumber: false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector512<T> Load512(nint index) =>
        IsNumber ? Vector512.Create(_number) : Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(_span), (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<T> Load256(nint index) =>
        IsNumber ? Vector256.Create(_number) : Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(_span), (nuint)index);
}
