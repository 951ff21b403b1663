using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NumDsl.Kernels;

/// <summary>
/// Loads elements of a smaller type as numbers of a model's: byte, sbyte, short, ushort, int, bool (1 or 0) and Half. For generated code; the
/// JIT knows the type, so of each method one line is left. Vectors are loaded only where <see cref="Hardware"/> has them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Widen
{
    /// <summary>One element.</summary>
    /// <param name="x">The element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Single<T>(T x)
        where T : unmanaged => typeof(T) == typeof(Half) ? (float)Unsafe.BitCast<T, Half>(x) : Integer(x);

    /// <summary>One element.</summary>
    /// <param name="x">The element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Double<T>(T x)
        where T : unmanaged => typeof(T) == typeof(Half) ? (double)Unsafe.BitCast<T, Half>(x) : Integer(x);

    /// <summary>Sixteen elements.</summary>
    /// <param name="row">The first element of the row.</param>
    /// <param name="at">The index of the first element to load.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Single512<T>(ref T row, nuint at)
        where T : unmanaged => typeof(T) == typeof(Half)
            ? Vector512.Create(HalvesToSingle(ref row, at), HalvesToSingle(ref row, at + 8))
            : Vector512.ConvertToSingle(Integers512(ref Unsafe.Add(ref row, at)));

    /// <summary>Eight elements.</summary>
    /// <param name="row">The first element of the row.</param>
    /// <param name="at">The index of the first element to load.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Single256<T>(ref T row, nuint at)
        where T : unmanaged => typeof(T) == typeof(Half)
            ? HalvesToSingle(ref row, at)
            : Vector256.ConvertToSingle(Integers256(ref Unsafe.Add(ref row, at)));

    /// <summary>Eight elements.</summary>
    /// <param name="row">The first element of the row.</param>
    /// <param name="at">The index of the first element to load.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Double512<T>(ref T row, nuint at)
        where T : unmanaged => typeof(T) == typeof(Half)
            ? Avx512F.ConvertToVector512Double(HalvesToSingle(ref row, at))
            : Avx512F.ConvertToVector512Double(Integers256(ref Unsafe.Add(ref row, at)));

    /// <summary>Four elements.</summary>
    /// <param name="row">The first element of the row.</param>
    /// <param name="at">The index of the first element to load.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Double256<T>(ref T row, nuint at)
        where T : unmanaged
    {
        ref byte bytes = ref Unsafe.As<T, byte>(ref Unsafe.Add(ref row, at));
        return typeof(T) == typeof(Half)
            ? Avx.ConvertToVector256Double(ToSingle(Sse41.ConvertToVector128Int32(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref bytes)).AsUInt16())))
            : Avx.ConvertToVector256Double(Integers128(ref Unsafe.Add(ref row, at)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Integer<T>(T x)
        where T : unmanaged =>
        typeof(T) == typeof(byte) ? Unsafe.BitCast<T, byte>(x)
        : typeof(T) == typeof(sbyte) ? Unsafe.BitCast<T, sbyte>(x)
        : typeof(T) == typeof(short) ? Unsafe.BitCast<T, short>(x)
        : typeof(T) == typeof(ushort) ? Unsafe.BitCast<T, ushort>(x)
        : typeof(T) == typeof(int) ? Unsafe.BitCast<T, int>(x)
        : typeof(T) == typeof(bool) ? Math.Min((int)Unsafe.BitCast<T, byte>(x), 1)
        : throw new NotSupportedException($"An element of type {typeof(T)} cannot be loaded.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Integers512<T>(ref T first)
        where T : unmanaged
    {
        if (typeof(T) == typeof(int))
        {
            return Vector512.LoadUnsafe(ref Unsafe.As<T, int>(ref first));
        }

        if (typeof(T) == typeof(short) || typeof(T) == typeof(ushort))
        {
            var words = Vector256.LoadUnsafe(ref Unsafe.As<T, short>(ref first));
            return typeof(T) == typeof(short) ? Avx512F.ConvertToVector512Int32(words) : Avx512F.ConvertToVector512Int32(words.AsUInt16());
        }

        var bytes = Ones<T>(Vector128.LoadUnsafe(ref Unsafe.As<T, byte>(ref first)));
        return typeof(T) == typeof(sbyte) ? Avx512F.ConvertToVector512Int32(bytes.AsSByte()) : Avx512F.ConvertToVector512Int32(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Integers256<T>(ref T first)
        where T : unmanaged
    {
        if (typeof(T) == typeof(int))
        {
            return Vector256.LoadUnsafe(ref Unsafe.As<T, int>(ref first));
        }

        if (typeof(T) == typeof(short) || typeof(T) == typeof(ushort))
        {
            var words = Vector128.LoadUnsafe(ref Unsafe.As<T, short>(ref first));
            return typeof(T) == typeof(short) ? Avx2.ConvertToVector256Int32(words) : Avx2.ConvertToVector256Int32(words.AsUInt16());
        }

        var bytes = Ones<T>(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<T, byte>(ref first))).AsByte());
        return typeof(T) == typeof(sbyte) ? Avx2.ConvertToVector256Int32(bytes.AsSByte()) : Avx2.ConvertToVector256Int32(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Integers128<T>(ref T first)
        where T : unmanaged
    {
        if (typeof(T) == typeof(int))
        {
            return Vector128.LoadUnsafe(ref Unsafe.As<T, int>(ref first));
        }

        if (typeof(T) == typeof(short) || typeof(T) == typeof(ushort))
        {
            var words = Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<T, byte>(ref first)));
            return typeof(T) == typeof(short) ? Sse41.ConvertToVector128Int32(words.AsInt16()) : Sse41.ConvertToVector128Int32(words.AsUInt16());
        }

        var bytes = Ones<T>(Vector128.CreateScalar(Unsafe.ReadUnaligned<uint>(ref Unsafe.As<T, byte>(ref first))).AsByte());
        return typeof(T) == typeof(sbyte) ? Sse41.ConvertToVector128Int32(bytes.AsSByte()) : Sse41.ConvertToVector128Int32(bytes);
    }

    /// <summary>A bool may be any byte other than 0 where it is true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Ones<T>(Vector128<byte> bytes) => typeof(T) == typeof(bool) ? Vector128.Min(bytes, Vector128<byte>.One) : bytes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> HalvesToSingle<T>(ref T row, nuint at)
        where T : unmanaged
    {
        var bits = Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref Unsafe.As<T, ushort>(ref Unsafe.Add(ref row, at))));
        var magnitude = bits & Vector256.Create(0x7FFF);

        // The fields of a half in those of a float, and the bias of the exponent by a product, which is exact and serves subnormals, too.
        var value = Vector256.ShiftLeft(magnitude, 13).AsSingle() * Vector256.Create(5.192296858534828e33f);
        var special = Vector256.GreaterThan(magnitude, Vector256.Create(0x7BFF)) & Vector256.Create(0x7F80_0000);
        var sign = Vector256.ShiftLeft(bits & Vector256.Create(0x8000), 16);
        return (value.AsInt32() | special | sign).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ToSingle(Vector128<int> bits)
    {
        var magnitude = bits & Vector128.Create(0x7FFF);
        var value = Vector128.ShiftLeft(magnitude, 13).AsSingle() * Vector128.Create(5.192296858534828e33f);
        var special = Vector128.GreaterThan(magnitude, Vector128.Create(0x7BFF)) & Vector128.Create(0x7F80_0000);
        var sign = Vector128.ShiftLeft(bits & Vector128.Create(0x8000), 16);
        return (value.AsInt32() | special | sign).AsSingle();
    }
}
