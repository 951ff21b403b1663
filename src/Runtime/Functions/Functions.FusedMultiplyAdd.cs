namespace NumDsl;

// x y + z with one rounding, in all combinations of arrays and numbers.
public static partial class Functions
{
    /// <summary>x y + z of each element, rounded once.</summary>
    /// <remarks>
    /// Derivative: y by x, x by y and 1 by z. The product is not rounded, and does not overflow where the sum is finite; 0 times an
    /// infinity is NaN.
    /// </remarks>
    /// <param name="x">The first factor.</param>
    /// <param name="y">The second factor.</param>
    /// <param name="z">What is added.</param>
    /// <returns>The values, in the common shape of all three.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray FusedMultiplyAdd(NDArray x, NDArray y, NDArray z) => Fused(x, y, z);

    /// <inheritdoc cref="FusedMultiplyAdd(NDArray, NDArray, NDArray)"/>
    public static NDArray FusedMultiplyAdd(NDArray x, NDArray y, Scalar z) => Fused(x, y, z);

    /// <inheritdoc cref="FusedMultiplyAdd(NDArray, NDArray, NDArray)"/>
    public static NDArray FusedMultiplyAdd(NDArray x, Scalar y, NDArray z) => Fused(x, y, z);

    /// <inheritdoc cref="FusedMultiplyAdd(NDArray, NDArray, NDArray)"/>
    public static NDArray FusedMultiplyAdd(NDArray x, Scalar y, Scalar z) => Fused(x, y, z);

    /// <inheritdoc cref="FusedMultiplyAdd(NDArray, NDArray, NDArray)"/>
    public static NDArray FusedMultiplyAdd(Scalar x, NDArray y, NDArray z) => Fused(x, y, z);

    /// <inheritdoc cref="FusedMultiplyAdd(NDArray, NDArray, NDArray)"/>
    public static NDArray FusedMultiplyAdd(Scalar x, NDArray y, Scalar z) => Fused(x, y, z);

    /// <inheritdoc cref="FusedMultiplyAdd(NDArray, NDArray, NDArray)"/>
    public static NDArray FusedMultiplyAdd(Scalar x, Scalar y, NDArray z) => Fused(x, y, z);

    /// <inheritdoc cref="FusedMultiplyAdd(NDArray, NDArray, NDArray)"/>
    public static Scalar FusedMultiplyAdd(Scalar x, Scalar y, Scalar z) => Math.FusedMultiplyAdd(x.Value, y.Value, z.Value);

    private static NDArray Fused(Operand x, Operand y, Operand z) =>
        Elementwise3(nameof(FusedMultiplyAdd), ("x", x), ("y", y), ("z", z), Math.FusedMultiplyAdd);
}
