using System.Globalization;

namespace NumDsl;

// What depends on where an element stands.
public static partial class Functions
{
    /// <summary>The place of the greatest element, counted row-major from 0; of several the first.</summary>
    /// <remarks>Derivative: 0. The first NaN counts as the greatest, as in NumPy. Exact in float up to 2^24 elements.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Scalar ArgMax(NDArray x) => Lanes.ReduceAll(nameof(ArgMax), x, Lanes.ArgMax);

    /// <summary>The place of the greatest element along an axis, counted from 0; of several the first.</summary>
    /// <remarks>Derivative: 0. The first NaN counts as the greatest, as in NumPy. Exact in float up to 2^24 elements.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentException">The axis has the size 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray ArgMax(NDArray x, int axis) => Lanes.Reduce(nameof(ArgMax), x, axis, Lanes.ArgMax);

    /// <summary>The place of the greatest element over several axes, counted row-major from 0 among their elements; of several the first.</summary>
    /// <remarks>
    /// Derivative: 0. The first NaN counts as the greatest. The order in which the axes are named does not matter. Exact in float up to 2^24 elements.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentException">No axis is given, or one twice, or one of them has the size 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray ArgMax(NDArray x, params int[] axes) => Lanes.Reduce(nameof(ArgMax), x, axes, Lanes.ArgMax);

    /// <summary>The place of the least element, counted row-major from 0; of several the first.</summary>
    /// <remarks>Derivative: 0. The first NaN counts as the least, as in NumPy. Exact in float up to 2^24 elements.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Scalar ArgMin(NDArray x) => Lanes.ReduceAll(nameof(ArgMin), x, Lanes.ArgMin);

    /// <summary>The place of the least element along an axis, counted from 0; of several the first.</summary>
    /// <remarks>Derivative: 0. The first NaN counts as the least, as in NumPy. Exact in float up to 2^24 elements.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentException">The axis has the size 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray ArgMin(NDArray x, int axis) => Lanes.Reduce(nameof(ArgMin), x, axis, Lanes.ArgMin);

    /// <summary>The place of the least element over several axes, counted row-major from 0 among their elements; of several the first.</summary>
    /// <remarks>
    /// Derivative: 0. The first NaN counts as the least. The order in which the axes are named does not matter. Exact in float up to 2^24 elements.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentException">No axis is given, or one twice, or one of them has the size 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray ArgMin(NDArray x, params int[] axes) => Lanes.Reduce(nameof(ArgMin), x, axes, Lanes.ArgMin);

