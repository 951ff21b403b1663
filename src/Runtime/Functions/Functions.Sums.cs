namespace NumDsl;

// Reductions that add up: over all elements to a Scalar, or over axes, which keep their place with the size 1.
public static partial class Functions
{
    /// <summary>The sum of all elements.</summary>
    /// <remarks>Elements are added one after the other in row-major order; the sum of none is 0. Derivative: 1 to each element.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    public static Scalar Sum(NDArray x) => Lanes.ReduceAll(nameof(Sum), x, Lanes.Sum);

    /// <summary>The sum along an axis, which stays, with the size 1.</summary>
    /// <remarks>Elements are added one after the other in row-major order; the sum of none is 0. Derivative: 1 to each element.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray Sum(NDArray x, int axis) => Lanes.Reduce(nameof(Sum), x, axis, Lanes.Sum);

    /// <summary>The sum over several axes, which stay, with the size 1.</summary>
    /// <remarks>Elements are added one after the other in row-major order; the sum of none is 0. Derivative: 1 to each element.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">No axis is given, or one twice.</exception>
    public static NDArray Sum(NDArray x, params int[] axes) => Lanes.Reduce(nameof(Sum), x, axes, Lanes.Sum);

    /// <summary>The mean of all elements.</summary>
    /// <remarks>The sum over the count. Derivative: 1/count to each element.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Scalar Mean(NDArray x) => Lanes.ReduceAll(nameof(Mean), x, Lanes.Mean);

    /// <summary>The mean along an axis, which stays, with the size 1.</summary>
    /// <remarks>The sum over the count. Derivative: 1/count to each element.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">The axis has the size 0.</exception>
    public static NDArray Mean(NDArray x, int axis) => Lanes.Reduce(nameof(Mean), x, axis, Lanes.Mean);

    /// <summary>The mean over several axes, which stay, with the size 1.</summary>
    /// <remarks>The sum over the count. Derivative: 1/count to each element.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">No axis is given, or one twice, or one of them has the size 0.</exception>
    public static NDArray Mean(NDArray x, params int[] axes) => Lanes.Reduce(nameof(Mean), x, axes, Lanes.Mean);

    /// <summary>The Euclidean (Frobenius) norm sqrt(sum(x^2)) of all elements.</summary>
    /// <remarks>
    /// Of none it is 0. Squares are not scaled: they overflow above 1e154, as in NumPy. Derivative: x/norm, and 0 where the norm is
    /// 0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    public static Scalar Norm(NDArray x) => Lanes.ReduceAll(nameof(Norm), x, Lanes.Norm);

    /// <summary>The Euclidean (Frobenius) norm sqrt(sum(x^2)) along an axis, which stays, with the size 1.</summary>
    /// <remarks>
    /// Of none it is 0. Squares are not scaled: they overflow above 1e154, as in NumPy. Derivative: x/norm, and 0 where the norm is
    /// 0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray Norm(NDArray x, int axis) => Lanes.Reduce(nameof(Norm), x, axis, Lanes.Norm);

    /// <summary>The Euclidean (Frobenius) norm sqrt(sum(x^2)) over several axes, which stay, with the size 1.</summary>
    /// <remarks>
    /// Of none it is 0. Squares are not scaled: they overflow above 1e154, as in NumPy. Derivative: x/norm, and 0 where the norm is
    /// 0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">No axis is given, or one twice.</exception>
    public static NDArray Norm(NDArray x, params int[] axes) => Lanes.Reduce(nameof(Norm), x, axes, Lanes.Norm);
}
