namespace NumDsl;

// Logic on masks, elementwise: what is not 0 is true (NaN too, as in NumPy).
public sealed partial class NDArray
{
    /// <summary>The mask: 1 where both are true, else 0.</summary>
    /// <param name="left">The left mask.</param>
    /// <param name="right">The right mask.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator &(NDArray left, NDArray right) => Elementwise.Map("&", left, right, Mask.And);

    /// <summary>The mask: 1 where both are true, else 0, each element with the same number.</summary>
    /// <param name="left">The mask.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator &(NDArray left, Scalar right) => Elementwise.Map(left, right, Mask.And);

    /// <summary>The mask: 1 where both are true, else 0, the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The mask.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator &(Scalar left, NDArray right) => Elementwise.Map(left, right, Mask.And);

    /// <summary>The mask: 1 where either is true, else 0.</summary>
    /// <param name="left">The left mask.</param>
    /// <param name="right">The right mask.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator |(NDArray left, NDArray right) => Elementwise.Map("|", left, right, Mask.Or);

    /// <summary>The mask: 1 where either is true, else 0, each element with the same number.</summary>
    /// <param name="left">The mask.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator |(NDArray left, Scalar right) => Elementwise.Map(left, right, Mask.Or);

    /// <summary>The mask: 1 where either is true, else 0, the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The mask.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator |(Scalar left, NDArray right) => Elementwise.Map(left, right, Mask.Or);

    /// <summary>The mask: 1 where exactly one is true, else 0.</summary>
    /// <param name="left">The left mask.</param>
    /// <param name="right">The right mask.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator ^(NDArray left, NDArray right) => Elementwise.Map("^", left, right, Mask.Xor);

    /// <summary>The mask: 1 where exactly one is true, else 0, each element with the same number.</summary>
    /// <param name="left">The mask.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator ^(NDArray left, Scalar right) => Elementwise.Map(left, right, Mask.Xor);

    /// <summary>The mask: 1 where exactly one is true, else 0, the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The mask.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator ^(Scalar left, NDArray right) => Elementwise.Map(left, right, Mask.Xor);

    /// <summary>The mask: 1 where the operand is false, else 0.</summary>
    /// <param name="mask">The mask.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator !(NDArray mask) => Elementwise.Map(mask, Mask.Not);
}
