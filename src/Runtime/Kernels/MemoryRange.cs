using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumDsl.Kernels;

/// <summary>A piece of memory that may be longer than a span can be. For generated code.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Usage", "CA2225", Justification = "Nobody but generated code names this type.")]
public readonly ref struct MemoryRange<T>
    where T : unmanaged
{
    private readonly ref T _first;
    private readonly nint _length;

    /// <summary>A piece of memory.</summary>
    /// <param name="first">Its first element.</param>
    /// <param name="length">The number of elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MemoryRange(ref T first, nint length)
    {
        _first = ref first;
        _length = length;
    }

    /// <summary>A span's memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator MemoryRange<T>(ReadOnlySpan<T> span) => new(ref MemoryMarshal.GetReference(span), span.Length);

    /// <summary>A span's memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator MemoryRange<T>(Span<T> span) => new(ref MemoryMarshal.GetReference(span), span.Length);

    /// <summary>Whether two pieces overlap, from first to last element: arrays that lie interleaved count as sharing.</summary>
    /// <param name="other">The other piece.</param>
    /// <typeparam name="TOther">Its element type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Overlaps<TOther>(MemoryRange<TOther> other)
        where TOther : unmanaged
    {
        if (_length == 0 || other._length == 0)
        {
            return false;
        }

        var distance = Unsafe.ByteOffset(ref Unsafe.As<T, byte>(ref _first), ref Unsafe.As<TOther, byte>(ref other._first));
        return (nuint)distance < (nuint)(_length * Unsafe.SizeOf<T>()) || (nuint)(-distance) < (nuint)(other._length * Unsafe.SizeOf<TOther>());
    }
}
