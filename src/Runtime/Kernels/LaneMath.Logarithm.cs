using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NumDsl.Kernels;

/// <summary>The first step of a logarithm: x = 2^k m with m about 1.</summary>
public static partial class LaneMath
{
    // Adding these to the bits of a number carries into the exponent where the mantissa is above 1.4142135f, 1.4142135623730951.
    private const int Int32ToOne = 0x3F80_0000 - 0x3F35_04F4;
    private const long Int64ToOne = 0x3FF0_0000_0000_0000L - 0x3FE6_A09E_667F_3BCEL;
    private const int Int32Exponents = 0x7F80_0000;
    private const long Int64Exponents = 0x7FF0_0000_0000_0000L;
    private const int Int32One = 0x3F80_0000;
    private const long Int64One = 0x3FF0_0000_0000_0000L;

    /// <summary>x / 2^LogExponent(x), in (sqrt(1/2), sqrt(2)], of a positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LogMantissa(Vector512<float> x)
    {
        var m = Avx512F.GetMantissa(x, 0);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(m, Vector512.Create(1.4142135f)), m * Vector512.Create(0.5f), m);
    }

    /// <summary>x / 2^LogExponent(x), in (sqrt(1/2), sqrt(2)], of a positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LogMantissa(Vector256<float> x)
    {
        if (Avx512F.VL.IsSupported)
        {
            var m = Avx512F.VL.GetMantissa(x, 0);
            return Vector256.ConditionalSelect(Vector256.GreaterThan(m, Vector256.Create(1.4142135f)), m * Vector256.Create(0.5f), m);
        }

        var bits = Normalized(x).AsInt32();
        return (bits - ((bits + Vector256.Create(Int32ToOne)) & Vector256.Create(Int32Exponents)) + Vector256.Create(Int32One)).AsSingle();
    }

    /// <summary>x / 2^LogExponent(x), in (sqrt(1/2), sqrt(2)], of a positive finite x.</summary>
    public static float LogMantissa(float x)
    {
        var bits = BitConverter.SingleToInt32Bits(Normalized(x));
        return BitConverter.Int32BitsToSingle(bits - ((bits + Int32ToOne) & Int32Exponents) + Int32One);
    }

    /// <summary>The integer nearest to log2(x), of a positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LogExponent(Vector512<float> x)
    {
        var k = Avx512F.GetExponent(x);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(Avx512F.GetMantissa(x, 0), Vector512.Create(1.4142135f)), k + Vector512.Create(1f), k);
    }

    /// <summary>The integer nearest to log2(x), of a positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LogExponent(Vector256<float> x)
    {
        if (Avx512F.VL.IsSupported)
        {
            var k = Avx512F.VL.GetExponent(x);
            return Vector256.ConditionalSelect(Vector256.GreaterThan(Avx512F.VL.GetMantissa(x, 0), Vector256.Create(1.4142135f)), k + Vector256.Create(1f), k);
        }

        return BiasedExponent(Normalized(x).AsInt32() + Vector256.Create(Int32ToOne)) - Bias(x);
    }

    /// <summary>The integer nearest to log2(x), of a positive finite x.</summary>
    public static float LogExponent(float x) =>
        (int)(((BitConverter.SingleToInt32Bits(Normalized(x)) + Int32ToOne) & Int32Exponents) >> 23) - (x < SingleSmallestNormal ? 151f : 127f);

    /// <summary>x / 2^LogExponent(x), in (sqrt(1/2), sqrt(2)], of a positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LogMantissa(Vector512<double> x)
    {
        var m = Avx512F.GetMantissa(x, 0);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(m, Vector512.Create(1.4142135623730951)), m * Vector512.Create(0.5), m);
    }

    /// <summary>x / 2^LogExponent(x), in (sqrt(1/2), sqrt(2)], of a positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LogMantissa(Vector256<double> x)
    {
        if (Avx512F.VL.IsSupported)
        {
            var m = Avx512F.VL.GetMantissa(x, 0);
            return Vector256.ConditionalSelect(Vector256.GreaterThan(m, Vector256.Create(1.4142135623730951)), m * Vector256.Create(0.5), m);
        }

        var bits = Normalized(x).AsInt64();
        return (bits - ((bits + Vector256.Create(Int64ToOne)) & Vector256.Create(Int64Exponents)) + Vector256.Create(Int64One)).AsDouble();
    }

    /// <summary>x / 2^LogExponent(x), in (sqrt(1/2), sqrt(2)], of a positive finite x.</summary>
    public static double LogMantissa(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(Normalized(x));
        return BitConverter.Int64BitsToDouble(bits - ((bits + Int64ToOne) & Int64Exponents) + Int64One);
    }

    /// <summary>The integer nearest to log2(x), of a positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LogExponent(Vector512<double> x)
    {
        var k = Avx512F.GetExponent(x);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(Avx512F.GetMantissa(x, 0), Vector512.Create(1.4142135623730951)), k + Vector512.Create(1.0), k);
    }

    /// <summary>The integer nearest to log2(x), of a positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LogExponent(Vector256<double> x)
    {
        if (Avx512F.VL.IsSupported)
        {
            var k = Avx512F.VL.GetExponent(x);
            return Vector256.ConditionalSelect(Vector256.GreaterThan(Avx512F.VL.GetMantissa(x, 0), Vector256.Create(1.4142135623730951)), k + Vector256.Create(1.0), k);
        }

        return BiasedExponent(Normalized(x).AsInt64() + Vector256.Create(Int64ToOne)) - Bias(x);
    }

    /// <summary>The integer nearest to log2(x), of a positive finite x.</summary>
    public static double LogExponent(double x) =>
        (int)(((BitConverter.DoubleToInt64Bits(Normalized(x)) + Int64ToOne) & Int64Exponents) >> 52) - (x < DoubleSmallestNormal ? 1076.0 : 1023.0);
}
