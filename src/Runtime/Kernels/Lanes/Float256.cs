using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NumDsl.Kernels.Lanes;

/// <summary>8 floats in a 256-bit register of AVX and FMA.</summary>
internal readonly unsafe struct Float256 : ILanes<Vector256<float>, float>
{
    public static int Count => 8;

    public static int Rows => 6;

    public static Vector256<float> Zero => Vector256<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Broadcast(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, Vector256<float> value) => Vector256.Store(value, destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mask(nint count) => Vector256.LessThan(Vector256<float>.Indices, Vector256.Create((float)count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source, Vector256<float> mask) => Avx.MaskLoad(source, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, Vector256<float> mask, Vector256<float> value) => Avx.MaskStore(destination, mask, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadFirst(float* source, nint count, Vector256<float> mask) =>
        count == Count ? Load(source) : 2 * count == Count ? Vector128.Load(source).ToVector256() : Load(source, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(float* destination, nint count, Vector256<float> mask, Vector256<float> value)
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
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> a) => Vector256.Sum(a);

    /// <remarks>A 4 x 4 transpose within each half, added on the way.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum(
        Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, float* destination, bool accumulate)
    {
        Vector256<double> ab = (Avx.UnpackLow(a, b) + Avx.UnpackHigh(a, b)).AsDouble();
        Vector256<double> cd = (Avx.UnpackLow(c, d) + Avx.UnpackHigh(c, d)).AsDouble();
        Vector256<float> sums = Avx.UnpackLow(ab, cd).AsSingle() + Avx.UnpackHigh(ab, cd).AsSingle();
        Vector128<float> sum = sums.GetLower() + sums.GetUpper();
        Vector128.Store(accumulate ? Vector128.Load(destination) + sum : sum, destination);
    }
}
