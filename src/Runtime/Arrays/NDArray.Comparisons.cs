namespace NumDsl;

// Elementwise comparisons: masks of 1 and 0, also for == and !=, as in NumPy.
public sealed partial class NDArray
{
    /// <summary>The mask: 1 where the left is less, else 0.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator <(NDArray left, NDArray right) => Elementwise.Map("<", left, right, Mask.Less);

    /// <summary>The mask: 1 where the left is less, else 0, each element with the same number.</summary>
    /// <param name="left">The array.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator <(NDArray left, Scalar right) => Elementwise.Map(left, right, Mask.Less);

    /// <summary>The mask: 1 where the left is less, else 0, the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The array.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator <(Scalar left, NDArray right) => Elementwise.Map(left, right, Mask.Less);

    /// <summary>The mask: 1 where the left is less or equal, else 0.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator <=(NDArray left, NDArray right) => Elementwise.Map("<=", left, right, Mask.LessOrEqual);

    /// <summary>The mask: 1 where the left is less or equal, else 0, each element with the same number.</summary>
    /// <param name="left">The array.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator <=(NDArray left, Scalar right) => Elementwise.Map(left, right, Mask.LessOrEqual);

    /// <summary>The mask: 1 where the left is less or equal, else 0, the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The array.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator <=(Scalar left, NDArray right) => Elementwise.Map(left, right, Mask.LessOrEqual);

    /// <summary>The mask: 1 where the left is greater, else 0.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator >(NDArray left, NDArray right) => Elementwise.Map(">", left, right, static (a, b) => Mask.Less(b, a));

    /// <summary>The mask: 1 where the left is greater, else 0, each element with the same number.</summary>
    /// <param name="left">The array.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator >(NDArray left, Scalar right) => Elementwise.Map(left, right, static (a, b) => Mask.Less(b, a));

    /// <summary>The mask: 1 where the left is greater, else 0, the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The array.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator >(Scalar left, NDArray right) => Elementwise.Map(left, right, static (a, b) => Mask.Less(b, a));

    /// <summary>The mask: 1 where the left is greater or equal, else 0.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator >=(NDArray left, NDArray right) =>
        Elementwise.Map(">=", left, right, static (a, b) => Mask.LessOrEqual(b, a));

    /// <summary>The mask: 1 where the left is greater or equal, else 0, each element with the same number.</summary>
    /// <param name="left">The array.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator >=(NDArray left, Scalar right) => Elementwise.Map(left, right, static (a, b) => Mask.LessOrEqual(b, a));

    /// <summary>The mask: 1 where the left is greater or equal, else 0, the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The array.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator >=(Scalar left, NDArray right) => Elementwise.Map(left, right, static (a, b) => Mask.LessOrEqual(b, a));

    /// <summary>The mask: 1 where the two are equal, else 0; NaN equals nothing.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator ==(NDArray left, NDArray right) => Elementwise.Map("==", left, right, Mask.Equal);

    /// <summary>The mask: 1 where the two are equal, else 0; NaN equals nothing, each element with the same number.</summary>
    /// <param name="left">The array.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator ==(NDArray left, Scalar right) => Elementwise.Map(left, right, Mask.Equal);

    /// <summary>The mask: 1 where the two are equal, else 0; NaN equals nothing, the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The array.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator ==(Scalar left, NDArray right) => Elementwise.Map(left, right, Mask.Equal);

    /// <summary>The mask: 1 where the two differ, else 0; NaN differs from everything.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator !=(NDArray left, NDArray right) => Elementwise.Map("!=", left, right, Mask.NotEqual);

    /// <summary>The mask: 1 where the two differ, else 0; NaN differs from everything, each element with the same number.</summary>
    /// <param name="left">The array.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator !=(NDArray left, Scalar right) => Elementwise.Map(left, right, Mask.NotEqual);

    /// <summary>The mask: 1 where the two differ, else 0; NaN differs from everything, the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The array.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator !=(Scalar left, NDArray right) => Elementwise.Map(left, right, Mask.NotEqual);
}
