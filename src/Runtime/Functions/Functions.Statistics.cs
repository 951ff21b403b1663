namespace NumDsl;

// What is said of many numbers in one: spread, and counts.
public static partial class Functions
{
    /// <summary>The variance: the mean of the squared distances from the mean.</summary>
    /// <remarks>
    /// Divided by the number of elements n, as NumPy does by default; for the unbiased estimate multiply by n/(n - 1). Derivative:
    /// 2 (x - mean)/n. Of one element it is 0, of none undefined.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Scalar Var(NDArray x) => Lanes.ReduceAll(nameof(Var), x, Lanes.Var);

    /// <summary>The variance: the mean of the squared distances from the mean, along an axis, which stays, with the size 1.</summary>
    /// <remarks>
    /// Divided by the number of elements n, as NumPy does by default; for the unbiased estimate multiply by n/(n - 1). Derivative:
    /// 2 (x - mean)/n. Of one element it is 0, of none undefined.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentException">The axis has the size 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray Var(NDArray x, int axis) => Lanes.Reduce(nameof(Var), x, axis, Lanes.Var);

    /// <summary>The variance: the mean of the squared distances from the mean, over several axes, which stay, with the size 1.</summary>
    /// <remarks>
    /// Divided by the number of elements n, as NumPy does by default; for the unbiased estimate multiply by n/(n - 1). Derivative:
    /// 2 (x - mean)/n. Of one element it is 0, of none undefined.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">No axis is given, or one twice, or an axis has the size 0.</exception>
    public static NDArray Var(NDArray x, params int[] axes) => Lanes.Reduce(nameof(Var), x, axes, Lanes.Var);

    /// <summary>The standard deviation: the square root of the variance.</summary>
    /// <remarks>
    /// Divided by the number of elements n, as NumPy does by default. Derivative: (x - mean)/(n std), and 0 where the deviation is
    /// 0. Of one element it is 0, of none undefined.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Scalar Std(NDArray x) => Lanes.ReduceAll(nameof(Std), x, Lanes.Std);

    /// <summary>The standard deviation: the square root of the variance, along an axis, which stays, with the size 1.</summary>
    /// <remarks>
    /// Divided by the number of elements n, as NumPy does by default. Derivative: (x - mean)/(n std), and 0 where the deviation is
    /// 0. Of one element it is 0, of none undefined.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentException">The axis has the size 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray Std(NDArray x, int axis) => Lanes.Reduce(nameof(Std), x, axis, Lanes.Std);

    /// <summary>The standard deviation: the square root of the variance, over several axes, which stay, with the size 1.</summary>
    /// <remarks>
    /// Divided by the number of elements n, as NumPy does by default. Derivative: (x - mean)/(n std), and 0 where the deviation is
    /// 0. Of one element it is 0, of none undefined.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">No axis is given, or one twice, or an axis has the size 0.</exception>
    public static NDArray Std(NDArray x, params int[] axes) => Lanes.Reduce(nameof(Std), x, axes, Lanes.Std);

    /// <summary>The number of elements that are not 0.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is not 0; of none it is 0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    public static Scalar CountNonzero(NDArray x) => Lanes.ReduceAll(nameof(CountNonzero), x, Lanes.CountNonzero);

    /// <summary>The number of elements that are not 0, along an axis, which stays, with the size 1.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is not 0; of none it is 0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray CountNonzero(NDArray x, int axis) => Lanes.Reduce(nameof(CountNonzero), x, axis, Lanes.CountNonzero);

    /// <summary>The number of elements that are not 0, over several axes, which stay, with the size 1.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is not 0; of none it is 0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">No axis is given, or one twice.</exception>
    public static NDArray CountNonzero(NDArray x, params int[] axes) => Lanes.Reduce(nameof(CountNonzero), x, axes, Lanes.CountNonzero);

    /// <summary>1 if an element is not 0, else 0.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is not 0; of none it is 0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    public static Scalar Any(NDArray x) => Lanes.ReduceAll(nameof(Any), x, Lanes.Any);

    /// <summary>1 if an element is not 0, else 0, along an axis, which stays, with the size 1.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is not 0; of none it is 0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray Any(NDArray x, int axis) => Lanes.Reduce(nameof(Any), x, axis, Lanes.Any);

    /// <summary>1 if an element is not 0, else 0, over several axes, which stay, with the size 1.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is not 0; of none it is 0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">No axis is given, or one twice.</exception>
    public static NDArray Any(NDArray x, params int[] axes) => Lanes.Reduce(nameof(Any), x, axes, Lanes.Any);

    /// <summary>1 if every element is other than 0, else 0.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is not 0; of none it is 1.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    public static Scalar All(NDArray x) => Lanes.ReduceAll(nameof(All), x, Lanes.All);

    /// <summary>1 if every element is other than 0, else 0, along an axis, which stays, with the size 1.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is not 0; of none it is 1.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray All(NDArray x, int axis) => Lanes.Reduce(nameof(All), x, axis, Lanes.All);

    /// <summary>1 if every element is other than 0, else 0, over several axes, which stay, with the size 1.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is not 0; of none it is 1.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">No axis is given, or one twice.</exception>
    public static NDArray All(NDArray x, params int[] axes) => Lanes.Reduce(nameof(All), x, axes, Lanes.All);
}
