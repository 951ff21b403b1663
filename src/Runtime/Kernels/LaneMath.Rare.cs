using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NumDsl.Kernels;

/// <summary>Lanes that the math library computes, one after the other: the tangent of large angles, large quotients.</summary>
public static partial class LaneMath
{
    /// <summary>The tangent of x in the lanes of the mask <paramref name="large"/>, <paramref name="y"/> in the others.</summary>
    public static Vector512<float> TanOfLarge(Vector512<float> large, Vector512<float> x, Vector512<float> y) => Vector512.Create(
        TanOfLarge(large.GetLower(), x.GetLower(), y.GetLower()), TanOfLarge(large.GetUpper(), x.GetUpper(), y.GetUpper()));

    /// <summary>The tangent of x in the lanes of the mask <paramref name="large"/>, <paramref name="y"/> in the others.</summary>
    public static Vector512<double> TanOfLarge(Vector512<double> large, Vector512<double> x, Vector512<double> y) => Vector512.Create(
        TanOfLarge(large.GetLower(), x.GetLower(), y.GetLower()), TanOfLarge(large.GetUpper(), x.GetUpper(), y.GetUpper()));

    /// <summary>The tangent of x in the lanes of the mask <paramref name="large"/>, <paramref name="y"/> in the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<float> TanOfLarge(Vector256<float> large, Vector256<float> x, Vector256<float> y)
    {
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            y = large.AsInt32()[i] != 0 ? y.WithElement(i, TanOfLarge(x[i])) : y;
        }

        return y;
    }

    /// <summary>The tangent of x in the lanes of the mask <paramref name="large"/>, <paramref name="y"/> in the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<double> TanOfLarge(Vector256<double> large, Vector256<double> x, Vector256<double> y)
    {
        for (var i = 0; i < Vector256<double>.Count; i++)
        {
            y = large.AsInt64()[i] != 0 ? y.WithElement(i, TanOfLarge(x[i])) : y;
        }

        return y;
    }

    /// <summary>The tangent of any angle, by the math library in double.</summary>
    public static float TanOfLarge(float x) => (float)Math.Tan(x);

    /// <summary>The tangent of any angle, by the math library.</summary>
    public static double TanOfLarge(double x) => Math.Tan(x);

    /// <summary>x % y, the truncated remainder, in the lanes of the mask <paramref name="large"/>; x in the others.</summary>
    public static Vector512<float> RemainderOfLarge(Vector512<float> large, Vector512<float> x, Vector512<float> y) => Vector512.Create(
        RemainderOfLarge(large.GetLower(), x.GetLower(), y.GetLower()), RemainderOfLarge(large.GetUpper(), x.GetUpper(), y.GetUpper()));

    /// <summary>x % y, the truncated remainder, in the lanes of the mask <paramref name="large"/>; x in the others.</summary>
    public static Vector512<double> RemainderOfLarge(Vector512<double> large, Vector512<double> x, Vector512<double> y) => Vector512.Create(
        RemainderOfLarge(large.GetLower(), x.GetLower(), y.GetLower()), RemainderOfLarge(large.GetUpper(), x.GetUpper(), y.GetUpper()));

    /// <summary>x % y, the truncated remainder, in the lanes of the mask <paramref name="large"/>; x in the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<float> RemainderOfLarge(Vector256<float> large, Vector256<float> x, Vector256<float> y)
    {
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            x = large.AsInt32()[i] != 0 ? x.WithElement(i, x[i] % y[i]) : x;
        }

        return x;
    }

    /// <summary>x % y, the truncated remainder, in the lanes of the mask <paramref name="large"/>; x in the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<double> RemainderOfLarge(Vector256<double> large, Vector256<double> x, Vector256<double> y)
    {
        for (var i = 0; i < Vector256<double>.Count; i++)
        {
            x = large.AsInt64()[i] != 0 ? x.WithElement(i, x[i] % y[i]) : x;
        }

        return x;
    }
}
