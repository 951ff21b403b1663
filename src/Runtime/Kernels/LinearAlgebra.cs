using System.ComponentModel;
using System.Numerics;

namespace NumDsl.Kernels;

/// <summary>
/// Factorisations and what is solved with them, for each matrix of a batch: for generated code. Meant for systems of up to a few
/// hundred unknowns: a matrix is copied to row-major scratch memory and eliminated row by row.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class LinearAlgebra
{
    /// <summary>
    /// P A = L U by Gaussian elimination with partial pivoting (G. Golub, C. Van Loan, "Matrix Computations", 4th ed., algorithm
    /// 3.4.1): L below the diagonal, its own of ones, and U on and above it; in one more row, which row was swapped with each.
    /// </summary>
    /// <param name="a">Matrices (..., n, n).</param>
    /// <param name="factors">The factors (..., n + 1, n).</param>
    /// <param name="name">What the caller calls the matrices.</param>
    /// <exception cref="LinearAlgebraException">A pivot is 0.</exception>
    public static void Factor<T>(StridedArray<T> a, StridedArray<T> factors, MatrixName name)
        where T : unmanaged, INumber<T>
    {
        nint n = a.Lengths[^1];
        if (a.IsEmpty)
        {
            return;
        }

        Span<T> scratch = Workspace.RentForCall<T>((n + 1) * n);
        fixed (T* from = &a.First, to = &factors.First, rows = scratch)
        {
            for (nint matrix = 0; matrix < MatrixRows.Count(a); matrix++)
            {
                MatrixRows.Load(from + a.OffsetOf(matrix), a.Strides[^2], a.Strides[^1], rows, n, n);
                nint failed = Eliminate(rows, n);
                if (failed >= 0)
                {
                    throw LinearAlgebraException.Singular(name.Name, name.IndexOf(matrix, a.Lengths), failed, n);
                }

                MatrixRows.Store(rows, to + factors.OffsetOf(matrix), factors.Strides[^2], factors.Strides[^1], n + 1, n);
            }
        }
    }

    /// <summary>The first pivot that is 0, or -1.</summary>
    private static nint Eliminate<T>(T* rows, nint n)
        where T : unmanaged, INumber<T>
    {
        T* swaps = rows + (n * n);
        for (nint k = 0; k < n; k++)
        {
            nint largest = k;
            for (nint i = k + 1; i < n; i++)
            {
                if (T.Abs(rows[(i * n) + k]) > T.Abs(rows[(largest * n) + k]))
                {
                    largest = i;
                }
            }

            if (T.IsZero(rows[(largest * n) + k]))
            {
                return k;
            }

            swaps[k] = T.CreateTruncating(largest);
            if (largest != k)
            {
                MatrixRows.Swap(rows + (k * n), rows + (largest * n), n);
            }

            T* pivot = rows + (k * n) + k;
            for (nint i = k + 1; i < n; i++)
            {
                T* row = rows + (i * n) + k;
                row[0] /= pivot[0];
                MatrixRows.Subtract(row + 1, pivot + 1, row[0], n - k - 1);
            }
        }

        return -1;
    }

    /// <summary>The logarithm of the absolute value of each determinant, added up in double.</summary>
    /// <param name="factors">What <see cref="Factor"/> gave (..., n + 1, n).</param>
    /// <param name="result">The logarithms (..., 1, 1).</param>
    public static void LogAbsoluteDeterminant<T>(StridedArray<T> factors, StridedArray<T> result)
        where T : unmanaged, INumber<T>
    {
        if (result.IsEmpty)
        {
            return;
        }

        nint n = factors.Lengths[^1];
        fixed (T* from = &factors.First, to = &result.First)
        {
            for (nint matrix = 0; matrix < MatrixRows.Count(result); matrix++)
            {
                double sum = 0;
                for (nint i = 0; i < n; i++)
                {
                    T pivot = from[factors.OffsetOf(matrix) + (i * (factors.Strides[^2] + factors.Strides[^1]))];
                    sum += Math.Log(Math.Abs(double.CreateTruncating(pivot)));
                }

                to[result.OffsetOf(matrix)] = T.CreateTruncating(sum);
            }
        }
    }

    /// <summary>
    /// The lower triangular L with A = L L', a column at a time from the left (Golub and Van Loan, algorithm 4.2.1); of A the lower
    /// triangle is read.
    /// </summary>
    /// <param name="a">Matrices (..., n, n).</param>
    /// <param name="result">The factors (..., n, n), with zeros above the diagonal.</param>
    /// <param name="name">What the caller calls the matrices.</param>
    /// <exception cref="LinearAlgebraException">A pivot is not above 0.</exception>
    public static void Cholesky<T>(StridedArray<T> a, StridedArray<T> result, MatrixName name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nint n = a.Lengths[^1];
        if (a.IsEmpty)
        {
            return;
        }

        // The columns of L are the rows here, so that an update runs along memory.
        Span<T> scratch = Workspace.RentForCall<T>(n * n);
        fixed (T* from = &a.First, to = &result.First, columns = scratch)
        {
            for (nint matrix = 0; matrix < MatrixRows.Count(a); matrix++)
            {
                MatrixRows.Load(from + a.OffsetOf(matrix), a.Strides[^1], a.Strides[^2], columns, n, n);
                for (nint k = 0; k < n; k++)
                {
                    T* column = columns + (k * n);
                    for (nint j = 0; j < k; j++)
                    {
                        T* earlier = columns + (j * n);
                        MatrixRows.Subtract(column + k, earlier + k, earlier[k], n - k);
                        column[j] = T.Zero;
                    }

                    T pivot = column[k];
                    if (!(pivot > T.Zero))
                    {
                        throw LinearAlgebraException.NotPositiveDefinite(name.Name, name.IndexOf(matrix, a.Lengths), k, n, double.CreateTruncating(pivot));
                    }

                    MatrixRows.Divide(column + k, T.Sqrt(pivot), n - k);
                }

                MatrixRows.Store(columns, to + result.OffsetOf(matrix), result.Strides[^1], result.Strides[^2], n, n);
            }
        }
    }
}
