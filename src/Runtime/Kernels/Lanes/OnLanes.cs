using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NumDsl.Kernels.Lanes;

/// <summary>Work that is written once for all registers.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TResult">What it gives.</typeparam>
internal interface ILaneWork<T, TResult>
    where T : unmanaged
{
    /// <summary>Does it in these registers.</summary>
    TResult Run<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector, T>
        where TVector : unmanaged;
}

/// <summary>Does work in the widest registers of the processor.</summary>
internal static class OnLanes
{
    /// <summary>Work on floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TResult Floats<TWork, TResult>(TWork work)
        where TWork : struct, ILaneWork<float, TResult> =>
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? work.Run<Float512, Vector512<float>>()
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? work.Run<Float256, Vector256<float>>()
        : work.Run<FloatScalar, float>();

    /// <summary>Work on doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TResult Doubles<TWork, TResult>(TWork work)
        where TWork : struct, ILaneWork<double, TResult> =>
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? work.Run<Double512, Vector512<double>>()
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? work.Run<Double256, Vector256<double>>()
        : work.Run<DoubleScalar, double>();
}
