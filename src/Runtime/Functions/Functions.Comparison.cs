namespace NumDsl;

// Choosing between two values by their order. The operators < <= > >= == != are in NDArray and Scalar.
public static partial class Functions
{
    /// <summary>The greater of each pair of elements.</summary>
    /// <remarks>
    /// NaN in either gives NaN; +0 counts as greater than -0. Derivative: 1 to the greater operand, half to each where they are
    /// equal.
    /// </remarks>
    /// <param name="x">The first operand.</param>
    /// <param name="y">The second operand.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray Maximum(NDArray x, NDArray y) => Elementwise.Map(nameof(Maximum), x, y, Math.Max);

    /// <inheritdoc cref="Maximum(NDArray, NDArray)"/>
    public static NDArray Maximum(NDArray x, Scalar y) => Elementwise.Map(x, y, Math.Max);

    /// <inheritdoc cref="Maximum(NDArray, NDArray)"/>
    public static NDArray Maximum(Scalar x, NDArray y) => Elementwise.Map(x, y, Math.Max);

    /// <inheritdoc cref="Maximum(NDArray, NDArray)"/>
    public static Scalar Maximum(Scalar x, Scalar y) => Math.Max(x.Value, y.Value);

    /// <summary>The lesser of each pair of elements.</summary>
    /// <remarks>
    /// NaN in either gives NaN; -0 counts as less than +0. Derivative: 1 to the lesser operand, half to each where they are equal.
    /// </remarks>
    /// <param name="x">The first operand.</param>
    /// <param name="y">The second operand.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray Minimum(NDArray x, NDArray y) => Elementwise.Map(nameof(Minimum), x, y, Math.Min);

    /// <inheritdoc cref="Minimum(NDArray, NDArray)"/>
    public static NDArray Minimum(NDArray x, Scalar y) => Elementwise.Map(x, y, Math.Min);

    /// <inheritdoc cref="Minimum(NDArray, NDArray)"/>
    public static NDArray Minimum(Scalar x, NDArray y) => Elementwise.Map(x, y, Math.Min);

    /// <inheritdoc cref="Minimum(NDArray, NDArray)"/>
    public static Scalar Minimum(Scalar x, Scalar y) => Math.Min(x.Value, y.Value);

    /// <summary>
    /// Each element moved into the range from <paramref name="low"/> to <paramref name="high"/>: min(max(x, low), high).
    /// </summary>
    /// <remarks>
    /// If low is above high, the result is high, as in NumPy. NaN gives NaN. Derivative with respect to x: 1 strictly between the
    /// bounds, and 0 elsewhere, the bounds themselves included; with respect to a bound: 1 where x is strictly beyond it.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Clamp(NDArray x, Scalar low, Scalar high) => Minimum(Maximum(x, low), high);

    /// <inheritdoc cref="Clamp(NDArray, Scalar, Scalar)"/>
    public static Scalar Clamp(Scalar x, Scalar low, Scalar high) => Minimum(Maximum(x, low), high);

    /// <summary>A mask, 1 where the two elements are equal and 0 elsewhere; the operator <c>==</c> by name.</summary>
    /// <remarks>0 equals -0; NaN equals nothing. Derivative: 0.</remarks>
    /// <param name="x">The first operand.</param>
    /// <param name="y">The second operand.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray Equal(NDArray x, NDArray y) => Elementwise.Map(nameof(Equal), x, y, Mask.Equal);

    /// <inheritdoc cref="Equal(NDArray, NDArray)"/>
    public static NDArray Equal(NDArray x, Scalar y) => Elementwise.Map(x, y, Mask.Equal);

    /// <inheritdoc cref="Equal(NDArray, NDArray)"/>
    public static NDArray Equal(Scalar x, NDArray y) => Elementwise.Map(x, y, Mask.Equal);

    /// <inheritdoc cref="Equal(NDArray, NDArray)"/>
    public static Scalar Equal(Scalar x, Scalar y) => Mask.Equal(x.Value, y.Value);

    /// <summary>A mask, 1 where the two elements differ and 0 elsewhere; the operator <c>!=</c> by name.</summary>
    /// <remarks>NaN differs from everything. Derivative: 0.</remarks>
    /// <param name="x">The first operand.</param>
    /// <param name="y">The second operand.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray NotEqual(NDArray x, NDArray y) => Elementwise.Map(nameof(NotEqual), x, y, Mask.NotEqual);

    /// <inheritdoc cref="NotEqual(NDArray, NDArray)"/>
    public static NDArray NotEqual(NDArray x, Scalar y) => Elementwise.Map(x, y, Mask.NotEqual);

    /// <inheritdoc cref="NotEqual(NDArray, NDArray)"/>
    public static NDArray NotEqual(Scalar x, NDArray y) => Elementwise.Map(x, y, Mask.NotEqual);

    /// <inheritdoc cref="NotEqual(NDArray, NDArray)"/>
    public static Scalar NotEqual(Scalar x, Scalar y) => Mask.NotEqual(x.Value, y.Value);
}
