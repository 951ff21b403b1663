using System.Collections.Immutable;
using System.Globalization;
using NumDsl.Kernels;

namespace NumDsl;

// Systems of linear equations and factorisations of square matrices; the leading axes count the matrices of a batch.
public static partial class Functions
{
    /// <summary>The solutions x of the linear systems a x = b, by elimination with partial pivoting.</summary>
    /// <remarks>
    /// Derivative: db = Solve(a.T, dx), da = -Dot(db, x.T) (Giles, "Collected matrix derivative results for forward and reverse mode
    /// algorithmic differentiation", 2008). A singular matrix is an exception, not NaN; NaN in a matrix gives NaN. Of no unknowns there
    /// is nothing to solve. One factorisation serves all uses of a matrix, derivatives included.
    /// </remarks>
    /// <param name="a">A matrix (n, n), or a batch of them (..., n, n).</param>
    /// <param name="b">The right-hand sides (n, k), a column each, or (..., n, k).</param>
    /// <returns>The solutions, in the shape of <paramref name="b"/>.</returns>
    /// <exception cref="ArgumentException">The matrix is not square, or the shapes do not fit.</exception>
    /// <exception cref="LinearAlgebraException">A matrix is singular.</exception>
    public static NDArray Solve(NDArray a, NDArray b)
    {
        CheckSystem(nameof(Solve), a, b);
        return Matrices.Solve(Matrices.Factor(a, nameof(a)), b);
    }

    /// <summary>The solutions x of the linear systems a x = b for a triangular matrix, by substitution.</summary>
    /// <remarks>
    /// Derivative: db = TriangularSolve(a, dx) with the transpose, da = the same triangle of -Dot(db, x.T). The other triangle is not
    /// read, and may hold anything. A 0 in the diagonal is an exception, not an infinity.
    /// </remarks>
    /// <param name="a">A triangular matrix (n, n), or a batch of them (..., n, n).</param>
    /// <param name="b">The right-hand sides (n, k), a column each, or (..., n, k).</param>
    /// <param name="lower">Whether it is the lower triangle.</param>
    /// <param name="transposed">Whether to solve with the transpose of the triangle.</param>
    /// <returns>The solutions, in the shape of <paramref name="b"/>.</returns>
    /// <exception cref="ArgumentException">The matrix is not square, or the shapes do not fit.</exception>
    /// <exception cref="LinearAlgebraException">A matrix is singular.</exception>
    public static NDArray TriangularSolve(NDArray a, NDArray b, bool lower = true, bool transposed = false)
    {
        CheckSystem(nameof(TriangularSolve), a, b);
        return Matrices.SolveTriangle(transposed ? a.T : a, b, lower != transposed, nameof(a));
    }

    /// <summary>The inverse of square matrices.</summary>
    /// <remarks>
    /// Derivative: da = -Dot(Dot(x.T, dx), x.T) for the inverse x (Giles, 2008). A singular matrix is an exception, not NaN. Solve is
    /// faster and more exact than multiplying by an inverse.
    /// </remarks>
    /// <param name="a">A matrix (n, n), or a batch of them (..., n, n).</param>
    /// <returns>The inverses, in the shape of <paramref name="a"/>.</returns>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    /// <exception cref="LinearAlgebraException">A matrix is singular.</exception>
    public static NDArray Inverse(NDArray a)
    {
        CheckSquare(nameof(Inverse), a, nameof(a));
        return Matrices.Solve(Matrices.Factor(a, nameof(a)), Matrices.Identity(a.Shape));
    }

    /// <summary>The logarithm of the absolute value of the determinant of a square matrix, as the second value of NumPy's slogdet.</summary>
    /// <remarks>
    /// Derivative: the transpose of the inverse. It neither overflows nor underflows where the determinant does. Of a matrix without
    /// elements it is 0. A singular matrix is an exception, not -infinity, because there is no derivative.
    /// </remarks>
    /// <param name="a">A matrix (n, n).</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">It is not a square matrix.</exception>
    /// <exception cref="LinearAlgebraException">The matrix is singular.</exception>
    public static Scalar LogDet(NDArray a)
    {
        CheckSquare(nameof(LogDet), a, nameof(a));
        return a.Rank == 2
            ? Matrices.LogAbsoluteDeterminant(Matrices.Factor(a, nameof(a)))[0, 0]
            : throw new ArgumentException(
                $"LogDet: a is {Shapes.Format(a.Shape)}, and gives one number for a matrix. Use BatchLogDet for a batch.", nameof(a));
    }

    /// <summary>The logarithm of the absolute value of the determinant of each matrix of a batch.</summary>
    /// <remarks>
    /// Derivative: the transpose of the inverse. Of matrices without elements it is 0. A singular matrix is an exception, not
    /// -infinity.
    /// </remarks>
    /// <param name="a">Matrices (..., n, n).</param>
    /// <returns>The logarithms (..., 1, 1).</returns>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <exception cref="LinearAlgebraException">A matrix is singular.</exception>
    public static NDArray BatchLogDet(NDArray a)
    {
        CheckSquare(nameof(BatchLogDet), a, nameof(a));
        return Matrices.LogAbsoluteDeterminant(Matrices.Factor(a, nameof(a)));
    }

