using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NumDsl.Kernels;

/// <summary>What the machine has. For generated code; the JIT knows the answers, so the branches cost nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Hardware
{
    /// <summary>Whether the 512-bit code may run (AVX-512 F and DQ).</summary>
    public static bool HasVector512
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated && Avx512F.IsSupported && Avx512DQ.IsSupported;
    }

    /// <summary>Whether the 256-bit code may run (AVX2 and FMA).</summary>
    public static bool HasVector256
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported;
    }
}
