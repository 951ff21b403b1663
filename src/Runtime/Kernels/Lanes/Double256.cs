using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NumDsl.Kernels.Lanes;

/// <summary>4 doubles in a 256-bit register of AVX and FMA.</summary>
internal readonly unsafe struct Double256 : ILanes<Vector256<double>, double>
{
    public static int Count => 4;

    public static int Rows => 6;

    public static Vector256<double> Zero => Vector256<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Broadcast(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(double* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* destination, Vector256<double> value) => Vector256.Store(value, destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Mask(nint count) => Vector256.LessThan(Vector256<double>.Indices, Vector256.Create((double)count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(double* source, Vector256<double> mask) => Avx.MaskLoad(source, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* destination, Vector256<double> mask, Vector256<double> value) =>
        Avx.MaskStore(destination, mask, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadFirst(double* source, nint count, Vector256<double> mask) =>
        count == Count ? Load(source) : 2 * count == Count ? Vector128.Load(source).ToVector256() : Load(source, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(double* destination, nint count, Vector256<double> mask, Vector256<double> value)
    {
        if (count == Count)
        {
            Store(destination, value);
        }
        else if (2 * count == Count)
        {
            Vector128.Store(value.GetLower(), destination);
        }
        else
        {
            Store(destination, mask, value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Vector256.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> a) => Vector256.Sum(a);

    /// <remarks>A 4 x 4 transpose, added on the way.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum(
        Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d, double* destination, bool accumulate)
    {
        Vector256<double> ab = Avx.UnpackLow(a, b) + Avx.UnpackHigh(a, b);
        Vector256<double> cd = Avx.UnpackLow(c, d) + Avx.UnpackHigh(c, d);
        Vector256<double> sum = Vector256.Create(ab.GetLower() + ab.GetUpper(), cd.GetLower() + cd.GetUpper());
        Vector256.Store(accumulate ? Vector256.Load(destination) + sum : sum, destination);
    }
}
