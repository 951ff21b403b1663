using System.Numerics;

namespace NumDsl.Kernels;

// Systems that are solved by substitution.
public static unsafe partial class LinearAlgebra
{
    /// <summary>X with A X = B.</summary>
    /// <param name="factors">What <see cref="Factor"/> gave for A (..., n + 1, n).</param>
    /// <param name="b">Right-hand sides (..., n, k).</param>
    /// <param name="result">The solutions (..., n, k).</param>
    public static void Solve<T>(StridedArray<T> factors, StridedArray<T> b, StridedArray<T> result)
        where T : unmanaged, INumber<T> => Solve(factors, b, result, isTransposed: false);

    /// <summary>X with A' X = B, for the transpose of A.</summary>
    /// <param name="factors">What <see cref="Factor"/> gave for A (..., n + 1, n).</param>
    /// <param name="b">Right-hand sides (..., n, k).</param>
    /// <param name="result">The solutions (..., n, k).</param>
    public static void SolveTransposed<T>(StridedArray<T> factors, StridedArray<T> b, StridedArray<T> result)
        where T : unmanaged, INumber<T> => Solve(factors, b, result, isTransposed: true);

    /// <summary>X with L X = B, for the lower triangle L of A; what is above the diagonal is not read.</summary>
    /// <param name="a">Matrices (..., n, n).</param>
    /// <param name="b">Right-hand sides (..., n, k).</param>
    /// <param name="result">The solutions (..., n, k).</param>
    /// <param name="name">What the caller calls the matrices.</param>
    /// <exception cref="LinearAlgebraException">An element of the diagonal is 0.</exception>
    public static void SolveLower<T>(StridedArray<T> a, StridedArray<T> b, StridedArray<T> result, MatrixName name)
        where T : unmanaged, INumber<T> => SolveTriangle(a, b, result, isLower: true, name);

    /// <summary>X with U X = B, for the upper triangle U of A; what is below the diagonal is not read.</summary>
    /// <param name="a">Matrices (..., n, n).</param>
    /// <param name="b">Right-hand sides (..., n, k).</param>
    /// <param name="result">The solutions (..., n, k).</param>
    /// <param name="name">What the caller calls the matrices.</param>
    /// <exception cref="LinearAlgebraException">An element of the diagonal is 0.</exception>
    public static void SolveUpper<T>(StridedArray<T> a, StridedArray<T> b, StridedArray<T> result, MatrixName name)
        where T : unmanaged, INumber<T> => SolveTriangle(a, b, result, isLower: false, name);

    private static void Solve<T>(StridedArray<T> factors, StridedArray<T> b, StridedArray<T> result, bool isTransposed)
        where T : unmanaged, INumber<T>
    {
        if (result.IsEmpty)
        {
            return;
        }

        var (n, width) = (b.Lengths[^2], b.Lengths[^1]);
        var (down, right) = (factors.Strides[^2], factors.Strides[^1]);
        Span<T> scratch = Workspace.RentForCall<T>((n + width) * n);
        fixed (T* matrices = &factors.First, from = &b.First, to = &result.First, triangles = scratch)
        {
            T* x = triangles + (n * n);
            for (nint matrix = 0; matrix < MatrixRows.Count(b); matrix++)
            {
                T* source = matrices + factors.OffsetOf(matrix);
                T* swaps = source + (n * down);
                MatrixRows.Load(from + b.OffsetOf(matrix), b.Strides[^2], b.Strides[^1], x, n, width);
                if (isTransposed)
                {
                    // P A = L U, so A' = U' L' P: the triangles change places.
                    MatrixRows.Load(source, right, down, triangles, n, n);
                    Forward(triangles, x, n, width, hasOnes: false);
                    Backward(triangles, x, n, width, hasOnes: true);
                    for (nint i = n - 1; i >= 0; i--)
                    {
                        Exchange(x, width, i, swaps[i * right]);
                    }
                }
                else
                {
                    MatrixRows.Load(source, down, right, triangles, n, n);
                    for (nint i = 0; i < n; i++)
                    {
                        Exchange(x, width, i, swaps[i * right]);
                    }

                    Forward(triangles, x, n, width, hasOnes: true);
                    Backward(triangles, x, n, width, hasOnes: false);
                }

                MatrixRows.Store(x, to + result.OffsetOf(matrix), result.Strides[^2], result.Strides[^1], n, width);
            }
        }
    }

    private static void SolveTriangle<T>(StridedArray<T> a, StridedArray<T> b, StridedArray<T> result, bool isLower, MatrixName name)
        where T : unmanaged, INumber<T>
    {
        if (a.IsEmpty)
        {
            return;
        }

        var (n, width) = (b.Lengths[^2], b.Lengths[^1]);
        Span<T> scratch = Workspace.RentForCall<T>((n + width) * n);
        fixed (T* matrices = &a.First, from = &b.First, to = &result.First, triangle = scratch)
        {
            T* x = triangle + (n * n);
            for (nint matrix = 0; matrix < MatrixRows.Count(a); matrix++)
            {
                MatrixRows.Load(matrices + a.OffsetOf(matrix), a.Strides[^2], a.Strides[^1], triangle, n, n);
                for (nint i = 0; i < n; i++)
                {
                    if (T.IsZero(triangle[(i * n) + i]))
                    {
                        throw LinearAlgebraException.Singular(name.Name, name.IndexOf(matrix, a.Lengths), i, n);
                    }
                }

                if (width == 0)
                {
                    continue;
                }

                MatrixRows.Load(from + b.OffsetOf(matrix), b.Strides[^2], b.Strides[^1], x, n, width);
                if (isLower)
                {
                    Forward(triangle, x, n, width, hasOnes: false);
                }
                else
                {
                    Backward(triangle, x, n, width, hasOnes: false);
                }

                MatrixRows.Store(x, to + result.OffsetOf(matrix), result.Strides[^2], result.Strides[^1], n, width);
            }
        }
    }

    /// <summary>Substitution from the first row on; a diagonal of ones is not read.</summary>
    private static void Forward<T>(T* lower, T* x, nint n, nint width, bool hasOnes)
        where T : unmanaged, INumber<T>
    {
        for (nint i = 0; i < n; i++)
        {
            for (nint j = 0; j < i; j++)
            {
                MatrixRows.Subtract(x + (i * width), x + (j * width), lower[(i * n) + j], width);
            }

            if (!hasOnes)
            {
                MatrixRows.Divide(x + (i * width), lower[(i * n) + i], width);
            }
        }
    }

    /// <summary>Substitution from the last row back; a diagonal of ones is not read.</summary>
    private static void Backward<T>(T* upper, T* x, nint n, nint width, bool hasOnes)
        where T : unmanaged, INumber<T>
    {
        for (nint i = n - 1; i >= 0; i--)
        {
            for (nint j = i + 1; j < n; j++)
            {
                MatrixRows.Subtract(x + (i * width), x + (j * width), upper[(i * n) + j], width);
            }

            if (!hasOnes)
            {
                MatrixRows.Divide(x + (i * width), upper[(i * n) + i], width);
            }
        }
    }

    private static void Exchange<T>(T* x, nint width, nint row, T other)
        where T : unmanaged, INumber<T>
    {
        nint with = nint.CreateTruncating(other);
        if (with != row)
        {
            MatrixRows.Swap(x + (row * width), x + (with * width), width);
        }
    }
}