    /// <summary>The Cholesky factor of symmetric positive definite matrices: the lower triangular l with a = Dot(l, l.T).</summary>
    /// <remarks>
    /// Derivative: dl = Dot(l, phi(p)) for p = inverse(l) da inverse(l.T), phi being the lower triangle with half the diagonal
    /// (Murray, "Differentiation of the Cholesky decomposition", 2016). Of a the lower triangle is read, as in NumPy, and its
    /// gradient is there, too. A matrix that is not positive definite, or has a NaN there, is an exception.
    /// </remarks>
    /// <param name="a">A matrix (n, n), or a batch of them (..., n, n).</param>
    /// <returns>The factors, in the shape of <paramref name="a"/>, with zeros above the diagonal.</returns>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    /// <exception cref="LinearAlgebraException">A matrix is not positive definite.</exception>
    public static NDArray Cholesky(NDArray a)
    {
        CheckSquare(nameof(Cholesky), a, nameof(a));
        return Matrices.Cholesky(a, nameof(a));
    }

    private static void CheckSquare(string function, NDArray a, string name)
    {
        ArgumentNullException.ThrowIfNull(a, name);
        if (a.Shape[^1] != a.Shape[^2])
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{function}: {name} is {Shapes.Format(a.Shape)}, which is not square: {a.Shape[^2]} rows and {a.Shape[^1]} columns."), name);
        }
    }

    private static void CheckSystem(string function, NDArray a, NDArray b)
    {
        CheckSquare(function, a, nameof(a));
        ArgumentNullException.ThrowIfNull(b);
        var shapes = $"{function}: a is {Shapes.Format(a.Shape)} and b is {Shapes.Format(b.Shape)}";
        if (a.Rank != b.Rank)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{shapes}: ranks {a.Rank} and {b.Rank} do not match, and ranks do not promote. Reshape one to the rank of the other."));
        }

        for (var axis = 0; axis < a.Rank - 1; axis++)
        {
            if (a.Shape[axis] != b.Shape[axis])
            {
                var advice = axis == a.Rank - 2
                    ? "b has one row for each unknown."
                    : "Leading axes count the systems and must be equal: use BroadcastTo.";
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"{shapes}, which disagree in axis {axis}: {a.Shape[axis]} against {b.Shape[axis]}. {advice}"));
            }
        }
    }

    /// <summary>The kernels on row-major arrays in double precision.</summary>
    private static class Matrices
    {
        private delegate void Kernel(StridedArray<double> a, StridedArray<double> result);

        private delegate void SolvingKernel(StridedArray<double> a, StridedArray<double> b, StridedArray<double> result);

        public static NDArray Factor(NDArray a, string name) =>
            Run(a, a.Shape.SetItem(a.Rank - 2, a.Shape[^1] + 1), (from, to) => LinearAlgebra.Factor(from, to, new(name)));

        public static NDArray Solve(NDArray factors, NDArray b) => Run(factors, b, LinearAlgebra.Solve);

        public static NDArray SolveTriangle(NDArray a, NDArray b, bool isLower, string name) => isLower
            ? Run(a, b, (triangle, right, to) => LinearAlgebra.SolveLower(triangle, right, to, new(name)))
            : Run(a, b, (triangle, right, to) => LinearAlgebra.SolveUpper(triangle, right, to, new(name)));

        public static NDArray LogAbsoluteDeterminant(NDArray factors) =>
            Run(factors, factors.Shape.SetItem(factors.Rank - 2, 1).SetItem(factors.Rank - 1, 1), LinearAlgebra.LogAbsoluteDeterminant);

        public static NDArray Cholesky(NDArray a, string name) => Run(a, a.Shape, (from, to) => LinearAlgebra.Cholesky(from, to, new(name)));

        public static NDArray Identity(ImmutableArray<int> shape) =>
            ByIndex(NDArray.Ones([.. shape]), static index => index[^1] - index[^2], (value, place) => place == 0 ? value : 0);

        private static NDArray Run(NDArray a, ImmutableArray<int> shape, Kernel kernel)
        {
            var result = new double[shape.Aggregate(1, (product, size) => product * size)];
            kernel(a.AsStrided(), StridedArray.RowMajor(result, shape));
            return new NDArray(result, shape);
        }

        private static NDArray Run(NDArray a, NDArray b, SolvingKernel kernel)
        {
            var result = new double[b.Length];
            kernel(a.AsStrided(), b.AsStrided(), StridedArray.RowMajor(result, b.Shape));
            return new NDArray(result, b.Shape);
        }
    }
}
