using System.Numerics;
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
        where T : unmanaged => typeof(T) == typeof(float)
            ? OnLanes.Floats<PanelsLength<float>, nint>(new PanelsLength<float>(bRow, bColumn, rows, columns, inner))
            : OnLanes.Doubles<PanelsLength<double>, nint>(new PanelsLength<double>(bRow, bColumn, rows, columns, inner));

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
            OnLanes.Floats<Packing<float>, bool>(new Packing<float>(new Matrix<float>(pb, bRow, bColumn), pm, columns, inner));
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
            OnLanes.Doubles<Packing<double>, bool>(new Packing<double>(new Matrix<double>(pb, bRow, bColumn), pm, columns, inner));
        }

        return new RightOperand<double>(in memory, 0, 0, isPacked: true);
    }

    /// <summary>C = A B or C += A B with a prepared B, into a C that is contiguous along its rows.</summary>
    /// <inheritdoc cref="Multiply(ref readonly float, nint, nint, ref readonly float, nint, nint, ref float, nint, nint, nint, nint, nint, bool, nint, int)"/>
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
            Matrix<float> left = new(pa, rows == 1 ? 1 : aRow, aColumn), result = new(pc, cRow, 1);
            OnLanes.Floats<PackedProduct<float>, bool>(new PackedProduct<float>(left, pb, result, rows, columns, inner, accumulate));
        }
    }

    /// <inheritdoc cref="Multiply(ref readonly float, nint, nint, RightOperand{float}, ref float, nint, nint, nint, nint, bool)"/>
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
            Matrix<double> left = new(pa, rows == 1 ? 1 : aRow, aColumn), result = new(pc, cRow, 1);
            OnLanes.Doubles<PackedProduct<double>, bool>(new PackedProduct<double>(left, pb, result, rows, columns, inner, accumulate));
        }
    }

    /// <summary>Vectors are multiplied without panels, and so are products too small to be worth a copy.</summary>
    private readonly struct PanelsLength<T>(nint bRow, nint bColumn, nint rows, nint columns, nint inner) : ILaneWork<T, nint>
        where T : unmanaged
    {
        public nint Run<TLanes, TVector>()
            where TLanes : struct, ILanes<TVector, T>
            where TVector : unmanaged =>
            rows > 1 && columns > 1 && inner > 1 && RightPanels<T>.WantsPacking<TLanes, TVector>(new Matrix<T>(null, bRow, bColumn), rows, inner)
                ? checked(inner * Panels<TLanes, TVector, T>.Padded(columns))
                : 0;
    }

    private readonly struct Packing<T>(Matrix<T> b, T* memory, nint columns, nint inner) : ILaneWork<T, bool>
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        public bool Run<TLanes, TVector>()
            where TLanes : struct, ILanes<TVector, T>
            where TVector : unmanaged
        {
            BlockedProduct<TLanes, TVector, T>.Pack(b, memory, columns, inner);
            return true;
        }
    }

    private readonly struct PackedProduct<T>(Matrix<T> a, T* packed, Matrix<T> c, nint rows, nint columns, nint inner, bool accumulate) : ILaneWork<T, bool>
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        public bool Run<TLanes, TVector>()
            where TLanes : struct, ILanes<TVector, T>
            where TVector : unmanaged
        {
            BlockedProduct<TLanes, TVector, T>.MultiplyPacked(a, packed, c, rows, columns, inner, accumulate);
            return true;
        }
    }
}
