using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NumDsl.Kernels;

/// <summary>Special cases: of minimum and maximum, of logarithms, and of angles too large to reduce.</summary>
public static partial class LaneMath
{
    /// <summary>The x86 minss: the second operand where either is NaN or both are zero.</summary>
    public static float MinNative(float a, float b) => a < b ? a : b;

    /// <summary>The x86 minsd: the second operand where either is NaN or both are zero.</summary>
    public static double MinNative(double a, double b) => a < b ? a : b;

    /// <summary>The x86 maxss: the second operand where either is NaN or both are zero.</summary>
    public static float MaxNative(float a, float b) => a > b ? a : b;

    /// <summary>The x86 maxsd: the second operand where either is NaN or both are zero.</summary>
    public static double MaxNative(double a, double b) => a > b ? a : b;

    /// <summary><paramref name="y"/>, but -infinity where x is 0, +infinity where x is, NaN where x is negative or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LogSpecials(Vector256<float> y, Vector256<float> x)
    {
        // x less the largest number is 0 or less, but infinite or NaN where x is; and a mask's bits are those of a NaN.
        var positive = Vector256.MaxNative(y, x - Vector256.Create(float.MaxValue)) | Vector256.LessThan(x, Vector256<float>.Zero);
        return Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), positive);
    }

    /// <summary><paramref name="y"/>, but -infinity where x is 0, +infinity where x is, NaN where x is negative or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LogSpecials(Vector256<double> y, Vector256<double> x)
    {
        // x less the largest number is 0 or less, but infinite or NaN where x is; and a mask's bits are those of a NaN.
        var positive = Vector256.MaxNative(y, x - Vector256.Create(double.MaxValue)) | Vector256.LessThan(x, Vector256<double>.Zero);
        return Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<double>.Zero), Vector256.Create(double.NegativeInfinity), positive);
    }

    /// <summary><paramref name="y"/>, but -infinity where x is 0, +infinity where x is, NaN where x is negative or NaN.</summary>
    public static float LogSpecials(float y, float x) =>
        x == float.PositiveInfinity ? x : x > 0 ? y : x == 0 ? float.NegativeInfinity : float.NaN;

    /// <summary><paramref name="y"/>, but -infinity where x is 0, +infinity where x is, NaN where x is negative or NaN.</summary>
    public static double LogSpecials(double y, double x) =>
        x == double.PositiveInfinity ? x : x > 0 ? y : x == 0 ? double.NegativeInfinity : double.NaN;

    /// <summary>The sine of x in the lanes of the mask <paramref name="large"/>, <paramref name="y"/> in the others.</summary>
    public static Vector512<float> SinOfLarge(Vector512<float> large, Vector512<float> x, Vector512<float> y) =>
        Vector512.Create(
            SinOfLarge(large.GetLower(), x.GetLower(), y.GetLower()), SinOfLarge(large.GetUpper(), x.GetUpper(), y.GetUpper()));

    /// <summary>The sine of x in the lanes of the mask <paramref name="large"/>, <paramref name="y"/> in the others.</summary>
    public static Vector512<double> SinOfLarge(Vector512<double> large, Vector512<double> x, Vector512<double> y) =>
        Vector512.Create(
            SinOfLarge(large.GetLower(), x.GetLower(), y.GetLower()), SinOfLarge(large.GetUpper(), x.GetUpper(), y.GetUpper()));

    /// <summary>The sine of x in the lanes of the mask <paramref name="large"/>, <paramref name="y"/> in the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<float> SinOfLarge(Vector256<float> large, Vector256<float> x, Vector256<float> y)
    {
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            y = large.AsInt32()[i] != 0 ? y.WithElement(i, SinOfLarge(x[i])) : y;
        }

        return y;
    }

    /// <summary>The sine of x in the lanes of the mask <paramref name="large"/>, <paramref name="y"/> in the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<double> SinOfLarge(Vector256<double> large, Vector256<double> x, Vector256<double> y)
    {
        for (var i = 0; i < Vector256<double>.Count; i++)
        {
            y = large.AsInt64()[i] != 0 ? y.WithElement(i, SinOfLarge(x[i])) : y;
        }

        return y;
    }

    /// <summary>The sine of any angle, by the math library in double.</summary>
    public static float SinOfLarge(float x) => (float)Math.Sin(x);

    /// <summary>The sine of any angle, by the math library.</summary>
    public static double SinOfLarge(double x) => Math.Sin(x);

    /// <summary>The cosine of x in the lanes of the mask <paramref name="large"/>, <paramref name="y"/> in the others.</summary>
    public static Vector512<float> CosOfLarge(Vector512<float> large, Vector512<float> x, Vector512<float> y) =>
        Vector512.Create(
            CosOfLarge(large.GetLower(), x.GetLower(), y.GetLower()), CosOfLarge(large.GetUpper(), x.GetUpper(), y.GetUpper()));

    /// <summary>The cosine of x in the lanes of the mask <paramref name="large"/>, <paramref name="y"/> in the others.</summary>
    public static Vector512<double> CosOfLarge(Vector512<double> large, Vector512<double> x, Vector512<double> y) =>
        Vector512.Create(
            CosOfLarge(large.GetLower(), x.GetLower(), y.GetLower()), CosOfLarge(large.GetUpper(), x.GetUpper(), y.GetUpper()));

    /// <summary>The cosine of x in the lanes of the mask <paramref name="large"/>, <paramref name="y"/> in the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<float> CosOfLarge(Vector256<float> large, Vector256<float> x, Vector256<float> y)
    {
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            y = large.AsInt32()[i] != 0 ? y.WithElement(i, CosOfLarge(x[i])) : y;
        }

        return y;
    }

    /// <summary>The cosine of x in the lanes of the mask <paramref name="large"/>, <paramref name="y"/> in the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<double> CosOfLarge(Vector256<double> large, Vector256<double> x, Vector256<double> y)
    {
        for (var i = 0; i < Vector256<double>.Count; i++)
        {
            y = large.AsInt64()[i] != 0 ? y.WithElement(i, CosOfLarge(x[i])) : y;
        }

        return y;
    }

    /// <summary>The cosine of any angle, by the math library in double.</summary>
    public static float CosOfLarge(float x) => (float)Math.Cos(x);

    /// <summary>The cosine of any angle, by the math library.</summary>
    public static double CosOfLarge(double x) => Math.Cos(x);
}
