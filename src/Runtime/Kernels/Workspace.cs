using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumDsl.Kernels;

/// <summary>
/// The memory in which a generated kernel keeps its intermediate values. For generated code.
/// </summary>
/// <remarks>
/// Each thread that runs a kernel keeps one buffer, as large as the largest request so far, until the thread ends: after the
/// first call of a size nothing is allocated.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Workspace
{
    [ThreadStatic]
    private static AlignedBuffer _arena;

    [ThreadStatic]
    private static AlignedBuffer _tiles;

    [ThreadStatic]
    private static AlignedBuffer _packing;

    [ThreadStatic]
    private static AlignedBuffer _call;

    [ThreadStatic]
    private static AlignedBuffer _directions;

    [ThreadStatic]
    private static AlignedBuffer _registers;

    /// <summary>
    /// Memory for <paramref name="length"/> elements, aligned to 64 bytes, with undefined content. It is the calling thread's only
    /// one: the next call on this thread may return the same memory, so a kernel rents once.
    /// </summary>
    /// <param name="length">Elements; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or more than a span can hold.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Rent<T>(nint length)
        where T : unmanaged => From<T>(ref _arena, length);

    /// <summary>Memory for the values of one tile, a buffer beside <see cref="Rent"/>'s: a kernel's, and one in each thread that sweeps.</summary>
    /// <param name="length">Elements; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or more than a span can hold.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> RentForTile<T>(nint length)
        where T : unmanaged => From<T>(ref _tiles, length);

    /// <summary>
    /// Memory for arrays of the caller's that a kernel must copy into another order first: a buffer beside <see cref="Rent"/>'s.
    /// </summary>
    /// <param name="length">Elements; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or more than a span can hold.</exception>
    public static Span<T> RentForPacking<T>(nint length)
        where T : unmanaged => From<T>(ref _packing, length);

    /// <summary>
    /// Memory for the directions and products of a member that calls a kernel for each column, row or example: a buffer beside
    /// <see cref="Rent"/>'s.
    /// </summary>
    /// <param name="length">Elements; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or more than a span can hold.</exception>
    public static Span<T> RentForDirections<T>(nint length)
        where T : unmanaged => From<T>(ref _directions, length);

    /// <summary>The first element of memory for values that a loop has no registers for, a buffer beside <see cref="Rent"/>'s.</summary>
    /// <param name="length">Elements; 0 or more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T RentForRegisters<T>(nint length)
        where T : unmanaged => ref _registers.Rent<T>(length);

    /// <summary>Memory for a kernel that works on whole arrays, while it runs: a buffer beside the others, for it is called among them.</summary>
    /// <param name="length">Elements; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or more than a span can hold.</exception>
    internal static Span<T> RentForCall<T>(nint length)
        where T : unmanaged => From<T>(ref _call, length);

    /// <summary>A length rounded up to whole cache lines, so that what follows in the workspace is aligned, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Padded(nint length) => (length + 15) & ~(nint)15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Span<T> From<T>(ref AlignedBuffer buffer, nint length)
        where T : unmanaged
    {
        if ((nuint)length > int.MaxValue)
        {
            ThrowLength(length);
        }

        return MemoryMarshal.CreateSpan(ref buffer.Rent<T>(length), (int)length);
    }

    private static void ThrowLength(nint length) => throw new ArgumentOutOfRangeException(
        nameof(length), length, $"A workspace holds 0 to {int.MaxValue} elements: use smaller tiles of examples.");
}
