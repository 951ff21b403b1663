using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

// Products of many left operands with one right operand, which is rearranged once.
public static unsafe partial class MatrixProduct
{
    /// <summary>
    /// The memory that <see cref="Prepare(ref readonly float, nint, nint, ref float, nint, nint, nint)"/> needs for B (inner, columns), in
    /// elements: 0 where it is better read where it lies.
    /// </summary>
    /// <param name="bRow">From a row of B to the next, in elements.</param>
    /// <param name="bColumn">From a column of B to the next.</param>
    /// <param name="rows">Rows of all left operands together; 0 or more.</param>
    /// <param name="columns">Columns of B; 0 or more.</param>
    /// <param name="inner">Rows of B; 0 or more.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static nint PreparedLength<T>(nint bRow, nint bColumn, nint rows, nint columns, nint inner)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return Vector512.IsHardwareAccelerated && Avx512F.IsSupported
                ? PanelsLength<Float512, Vector512<float>, float>(bRow, bColumn, rows, columns, inner)
                : Vector256.IsHardwareAccelerated && Fma.IsSupported
                    ? PanelsLength<Float256, Vector256<float>, float>(bRow, bColumn, rows, columns, inner)
                    : PanelsLength<FloatScalar, float, float>(bRow, bColumn, rows, columns, inner);
        }

        return Vector512.IsHardwareAccelerated && Avx512F.IsSupported
            ? PanelsLength<Double512, Vector512<double>, double>(bRow, bColumn, rows, columns, inner)
            : Vector256.IsHardwareAccelerated && Fma.IsSupported
                ? PanelsLength<Double256, Vector256<double>, double>(bRow, bColumn, rows, columns, inner)
                : PanelsLength<DoubleScalar, double, double>(bRow, bColumn, rows, columns, inner);
    }

    /// <summary>B (inner, columns) as products with it read it best. B and the memory must stay as they are while it is in use.</summary>
    /// <param name="b">B's first element.</param>
    /// <param name="bRow">From a row of B to the next, in elements.</param>
    /// <param name="bColumn">From a column of B to the next.</param>
    /// <param name="memory">Memory for <see cref="PreparedLength"/> elements; must not overlap B.</param>
    /// <param name="rows">Rows of all left operands together; 0 or more.</param>
    /// <param name="columns">Columns of B; 0 or more.</param>
    /// <param name="inner">Rows of B; 0 or more.</param>
    public static RightOperand<float> Prepare(
        ref readonly float b, nint bRow, nint bColumn, ref float memory, nint rows, nint columns, nint inner)
    {
        if (PreparedLength<float>(bRow, bColumn, rows, columns, inner) == 0)
        {
            return new RightOperand<float>(in b, bRow, bColumn, isPacked: false);
        }

        fixed (float* pb = &b, pm = &memory)
        {
            Matrix<float> matrix = new(pb, inner == 1 ? 1 : bRow, bColumn);
            if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            {
                BlockedProduct<Float512, Vector512<float>, float>.Pack(matrix, pm, columns, inner);
            }
            else if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
            {
                BlockedProduct<Float256, Vector256<float>, float>.Pack(matrix, pm, columns, inner);
            }
            else
            {
                BlockedProduct<FloatScalar, float, float>.Pack(matrix, pm, columns, inner);
            }
        }

        return new RightOperand<float>(in memory, 0, 0, isPacked: true);
    }

    /// <inheritdoc cref="Prepare(ref readonly float, nint, nint, ref float, nint, nint, nint)"/>
    public static RightOperand<double> Prepare(
        ref readonly double b, nint bRow, nint bColumn, ref double memory, nint rows, nint columns, nint inner)
    {
        if (PreparedLength<double>(bRow, bColumn, rows, columns, inner) == 0)
        {
            return new RightOperand<double>(in b, bRow, bColumn, isPacked: false);
        }

        fixed (double* pb = &b, pm = &memory)
        {
            Matrix<double> matrix = new(pb, inner == 1 ? 1 : bRow, bColumn);
            if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            {
                BlockedProduct<Double512, Vector512<double>, double>.Pack(matrix, pm, columns, inner);
            }
            else if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
            {
                BlockedProduct<Double256, Vector256<double>, double>.Pack(matrix, pm, columns, inner);
            }
            else
            {
                BlockedProduct<DoubleScalar, double, double>.Pack(matrix, pm, columns, inner);
            }
        }

        return new RightOperand<double>(in memory, 0, 0, isPacked: true);
    }

    /// <summary>C = A B or C += A B with a prepared B, into a C that is contiguous along its rows.</summary>
    /// <inheritdoc cref="Multiply(ref readonly float, nint, nint, ref readonly float, nint, nint, ref float, nint, nint, nint, nint, nint, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        ref readonly float a, nint aRow, nint aColumn, RightOperand<float> b, ref float c, nint cRow,
        nint rows, nint columns, nint inner, bool accumulate)
    {
        if (!b.IsPacked)
        {
            Multiply(in a, aRow, aColumn, in b.First, b.Row, b.Column, ref c, cRow, 1, rows, columns, inner, accumulate);
            return;
        }

        ref readonly float packed = ref b.First;
        fixed (float* pa = &a, pb = &packed, pc = &c)
        {
            Matrix<float> left = new(pa, rows == 1 ? 1 : aRow, inner == 1 ? 1 : aColumn), result = new(pc, cRow, 1);
            if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            {
                BlockedProduct<Float512, Vector512<float>, float>.MultiplyPacked(left, pb, result, rows, columns, inner, accumulate);
            }
            else if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
            {
                BlockedProduct<Float256, Vector256<float>, float>.MultiplyPacked(left, pb, result, rows, columns, inner, accumulate);
            }
            else
            {
                BlockedProduct<FloatScalar, float, float>.MultiplyPacked(left, pb, result, rows, columns, inner, accumulate);
            }
        }
    }

    /// <inheritdoc cref="Multiply(ref readonly float, nint, nint, RightOperand{float}, ref float, nint, nint, nint, nint, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        ref readonly double a, nint aRow, nint aColumn, RightOperand<double> b, ref double c, nint cRow,
        nint rows, nint columns, nint inner, bool accumulate)
    {
        if (!b.IsPacked)
        {
            Multiply(in a, aRow, aColumn, in b.First, b.Row, b.Column, ref c, cRow, 1, rows, columns, inner, accumulate);
            return;
        }

        ref readonly double packed = ref b.First;
        fixed (double* pa = &a, pb = &packed, pc = &c)
        {
            Matrix<double> left = new(pa, rows == 1 ? 1 : aRow, inner == 1 ? 1 : aColumn), result = new(pc, cRow, 1);
            if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            {
                BlockedProduct<Double512, Vector512<double>, double>.MultiplyPacked(left, pb, result, rows, columns, inner, accumulate);
            }
            else if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
            {
                BlockedProduct<Double256, Vector256<double>, double>.MultiplyPacked(left, pb, result, rows, columns, inner, accumulate);
            }
            else
            {
                BlockedProduct<DoubleScalar, double, double>.MultiplyPacked(left, pb, result, rows, columns, inner, accumulate);
            }
        }
    }

    /// <summary>Vectors are multiplied without panels, and so are products too small to be worth a copy.</summary>
    private static nint PanelsLength<TLanes, TVector, T>(nint bRow, nint bColumn, nint rows, nint columns, nint inner)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        Matrix<T> b = new(null, bRow, bColumn);
        return rows > 1 && columns > 1 && inner > 1 && RightPanels<T>.WantsPacking<TLanes, TVector>(b, rows, inner)
            ? checked(inner * Panels<TLanes, TVector, T>.Padded(columns))
            : 0;
    }
}
