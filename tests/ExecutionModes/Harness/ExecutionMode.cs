using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NumDsl.ExecutionModes;

/// <summary>Which registers the kernels of this process use.</summary>
public static class ExecutionMode
{
    public static string Current =>
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? "512-bit" : WithoutAvx512;

    /// <summary>What <see cref="Current"/> is if AVX-512 is switched off.</summary>
    public static string WithoutAvx512 => Vector256.IsHardwareAccelerated && Fma.IsSupported ? "256-bit" : "scalar";
}
