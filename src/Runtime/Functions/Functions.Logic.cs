namespace NumDsl;

// Masks: numbers that are true where they are not 0. What is made here is 1 or 0.
public static partial class Functions
{
    /// <summary>A mask of the elements that are NaN.</summary>
    /// <remarks>
    /// Derivative: 0. An infinity is not NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>A mask in the shape of <paramref name="x"/>.</returns>
    public static NDArray IsNaN(NDArray x) => Elementwise.Map(x, Mask.IsNaN);

    /// <inheritdoc cref="IsNaN(NDArray)"/>
    public static Scalar IsNaN(Scalar x) => Mask.IsNaN(x.Value);

    /// <summary>A mask of the elements that are an infinity of either sign.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is not infinite.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>A mask in the shape of <paramref name="x"/>.</returns>
    public static NDArray IsInfinite(NDArray x) => Elementwise.Map(x, Mask.IsInfinite);

    /// <inheritdoc cref="IsInfinite(NDArray)"/>
    public static Scalar IsInfinite(Scalar x) => Mask.IsInfinite(x.Value);

    /// <summary>A mask of the elements that are neither infinite nor NaN.</summary>
    /// <remarks>
    /// Derivative: 0. The largest number is finite.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>A mask in the shape of <paramref name="x"/>.</returns>
    public static NDArray IsFinite(NDArray x) => Elementwise.Map(x, Mask.IsFinite);

    /// <inheritdoc cref="IsFinite(NDArray)"/>
    public static Scalar IsFinite(Scalar x) => Mask.IsFinite(x.Value);

    /// <summary>A mask of the elements where both masks are true; the operator <c>&amp;</c> by name.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is true, as in NumPy.
    /// </remarks>
    /// <param name="x">The first operand.</param>
    /// <param name="y">The second operand.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray LogicalAnd(NDArray x, NDArray y) => Elementwise.Map(nameof(LogicalAnd), x, y, Mask.And);

    /// <inheritdoc cref="LogicalAnd(NDArray, NDArray)"/>
    public static NDArray LogicalAnd(NDArray x, Scalar y) => Elementwise.Map(x, y, Mask.And);

    /// <inheritdoc cref="LogicalAnd(NDArray, NDArray)"/>
    public static NDArray LogicalAnd(Scalar x, NDArray y) => Elementwise.Map(x, y, Mask.And);

    /// <inheritdoc cref="LogicalAnd(NDArray, NDArray)"/>
    public static Scalar LogicalAnd(Scalar x, Scalar y) => Mask.And(x.Value, y.Value);

    /// <summary>A mask of the elements where either mask is true; the operator <c>|</c> by name.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is true, as in NumPy.
    /// </remarks>
    /// <param name="x">The first operand.</param>
    /// <param name="y">The second operand.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray LogicalOr(NDArray x, NDArray y) => Elementwise.Map(nameof(LogicalOr), x, y, Mask.Or);

    /// <inheritdoc cref="LogicalOr(NDArray, NDArray)"/>
    public static NDArray LogicalOr(NDArray x, Scalar y) => Elementwise.Map(x, y, Mask.Or);

    /// <inheritdoc cref="LogicalOr(NDArray, NDArray)"/>
    public static NDArray LogicalOr(Scalar x, NDArray y) => Elementwise.Map(x, y, Mask.Or);

    /// <inheritdoc cref="LogicalOr(NDArray, NDArray)"/>
    public static Scalar LogicalOr(Scalar x, Scalar y) => Mask.Or(x.Value, y.Value);

    /// <summary>A mask of the elements where exactly one mask is true; the operator <c>^</c> by name.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is true, as in NumPy.
    /// </remarks>
    /// <param name="x">The first operand.</param>
    /// <param name="y">The second operand.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray LogicalXor(NDArray x, NDArray y) => Elementwise.Map(nameof(LogicalXor), x, y, Mask.Xor);

    /// <inheritdoc cref="LogicalXor(NDArray, NDArray)"/>
    public static NDArray LogicalXor(NDArray x, Scalar y) => Elementwise.Map(x, y, Mask.Xor);

    /// <inheritdoc cref="LogicalXor(NDArray, NDArray)"/>
    public static NDArray LogicalXor(Scalar x, NDArray y) => Elementwise.Map(x, y, Mask.Xor);

    /// <inheritdoc cref="LogicalXor(NDArray, NDArray)"/>
    public static Scalar LogicalXor(Scalar x, Scalar y) => Mask.Xor(x.Value, y.Value);

    /// <summary>A mask of the elements where the mask is false; the operator <c>!</c> by name.</summary>
    /// <remarks>
    /// Derivative: 0. NaN is true, as in NumPy, so this is 0 there.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>A mask in the shape of <paramref name="x"/>.</returns>
    public static NDArray LogicalNot(NDArray x) => Elementwise.Map(x, Mask.Not);

    /// <inheritdoc cref="LogicalNot(NDArray)"/>
    public static Scalar LogicalNot(Scalar x) => Mask.Not(x.Value);
}
