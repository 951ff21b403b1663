using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NumDsl.Kernels;

/// <summary>
/// 16 x 16 floats, a cache line a row, transposed in the registers of AVX-512: after each of four steps, blocks of twice the side
/// are in place.
/// </summary>
internal static unsafe class RegisterBlock
{
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    /// <summary>Source rows, each contiguous and <paramref name="sourceRow"/> apart, become contiguous destination columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(float* source, nint sourceRow, float* destination, nint destinationColumn)
    {
        FourRows(source, sourceRow, out var a0, out var a1, out var a2, out var a3);
        FourRows(source + (4 * sourceRow), sourceRow, out var b0, out var b1, out var b2, out var b3);
        FourRows(source + (8 * sourceRow), sourceRow, out var c0, out var c1, out var c2, out var c3);
        FourRows(source + (12 * sourceRow), sourceRow, out var d0, out var d1, out var d2, out var d3);
        FourColumns(a0, b0, c0, d0, destination, destinationColumn);
        FourColumns(a1, b1, c1, d1, destination + destinationColumn, destinationColumn);
        FourColumns(a2, b2, c2, d2, destination + (2 * destinationColumn), destinationColumn);
        FourColumns(a3, b3, c3, d3, destination + (3 * destinationColumn), destinationColumn);
    }

    /// <summary>Four rows as four columns of 4: register i holds elements i, i + 4, i + 8 and i + 12 of all four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(
        float* source, nint row, out Vector512<float> x0, out Vector512<float> x1, out Vector512<float> x2, out Vector512<float> x3)
    {
        Vector512<float> a = Vector512.Load(source);
        Vector512<float> b = Vector512.Load(source + row);
        Vector512<float> c = Vector512.Load(source + (2 * row));
        Vector512<float> d = Vector512.Load(source + (3 * row));
        Vector512<double> abLow = Avx512F.UnpackLow(a, b).AsDouble(), abHigh = Avx512F.UnpackHigh(a, b).AsDouble();
        Vector512<double> cdLow = Avx512F.UnpackLow(c, d).AsDouble(), cdHigh = Avx512F.UnpackHigh(c, d).AsDouble();
        x0 = Avx512F.UnpackLow(abLow, cdLow).AsSingle();
        x1 = Avx512F.UnpackHigh(abLow, cdLow).AsSingle();
        x2 = Avx512F.UnpackLow(abHigh, cdHigh).AsSingle();
        x3 = Avx512F.UnpackHigh(abHigh, cdHigh).AsSingle();
    }

    /// <summary>Columns i, i + 4, i + 8 and i + 12, from register i of each four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourColumns(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* destination, nint column)
    {
        Vector512<float> abLow = Avx512F.Shuffle4x128(a, b, 0x44), abHigh = Avx512F.Shuffle4x128(a, b, 0xEE);
        Vector512<float> cdLow = Avx512F.Shuffle4x128(c, d, 0x44), cdHigh = Avx512F.Shuffle4x128(c, d, 0xEE);
        Vector512.Store(Avx512F.Shuffle4x128(abLow, cdLow, 0x88), destination);
        Vector512.Store(Avx512F.Shuffle4x128(abLow, cdLow, 0xDD), destination + (4 * column));
        Vector512.Store(Avx512F.Shuffle4x128(abHigh, cdHigh, 0x88), destination + (8 * column));
        Vector512.Store(Avx512F.Shuffle4x128(abHigh, cdHigh, 0xDD), destination + (12 * column));
    }
}
