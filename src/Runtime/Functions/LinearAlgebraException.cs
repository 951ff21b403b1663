using System.Globalization;

namespace NumDsl;

/// <summary>
/// A matrix does not have what a function of linear algebra needs: it is singular, or not positive definite. What <c>LinAlgError</c>
/// is in NumPy.
/// </summary>
/// <remarks>
/// Whether a pivot is 0 is decided in the precision at hand: a matrix that is singular may have pivots that are rounding errors
/// instead, and then gives large numbers and no exception.
/// </remarks>
public sealed class LinearAlgebraException : ArithmeticException
{
    private LinearAlgebraException(string message, int matrix, int pivot)
        : base(message)
    {
        Matrix = matrix;
        Pivot = pivot;
    }

    /// <summary>Which matrix of a batch it is, counted row-major over the leading axes from 0.</summary>
    public int Matrix { get; }

    /// <summary>The row, from 0, at which the elimination cannot go on.</summary>
    public int Pivot { get; }

    internal static LinearAlgebraException Singular(string name, nint matrix, nint pivot, nint size) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"The matrix '{name}' is singular: pivot {pivot} of {size} is 0 (matrix {matrix} of the batch). No inverse and no solution exist."),
        (int)matrix, (int)pivot);

    internal static LinearAlgebraException NotPositiveDefinite(string name, nint matrix, nint pivot, nint size, double value) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"The matrix '{name}' is not positive definite: pivot {pivot} of {size} is {value:R} (matrix {matrix} of the batch). "
            + $"Cholesky needs pivots above 0; a small multiple of the identity, added to a covariance, often helps."),
        (int)matrix, (int)pivot);
}