    /// <summary>Class numbers as masks along an axis: 1 at the number's own place, and 0 elsewhere.</summary>
    /// <remarks>Derivative: 0. A number that is no class, such as -1 or 0.5, is refused; it is not silently zeros.</remarks>
    /// <param name="indices">The class numbers, from 0, with the size 1 along the axis.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="axis">The axis of the classes; a negative one counts from the end.</param>
    /// <returns>An array of the same rank, with the number of classes at the axis.</returns>
    /// <exception cref="ArgumentException">The size along the axis is not 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such axis, the number of classes is negative, or an element is not a whole number from 0 to below it.
    /// </exception>
    public static NDArray OneHot(NDArray indices, int classes, int axis)
    {
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        var along = Shapes.Axis(nameof(OneHot), axis, indices);
        if (indices.Shape[along] != 1)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"OneHot: axis {along} of {Shapes.Format(indices.Shape)} has the size {indices.Shape[along]}. Class numbers have the size 1 there."),
                nameof(indices));
        }

        CheckIndices(nameof(OneHot), indices, classes, nameof(indices));
        var spread = Broadcasting.Expand(indices, indices.Shape.SetItem(along, classes));
        return ByIndex(spread, index => index[along], static (value, place) => Mask.Equal(value, place));
    }

    /// <summary>The sums of all elements up to each one along an axis, itself included.</summary>
    /// <remarks>Derivative: the same sums from each element on, in reverse. Of no elements there are none.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to sum up along; a negative one counts from the end.</param>
    /// <returns>The sums, in the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray CumSum(NDArray x, int axis) => Lanes.Map(nameof(CumSum), x, axis, Lanes.CumSum);

    /// <summary>The products of all elements up to each one along an axis, itself included.</summary>
    /// <remarks>
    /// Derivative: for each product the product of its other factors, right also where factors are 0. Of no elements there are none.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to multiply along; a negative one counts from the end.</param>
    /// <returns>The products, in the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray CumProd(NDArray x, int axis) => Lanes.Map(nameof(CumProd), x, axis, Lanes.CumProd);

    /// <summary>The lower triangle of the last two axes: what is above a diagonal becomes 0.</summary>
    /// <remarks>Derivative: the lower triangle. A NaN above the diagonal becomes 0, too.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="diagonal">Which diagonal is the last to stay: 0 is the main one, 1 the one above it.</param>
    /// <returns>An array of the shape of <paramref name="x"/>.</returns>
    public static NDArray Tril(NDArray x, int diagonal = 0) =>
        ByIndex(x, static index => index[^1] - index[^2], (value, place) => place <= diagonal ? value : 0);

    /// <summary>The upper triangle of the last two axes: what is below a diagonal becomes 0.</summary>
    /// <remarks>Derivative: the upper triangle. A NaN below the diagonal becomes 0, too.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="diagonal">Which diagonal is the first to stay: 0 is the main one, 1 the one above it.</param>
    /// <returns>An array of the shape of <paramref name="x"/>.</returns>
    public static NDArray Triu(NDArray x, int diagonal = 0) =>
        ByIndex(x, static index => index[^1] - index[^2], (value, place) => place >= diagonal ? value : 0);

    /// <summary>The sum of the main diagonal of a square matrix.</summary>
    /// <remarks>Derivative: the identity matrix. Of a matrix without elements it is 0.</remarks>
    /// <param name="x">A matrix (n, n).</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">It is no square matrix.</exception>
    public static Scalar Trace(NDArray x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank != 2 || x.Shape[0] != x.Shape[1])
        {
            throw new ArgumentException($"Trace takes a square matrix; the shape is {Shapes.Format(x.Shape)}.", nameof(x));
        }

        double sum = 0;
        for (var i = 0; i < x.Shape[0]; i++)
        {
            sum += x[i, i];
        }

        return sum;
    }

    /// <summary>The identity matrix.</summary>
    /// <remarks>Derivative: 0, because there is no operand. Of no rows it has no elements.</remarks>
    /// <param name="n">The number of rows and of columns, 0 or more.</param>
    /// <returns>A matrix (n, n), 1 in the diagonal and 0 elsewhere.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public static NDArray Eye(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return ByIndex(NDArray.Ones(n, n), static index => index[1] - index[0], static (value, place) => place == 0 ? value : 0);
    }

    /// <summary>The main diagonal of square matrices, each as a column.</summary>
    /// <remarks>Derivative: the matrix with these elements in its diagonal and 0 elsewhere. What is off the diagonal is not read, NaN included.</remarks>
    /// <param name="x">A matrix (n, n), or a batch of them (..., n, n).</param>
    /// <returns>The diagonals (..., n, 1).</returns>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    public static NDArray Diagonal(NDArray x)
    {
        CheckSquare(nameof(Diagonal), x, nameof(x));
        return Sum(ByIndex(x, static index => index[^1] - index[^2], static (value, place) => place == 0 ? value : 0), axis: -1);
    }

    private static NDArray ByIndex(NDArray x, Func<int[], int> place, Func<double, int, double> f)
    {
        ArgumentNullException.ThrowIfNull(x);
        var data = x.ToArray();
        var index = new int[x.Rank];
        for (var i = 0; i < data.Length; i++)
        {
            var rest = i;
            for (var axis = x.Rank - 1; axis >= 0; axis--)
            {
                (rest, index[axis]) = Math.DivRem(rest, x.Shape[axis]);
            }

            data[i] = f(data[i], place(index));
        }

        return new NDArray(data, x.Shape);
    }
}
