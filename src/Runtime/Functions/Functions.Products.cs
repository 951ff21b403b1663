using System.Globalization;

namespace NumDsl;

// Products that contract or combine axes. The elementwise product is the operator *.
public static partial class Functions
{
    /// <summary>The matrix product: c[i, j] = sum over k of a[i, k] b[k, j].</summary>
    /// <remarks>
    /// (r, k) with (k, c) gives (r, c). With rank over 2 the last two axes are the matrices, and the leading axes, which must be equal,
    /// count them: (n, r, k) with (n, k, c) gives (n, r, c). An empty inner dimension gives zeros.
    /// Derivative: da = Dot(dc, b.T), db = Dot(a.T, dc).
    /// </remarks>
    /// <param name="a">The left matrix, or a batch of them.</param>
    /// <param name="b">The right matrix, or a batch of them.</param>
    /// <returns>The product, of the same rank.</returns>
    /// <exception cref="ArgumentException">The inner dimensions, the leading axes or the ranks differ.</exception>
    public static NDArray Dot(NDArray a, NDArray b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        CheckDot(a, b);
        var (rows, inner, columns) = (a.Shape[^2], a.Shape[^1], b.Shape[^1]);
        var shape = a.Shape.SetItem(a.Rank - 1, columns);
        var result = new double[Shapes.Validate(shape.AsSpan(), nameof(a)).Length];
        var left = a.AsSpan();
        var right = b.AsSpan();
        // Row i of the result is the sum of the rows of b, each times one element of a: everything is read in order.
        for (var start = 0; start < result.Length; start += columns)
        {
            var row = start / columns;
            var resultRow = result.AsSpan(start, columns);
            for (var k = 0; k < inner; k++)
            {
                var factor = left[row * inner + k];
                var rightRow = right.Slice((row / rows * inner + k) * columns, columns);
                for (var j = 0; j < columns; j++)
                {
                    resultRow[j] += factor * rightRow[j];
                }
            }
        }

        return new NDArray(result, shape);
    }

    /// <summary>The matrix product by the name that NumPy gives it; the same as <c>Dot</c>.</summary>
    /// <remarks>
    /// Derivative: da = Dot(dc, b.T), db = Dot(a.T, dc). (r, k) with (k, c) gives (r, c), and the leading axes, which must be equal,
    /// count the products of a batch.
    /// </remarks>
    /// <param name="a">The left matrix, or a batch of them.</param>
    /// <param name="b">The right matrix, or a batch of them.</param>
    /// <returns>The product, of the same rank.</returns>
    /// <exception cref="ArgumentException">The inner dimensions, the leading axes or the ranks differ.</exception>
    public static NDArray MatMul(NDArray a, NDArray b) => Dot(a, b);

    /// <summary>The outer product of two vectors: c[i, j] = u[i] v[j].</summary>
    /// <remarks>
    /// Each vector may be a column or a row. Derivative: du[i] = sum over j of dc[i, j] v[j], dv[j] = sum over i of dc[i, j] u[i].
    /// </remarks>
    /// <param name="u">A vector of n elements: (n, 1) or (1, n).</param>
    /// <param name="v">A vector of m elements: (m, 1) or (1, m).</param>
    /// <returns>A matrix (n, m).</returns>
    /// <exception cref="ArgumentException">An operand is not a vector.</exception>
    public static NDArray Outer(NDArray u, NDArray v)
    {
        CheckVector(u, nameof(u));
        CheckVector(v, nameof(v));
        return Reshape(u, u.Length, 1) * Reshape(v, 1, v.Length);
    }

    private static void CheckVector(NDArray x, string name)
    {
        ArgumentNullException.ThrowIfNull(x, name);
        if (x.Rank != 2 || (x.Shape[0] != 1 && x.Shape[1] != 1))
        {
            throw new ArgumentException(
                $"Outer: {name} is {Shapes.Format(x.Shape)}, which is not a vector. Give a column (n, 1) or a row (1, n).", name);
        }
    }

    private static void CheckDot(NDArray a, NDArray b)
    {
        var shapes = $"Dot: a is {Shapes.Format(a.Shape)} and b is {Shapes.Format(b.Shape)}";
        if (a.Rank != b.Rank)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{shapes}: ranks {a.Rank} and {b.Rank} do not match, and ranks do not promote. Reshape one to the rank of the other."));
        }

        for (var axis = 0; axis < a.Rank - 2; axis++)
        {
            if (a.Shape[axis] != b.Shape[axis])
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"{shapes}: the leading axis {axis} disagrees, {a.Shape[axis]} against {b.Shape[axis]}. Leading axes " +
                    $"count the products and must be equal: use BroadcastTo."));
            }
        }

        if (a.Shape[^1] != b.Shape[^2])
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{shapes}: the columns of a, {a.Shape[^1]}, must equal the rows of b, {b.Shape[^2]}. {TransposeHint(a, b)}"));
        }
    }

    private static string TransposeHint(NDArray a, NDArray b)
    {
        string[] fitting =
        [
            .. a.Shape[^2] == b.Shape[^2] ? ["Dot(a.T, b)"] : Array.Empty<string>(),
            .. a.Shape[^1] == b.Shape[^1] ? ["Dot(a, b.T)"] : Array.Empty<string>(),
            .. a.Shape[^2] == b.Shape[^1] ? ["Dot(a.T, b.T)"] : Array.Empty<string>(),
        ];
        return fitting.Length == 0
            ? "No transpose of a or b fits either: check the shapes."
            : $"With a transpose it fits: {string.Join(" or ", fitting)}.";
    }
}
