using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NumDsl.Kernels;

/// <summary>
/// For generated code: what AVX-512 does in one instruction and AVX2 and scalar code do not, with the same bits. Masks and
/// bits only, no tables and no branches. A machine with AVX-512 has the instruction for 256 bits, too.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LaneMath
{
    // Adding these leaves n with the bias of two exponents in the low bits of the sum: 2^23 + 254 and 2^52 + 2046.
    private const float SingleBiases = 8388862f;
    private const double DoubleBiases = 4503599627372542.0;

    // The exponent in the bits of a number as those of a number from 2^23 or 2^52 on, less this, is the exponent itself.
    private const float SingleBias = 8388735f;
    private const double DoubleBias = 4503599627371519.0;
    private const float SingleSmallestNormal = 1.17549435e-38f;
    private const double DoubleSmallestNormal = 2.2250738585072014e-308;
    private const float TwoTo24 = 16777216f;
    private const double TwoTo53 = 9007199254740992.0;

    /// <summary>p 2^n with one rounding, for an integral n of -228 to 254 and |p| of at least 2^-24.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Scale(Vector256<float> p, Vector256<float> n)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Scale(p, n);
        }

        // 2^n is the product of two numbers with half the exponent each. Where the result is not zero the first leaves p normal, so that
        // only the second product rounds.
        var exponents = (n + Vector256.Create(SingleBiases)).AsInt32();
        var half = Vector256.ShiftLeft(exponents & Vector256.Create(~1), 22);
        var rest = Vector256.ShiftLeft(exponents, 23) - half;
        return p * half.AsSingle() * rest.AsSingle();
    }

    /// <summary>p 2^n with one rounding, for an integral n of -1991 to 2046 and |p| of at least 2^-53.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Scale(Vector256<double> p, Vector256<double> n)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Scale(p, n);
        }

        var exponents = (n + Vector256.Create(DoubleBiases)).AsInt64();
        var half = Vector256.ShiftLeft(exponents & Vector256.Create(~1L), 51);
        var rest = Vector256.ShiftLeft(exponents, 52) - half;
        return p * half.AsDouble() * rest.AsDouble();
    }

    /// <summary>p 2^n with one rounding, for an integral n of -228 to 254 and |p| of at least 2^-24.</summary>
    public static float Scale(float p, float n)
    {
        var exponents = BitConverter.SingleToInt32Bits(n + SingleBiases);
        var half = (exponents & ~1) << 22;
        return p * BitConverter.Int32BitsToSingle(half) * BitConverter.Int32BitsToSingle((exponents << 23) - half);
    }

    /// <summary>p 2^n with one rounding, for an integral n of -1991 to 2046 and |p| of at least 2^-53.</summary>
    public static double Scale(double p, double n)
    {
        var exponents = BitConverter.DoubleToInt64Bits(n + DoubleBiases);
        var half = (exponents & ~1L) << 51;
        return p * BitConverter.Int64BitsToDouble(half) * BitConverter.Int64BitsToDouble((exponents << 52) - half);
    }

    /// <summary>floor(log2(x)) of a positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exponent(Vector256<float> x)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.GetExponent(x);
        }

        return BiasedExponent(Normalized(x).AsInt32()) - Bias(x);
    }

    /// <summary>floor(log2(x)) of a positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exponent(Vector256<double> x)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.GetExponent(x);
        }

        return BiasedExponent(Normalized(x).AsInt64()) - Bias(x);
    }

    /// <summary>floor(log2(x)) of a positive finite x.</summary>
    public static float Exponent(float x) =>
        ((BitConverter.SingleToInt32Bits(Normalized(x)) >> 23) & 0xFF) - (x < SingleSmallestNormal ? 151f : 127f);

    /// <summary>floor(log2(x)) of a positive finite x.</summary>
    public static double Exponent(double x) =>
        (int)((BitConverter.DoubleToInt64Bits(Normalized(x)) >> 52) & 0x7FF) - (x < DoubleSmallestNormal ? 1076.0 : 1023.0);

    /// <summary>The exponent in the bits of a number as it stands there, and 2^23: as the low bits of such a number it needs no conversion.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> BiasedExponent(Vector256<int> bits) =>
        (Vector256.ShiftRightLogical(bits, 23) | Vector256.Create(0x4B00_0000)).AsSingle();

    /// <summary>The exponent in the bits of a number as it stands there, and 2^52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> BiasedExponent(Vector256<long> bits) =>
        (Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(0x4330_0000_0000_0000L)).AsDouble();

    /// <summary>What to subtract from the biased exponent of <see cref="Normalized(Vector256{float})"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Bias(Vector256<float> x) =>
        Vector256.Create(SingleBias) + (Vector256.LessThan(x, Vector256.Create(SingleSmallestNormal)) & Vector256.Create(24f));

    /// <summary>What to subtract from the biased exponent of <see cref="Normalized(Vector256{double})"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Bias(Vector256<double> x) =>
        Vector256.Create(DoubleBias) + (Vector256.LessThan(x, Vector256.Create(DoubleSmallestNormal)) & Vector256.Create(53.0));

    /// <summary>A subnormal x times 2^24, as x (2^24 - 1) + x, so that it has an exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Normalized(Vector256<float> x) => Vector256.FusedMultiplyAdd(
        x, Vector256.LessThan(x, Vector256.Create(SingleSmallestNormal)) & Vector256.Create(TwoTo24 - 1), x);

    /// <summary>A subnormal x times 2^53, as x (2^53 - 1) + x, so that it has an exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Normalized(Vector256<double> x) => Vector256.FusedMultiplyAdd(
        x, Vector256.LessThan(x, Vector256.Create(DoubleSmallestNormal)) & Vector256.Create(TwoTo53 - 1), x);

    private static float Normalized(float x) => x < SingleSmallestNormal ? x * TwoTo24 : x;

    private static double Normalized(double x) => x < DoubleSmallestNormal ? x * TwoTo53 : x;
}
