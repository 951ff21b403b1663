using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumDsl;

/// <content>What vector operations ask of the memory that they read and write.</content>
public static partial class SpanMath
{
    /// <summary>
    /// Whether an elementwise operation may write <paramref name="destination"/> while it reads <paramref name="source"/>: the two do not
    /// overlap, or they start at the same element. <c>TensorPrimitives</c> throws where this is false; a loop goes on, and reads what it
    /// has written.
    /// </summary>
    /// <param name="destination">What is written, of any length.</param>
    /// <param name="source">What is read, of any length.</param>
    public static bool MayWrite<T>(ReadOnlySpan<T> destination, ReadOnlySpan<T> source) =>
        Unsafe.AreSame(ref MemoryMarshal.GetReference(destination), ref MemoryMarshal.GetReference(source)) || !destination.Overlaps(source);
}
