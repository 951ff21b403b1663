using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NumDsl.Kernels;

/// <summary>The largest and the smallest lane of a vector, NaN if any lane is, and the product of all. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Fold
{
    /// <summary>The largest lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(Vector512<T> lanes)
        where T : unmanaged, INumber<T> => Max(Vector256.Max(lanes.GetLower(), lanes.GetUpper()));

    /// <inheritdoc cref="Max{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(Vector256<T> lanes)
        where T : unmanaged, INumber<T>
    {
        var largest = Vector128.Max(lanes.GetLower(), lanes.GetUpper());
        var result = largest[0];
        for (var lane = 1; lane < Vector128<T>.Count; lane++)
        {
            result = T.Max(result, largest[lane]);
        }

        return result;
    }

    /// <summary>The smallest lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(Vector512<T> lanes)
        where T : unmanaged, INumber<T> => Min(Vector256.Min(lanes.GetLower(), lanes.GetUpper()));

    /// <inheritdoc cref="Min{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(Vector256<T> lanes)
        where T : unmanaged, INumber<T>
    {
        var smallest = Vector128.Min(lanes.GetLower(), lanes.GetUpper());
        var result = smallest[0];
        for (var lane = 1; lane < Vector128<T>.Count; lane++)
        {
            result = T.Min(result, smallest[lane]);
        }

        return result;
    }

    /// <summary>The product of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply<T>(Vector512<T> lanes)
        where T : unmanaged, INumber<T> => Multiply(lanes.GetLower() * lanes.GetUpper());

    /// <inheritdoc cref="Multiply{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply<T>(Vector256<T> lanes)
        where T : unmanaged, INumber<T>
    {
        var products = lanes.GetLower() * lanes.GetUpper();
        var result = products[0];
        for (var lane = 1; lane < Vector128<T>.Count; lane++)
        {
            result *= products[lane];
        }

        return result;
    }
}
