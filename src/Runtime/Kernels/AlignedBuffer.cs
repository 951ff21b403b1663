using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumDsl.Kernels;

/// <summary>Pinned memory that starts at a cache line and only grows. One per thread and purpose, so nothing here locks.</summary>
internal struct AlignedBuffer
{
    private CacheLine[]? _lines;
    private nint _skip;
    private nint _bytes;

    /// <summary>The first of at least <paramref name="length"/> elements, of undefined content, aligned to 64 bytes.</summary>
    /// <exception cref="OverflowException">The length in bytes is beyond the address space.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Rent<T>(nint length)
        where T : unmanaged
    {
        nint bytes = checked(length * Unsafe.SizeOf<T>());
        if (bytes > _bytes || _lines is null)
        {
            Grow(bytes);
        }

        // A reference into the array, not an address: a buffer that is replaced while still in use stays alive until it is not.
        return ref Unsafe.As<CacheLine, T>(
            ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(_lines!), _skip));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private unsafe void Grow(nint bytes)
    {
        // By half at least: calls with slowly growing sizes should not allocate each time.
        nint wanted = Math.Max(bytes, _bytes + (_bytes / 2));
        nint lines = checked(wanted + CacheLine.Size - 1) / CacheLine.Size;
        CacheLine[] array = GC.AllocateUninitializedArray<CacheLine>(checked((int)(lines + 1)), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        _skip = -address & (CacheLine.Size - 1);
        _bytes = lines * CacheLine.Size;
        _lines = array;
    }

    [StructLayout(LayoutKind.Sequential, Size = Size)]
    private struct CacheLine
    {
        public const int Size = 64;
    }
}
