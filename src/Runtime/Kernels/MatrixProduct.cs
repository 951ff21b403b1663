using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

/// <summary>
/// The matrix product C = A B or C += A B over memory of any strides. For generated code: sizes and strides are not checked.
/// </summary>
/// <remarks>
/// The same call gives the same bits each time: the order of every sum depends on sizes and strides alone. It allocates nothing
/// after the first calls (it keeps some buffers of at most about 1 MiB, or of the inner size, per thread).
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class MatrixProduct
{
    /// <summary>
    /// C = A B, or C += A B, with A (<paramref name="rows"/>, <paramref name="inner"/>), B (<paramref name="inner"/>,
    /// <paramref name="columns"/>) and C (<paramref name="rows"/>, <paramref name="columns"/>). With an inner size of 0 the
    /// product is zero. C must not overlap A or B.
    /// </summary>
    /// <param name="a">A's first element.</param>
    /// <param name="aRow">From a row of A to the next, in elements; any number if there is only one row. Likewise below.</param>
    /// <param name="aColumn">From a column of A to the next.</param>
    /// <param name="b">B's first element.</param>
    /// <param name="bRow">From a row of B to the next.</param>
    /// <param name="bColumn">From a column of B to the next.</param>
    /// <param name="c">C's first element.</param>
    /// <param name="cRow">From a row of C to the next.</param>
    /// <param name="cColumn">From a column of C to the next.</param>
    /// <param name="rows">Rows of A and C; 0 or more.</param>
    /// <param name="columns">Columns of B and C; 0 or more.</param>
    /// <param name="inner">Columns of A, rows of B; 0 or more.</param>
    /// <param name="accumulate">Whether to add to C instead of writing it.</param>
    /// <param name="following">
    /// How many columns of A (or rows of B, where A has one row) lie behind the last one and are the inner ones of the next product: a
    /// product with a vector then asks for them in time. It changes no result.
    /// </param>
    /// <param name="threads">
    /// The most threads that share a large product with a vector, whose sums are then cut into parts by the sizes alone: any number gives
    /// the same bits. With 0 it runs on this one and nothing is cut. Other products run on this one.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Multiply(
        ref readonly float a, nint aRow, nint aColumn, ref readonly float b, nint bRow, nint bColumn,
        ref float c, nint cRow, nint cColumn, nint rows, nint columns, nint inner, bool accumulate,
        nint following = 0, int threads = 0)
    {
        fixed (float* pa = &a, pb = &b, pc = &c)
        {
            if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            {
                Multiply<Float512, Vector512<float>, float>(
                    pa, aRow, aColumn, pb, bRow, bColumn, pc, cRow, cColumn, rows, columns, inner, accumulate, following, threads);
            }
            else if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
            {
                Multiply<Float256, Vector256<float>, float>(
                    pa, aRow, aColumn, pb, bRow, bColumn, pc, cRow, cColumn, rows, columns, inner, accumulate, following, threads);
            }
            else
            {
                Multiply<FloatScalar, float, float>(
                    pa, aRow, aColumn, pb, bRow, bColumn, pc, cRow, cColumn, rows, columns, inner, accumulate, following, threads);
            }
        }
    }

    /// <inheritdoc cref="Multiply(ref readonly float, nint, nint, ref readonly float, nint, nint,
    /// ref float, nint, nint, nint, nint, nint, bool, nint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Multiply(
        ref readonly double a, nint aRow, nint aColumn, ref readonly double b, nint bRow, nint bColumn,
        ref double c, nint cRow, nint cColumn, nint rows, nint columns, nint inner, bool accumulate,
        nint following = 0, int threads = 0)
    {
        fixed (double* pa = &a, pb = &b, pc = &c)
        {
            if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            {
                Multiply<Double512, Vector512<double>, double>(
                    pa, aRow, aColumn, pb, bRow, bColumn, pc, cRow, cColumn, rows, columns, inner, accumulate, following, threads);
            }
            else if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
            {
                Multiply<Double256, Vector256<double>, double>(
                    pa, aRow, aColumn, pb, bRow, bColumn, pc, cRow, cColumn, rows, columns, inner, accumulate, following, threads);
            }
            else
            {
                Multiply<DoubleScalar, double, double>(
                    pa, aRow, aColumn, pb, bRow, bColumn, pc, cRow, cColumn, rows, columns, inner, accumulate, following, threads);
            }
        }
    }

    /// <summary>
    /// Whether a product of so many rows and columns is added to C as one number for each element, so that adding it gives the bits of
    /// computing it apart and adding the results.
    /// </summary>
    /// <param name="rows">Rows of C.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="inner">The inner size.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static bool AddsAtOnce<T>(nint rows, nint columns, nint inner)
        where T : unmanaged => rows > 1 && columns > 1 && Blocking.IsOneDeep<T>(inner);

    /// <summary>Finds the method for the shape; anything not caught early here must cost a product only a few comparisons.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply<TLanes, TVector, T>(
        T* a, nint aRow, nint aColumn, T* b, nint bRow, nint bColumn,
        T* c, nint cRow, nint cColumn, nint rows, nint columns, nint inner, bool accumulate, nint following, int threads)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        if (rows == 1 && MatrixVector<TLanes, TVector, T>.Handles(columns, inner, bColumn, bRow))
        {
            // c = B^T a.
            MatrixVector<TLanes, TVector, T>.Multiply(
                b, bColumn, bRow, a, aColumn, c, cColumn, columns, inner, accumulate, backward: false, following, threads);
        }
        else if (columns == 1 && MatrixVector<TLanes, TVector, T>.Handles(rows, inner, aRow, aColumn))
        {
            // The gradient of a product of the kind above goes through the same matrix once more: from its end, which may still be in
            // the third-level cache, back to its start, where the next call begins.
            MatrixVector<TLanes, TVector, T>.Multiply(
                a, aRow, aColumn, b, bRow, c, cRow, rows, inner, accumulate, backward: true, following, threads);
        }
        else
        {
            Matrix<T> left = new(a, rows == 1 ? 1 : aRow, inner == 1 ? 1 : aColumn);
            Matrix<T> right = new(b, inner == 1 ? 1 : bRow, columns == 1 ? 1 : bColumn);
            Matrix<T> result = new(c, rows == 1 ? 1 : cRow, columns == 1 ? 1 : cColumn);
            BlockedProduct<TLanes, TVector, T>.Multiply(left, right, result, rows, columns, inner, accumulate);
        }
    }
}
