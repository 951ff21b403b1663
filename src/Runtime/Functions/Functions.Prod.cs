namespace NumDsl;

// The product of many numbers.
public static partial class Functions
{
    /// <summary>The product of all elements.</summary>
    /// <remarks>
    /// Derivative: the product of all others, right with zeros among them too, and so is the second. Of
    /// none it is 1; it overflows and underflows as its elements do.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>One number.</returns>
    public static Scalar Prod(NDArray x) => Lanes.ReduceAll(nameof(Prod), x, Lanes.Prod);

    /// <summary>The product of all elements, along an axis, which stays, with the size 1.</summary>
    /// <remarks>
    /// Derivative: the product of all others, right with zeros among them too, and so is the second. Of
    /// none it is 1; it overflows and underflows as its elements do.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to reduce; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray Prod(NDArray x, int axis) => Lanes.Reduce(nameof(Prod), x, axis, Lanes.Prod);

    /// <summary>The product of all elements, over several axes, which stay, with the size 1.</summary>
    /// <remarks>
    /// Derivative: the product of all others, right with zeros among them too, and so is the second. Of
    /// none it is 1; it overflows and underflows as its elements do.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axes">The axes to reduce: one or more, each once; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>, with 1 at each of the axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">No axis is given, or one twice.</exception>
    public static NDArray Prod(NDArray x, params int[] axes) => Lanes.Reduce(nameof(Prod), x, axes, Lanes.Prod);
}
