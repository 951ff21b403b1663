namespace NumDsl;

// Reductions that look for an extreme, sharp or soft (log-sum-exp); none exists without elements.
public static partial class Functions
{
    /// <summary>The greatest of all elements.</summary>
    /// <remarks>NaN anywhere gives NaN. Derivative: shared equally among the elements that attain it.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Scalar Max(NDArray x) => Lanes.ReduceAll(nameof(Max), x, Lanes.Max);

    /// <summary>The greatest along an axis, which stays, with the size 1.</summary>
    /// <remarks>NaN anywhere gives NaN. Derivative: shared equally among the elements that attain it.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">The axis has the size 0.</exception>
    public static NDArray Max(NDArray x, int axis) => Lanes.Reduce(nameof(Max), x, axis, Lanes.Max);

    /// <summary>The greatest over several axes, which stay, with the size 1.</summary>
    /// <remarks>NaN anywhere gives NaN. Derivative: shared equally among the elements that attain it.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">No axis is given, or one twice, or one of them has the size 0.</exception>
    public static NDArray Max(NDArray x, params int[] axes) => Lanes.Reduce(nameof(Max), x, axes, Lanes.Max);

    /// <summary>The least of all elements.</summary>
    /// <remarks>NaN anywhere gives NaN. Derivative: shared equally among the elements that attain it.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Scalar Min(NDArray x) => Lanes.ReduceAll(nameof(Min), x, Lanes.Min);

    /// <summary>The least along an axis, which stays, with the size 1.</summary>
    /// <remarks>NaN anywhere gives NaN. Derivative: shared equally among the elements that attain it.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">The axis has the size 0.</exception>
    public static NDArray Min(NDArray x, int axis) => Lanes.Reduce(nameof(Min), x, axis, Lanes.Min);

    /// <summary>The least over several axes, which stay, with the size 1.</summary>
    /// <remarks>NaN anywhere gives NaN. Derivative: shared equally among the elements that attain it.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">No axis is given, or one twice, or one of them has the size 0.</exception>
    public static NDArray Min(NDArray x, params int[] axes) => Lanes.Reduce(nameof(Min), x, axes, Lanes.Min);

    /// <summary>log(sum(e^x)) of all elements.</summary>
    /// <remarks>
    /// The maximum is subtracted first and added to the result, so that nothing overflows; only -infinity gives -infinity.
    /// Derivative: softmax x.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Scalar LogSumExp(NDArray x) => Lanes.ReduceAll(nameof(LogSumExp), x, Lanes.LogSumExp);

    /// <summary>log(sum(e^x)) along an axis, which stays, with the size 1.</summary>
    /// <remarks>
    /// The maximum is subtracted first and added to the result, so that nothing overflows; only -infinity gives -infinity.
    /// Derivative: softmax x.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">The axis has the size 0.</exception>
    public static NDArray LogSumExp(NDArray x, int axis) => Lanes.Reduce(nameof(LogSumExp), x, axis, Lanes.LogSumExp);

    /// <summary>log(sum(e^x)) over several axes, which stay, with the size 1.</summary>
    /// <remarks>
    /// The maximum is subtracted first and added to the result, so that nothing overflows; only -infinity gives -infinity.
    /// Derivative: softmax x.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">No axis is given, or one twice, or one of them has the size 0.</exception>
    public static NDArray LogSumExp(NDArray x, params int[] axes) => Lanes.Reduce(nameof(LogSumExp), x, axes, Lanes.LogSumExp);
}
