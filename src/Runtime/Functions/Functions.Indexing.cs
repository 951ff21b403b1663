using System.Collections.Immutable;
using System.Globalization;

namespace NumDsl;

// Elements by index, and in order.
public static partial class Functions
{
    /// <summary>The slices of an array at some indices along an axis: the rows of a table, as an embedding looks them up.</summary>
    /// <remarks>
    /// Derivative: each slice's is added where it was taken from, those of equal indices one after the other, so that the sum does not depend on
    /// the number of threads. In a model indices are best an argument with <c>[Element(typeof(int))]</c>: they are all checked before anything is
    /// computed. Of no indices the result is empty.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="indices">A vector of whole numbers from 0, a column (k, 1) or a row (1, k).</param>
    /// <param name="axis">The axis that they count; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with k at the axis.</returns>
    /// <exception cref="ArgumentException">The indices are not a vector.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or an index is not below its size; the message has both.</exception>
    public static NDArray Take(NDArray x, NDArray indices, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(indices);
        var along = Shapes.Axis(nameof(Take), axis, x);
        if (indices.Rank != 2 || (indices.Shape[0] != 1 && indices.Shape[1] != 1))
        {
            throw new ArgumentException(
                $"Take: the indices have the shape {Shapes.Format(indices.Shape)}; they are a vector, (k, 1) or (1, k), or use TakeAlongAxis.", nameof(indices));
        }

        CheckIndices(nameof(Take), indices, x.Shape[along], nameof(indices));
        var list = indices.ToArray();
        return Gathered(x, x.Shape.SetItem(along, list.Length), along, index => list[index[along]]);
    }

    /// <summary>The element at an index along an axis, for each index of an array of them: of (n, m) along axis 0, x[i[j, c], c] at (j, c).</summary>
    /// <remarks>
    /// Derivative: each element's is added where it was taken from, one after the other. With the result of <see cref="ArgSort"/> it puts other
    /// arrays in the same order. Of no indices the result is empty.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="indices">Whole numbers from 0; of the shape of <paramref name="x"/> but for the axis.</param>
    /// <param name="axis">The axis that they count; a negative one counts from the end.</param>
    /// <returns>An array of the shape of the indices.</returns>
    /// <exception cref="ArgumentException">The shapes differ in another axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or an index is not below its size; the message has both.</exception>
    public static NDArray TakeAlongAxis(NDArray x, NDArray indices, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(indices);
        var along = Shapes.Axis(nameof(TakeAlongAxis), axis, x);
        if (indices.Rank != x.Rank || Enumerable.Range(0, x.Rank).Any(each => each != along && indices.Shape[each] != x.Shape[each]))
        {
            throw new ArgumentException(
                $"TakeAlongAxis: the indices have the shape {Shapes.Format(indices.Shape)} and the array {Shapes.Format(x.Shape)}; but for axis {along} they must be the same.",
                nameof(indices));
        }

        CheckIndices(nameof(TakeAlongAxis), indices, x.Shape[along], nameof(indices));
        return Gathered(x, indices.Shape, along, index => indices.At(index));
    }

    /// <summary>The elements along an axis in ascending order; NaN comes last, as in NumPy.</summary>
    /// <remarks>Derivative: each element's goes back to where it stood. Equal elements keep their order; 0 equals -0.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to sort along; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray Sort(NDArray x, int axis) => TakeAlongAxis(x, ArgSort(x, axis), axis);

    /// <summary>The indices that sort an axis in ascending order: those of NaN come last, those of equal elements in their order.</summary>
    /// <remarks>Derivative: 0. Exact in float up to 2^24 elements along the axis; more are refused.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to sort along; a negative one counts from the end.</param>
    /// <returns>The indices, in the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray ArgSort(NDArray x, int axis) => Lanes.Map(nameof(ArgSort), x, axis, lane => Lanes.ArgSort(lane, descending: false));

    /// <summary>The k greatest elements along an axis, the greatest first; NaN counts as the greatest, as in JAX.</summary>
    /// <remarks>Derivative: each element's goes back to where it stood. Of equal elements the first comes first.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="k">How many: at most the size of the axis.</param>
    /// <param name="axis">The axis to choose along; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with k at the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or it does not have k elements.</exception>
    public static NDArray TopK(NDArray x, int k, int axis) => TakeAlongAxis(x, ArgTopK(x, k, axis), axis);

    /// <summary>Where the k greatest elements along an axis are, that of the greatest first; NaN counts as the greatest, as in JAX.</summary>
    /// <remarks>Derivative: 0. Of equal elements the first comes first. Exact in float up to 2^24 elements along the axis; more are refused.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="k">How many: at most the size of the axis.</param>
    /// <param name="axis">The axis to choose along; a negative one counts from the end.</param>
    /// <returns>The indices: an array of the shape of <paramref name="x"/>, with k at the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or it does not have k elements.</exception>
    public static NDArray ArgTopK(NDArray x, int k, int axis) =>
        Slice(Lanes.Map(nameof(ArgTopK), x, axis, lane => Lanes.ArgSort(lane, descending: true)), axis, 0, k);

    private static NDArray Gathered(NDArray x, ImmutableArray<int> shape, int axis, Func<int[], double> place)
    {
        var (result, length) = Shapes.Validate(shape.AsSpan(), nameof(x));
        var data = new double[length];
        var index = new int[shape.Length];
        for (var i = 0; i < length; i++)
        {
            for (var (rest, each) = (i, shape.Length - 1); each >= 0; each--)
            {
                (rest, index[each]) = Math.DivRem(rest, shape[each]);
            }

            int[] source = [.. index];
            source[axis] = (int)place(index);
            data[i] = x.At(source);
        }

        return new NDArray(data, result);
    }

    private static void CheckIndices(string function, NDArray indices, int bound, string name)
    {
        var values = indices.AsSpan();
        for (var i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= 0 && values[i] < bound && Math.Floor(values[i]) == values[i]))
            {
                var place = new int[indices.Rank];
                for (var (rest, axis) = (i, indices.Rank - 1); axis >= 0; axis--)
                {
                    (rest, place[axis]) = Math.DivRem(rest, indices.Shape[axis]);
                }

                throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture,
                    $"{function}: there is {values[i]} at [{string.Join(", ", place)}] of '{name}'; it takes whole numbers from 0 to below {bound}."));
            }
        }
    }
}
