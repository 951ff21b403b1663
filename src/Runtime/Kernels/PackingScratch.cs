using System.Runtime.CompilerServices;

namespace NumDsl.Kernels;

/// <summary>
/// Where <see cref="MatrixProduct"/> rearranges its operands: apart from <see cref="Workspace"/>, because the caller's values are
/// there. A buffer each, kept per thread: they are in use at the same time.
/// </summary>
internal static unsafe class PackingScratch
{
    [ThreadStatic]
    private static AlignedBuffer _left;

    [ThreadStatic]
    private static AlignedBuffer _right;

    [ThreadStatic]
    private static AlignedBuffer _vector;

    [ThreadStatic]
    private static AlignedBuffer _result;

    [ThreadStatic]
    private static AlignedBuffer _sums;

    /// <summary>A panel of the left operand.</summary>
    public static T* Left<T>(nint length)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref _left.Rent<T>(length));

    /// <summary>Panels of the right operand.</summary>
    public static T* Right<T>(nint length)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref _right.Rent<T>(length));

    /// <summary>The vector of a matrix-vector product.</summary>
    public static T* Vector<T>(nint length)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref _vector.Rent<T>(length));

    /// <summary>A block of the result.</summary>
    public static T* Result<T>(nint length)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref _result.Rent<T>(length));

    /// <summary>The parts of a matrix-vector product that wait to be added.</summary>
    public static T* Sums<T>(nint length)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref _sums.Rent<T>(length));
}
