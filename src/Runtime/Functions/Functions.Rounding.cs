namespace NumDsl;

// Rounding to integers, signs, remainders, and roots that Math has under other names.
public static partial class Functions
{
    /// <summary>The greatest integer that is not above each element.</summary>
    /// <remarks>
    /// Derivative: 0 everywhere, at the jumps too. Infinities and -0 stay what they are.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Floor(NDArray x) => Elementwise.Map(x, Math.Floor);

    /// <inheritdoc cref="Floor(NDArray)"/>
    public static Scalar Floor(Scalar x) => Math.Floor(x.Value);

    /// <summary>The least integer that is not below each element.</summary>
    /// <remarks>
    /// Derivative: 0 everywhere, at the jumps too. Infinities and -0 stay what they are; -0.5 gives -0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Ceiling(NDArray x) => Elementwise.Map(x, Math.Ceiling);

    /// <inheritdoc cref="Ceiling(NDArray)"/>
    public static Scalar Ceiling(Scalar x) => Math.Ceiling(x.Value);

    /// <summary>The integer nearest to each element; halves go to the even neighbour, as in NumPy.</summary>
    /// <remarks>
    /// Derivative: 0 everywhere, at the jumps too. Of 0.5 it is 0 and of 1.5 it is 2; infinities and -0 stay what they are.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Round(NDArray x) => Elementwise.Map(x, Math.Round);

    /// <inheritdoc cref="Round(NDArray)"/>
    public static Scalar Round(Scalar x) => Math.Round(x.Value);

    /// <summary>Each element without its fraction: the nearest integer towards 0.</summary>
    /// <remarks>
    /// Derivative: 0 everywhere, at the jumps too. Infinities stay what they are; -0.5 gives -0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Truncate(NDArray x) => Elementwise.Map(x, Math.Truncate);

    /// <inheritdoc cref="Truncate(NDArray)"/>
    public static Scalar Truncate(Scalar x) => Math.Truncate(x.Value);

    /// <summary>The magnitude of the first operand with the sign of the second.</summary>
    /// <remarks>
    /// Derivative: the product of the two signs by x, 0 at x = 0; 0 by y. The sign of a zero counts.
    /// </remarks>
    /// <param name="x">The magnitude.</param>
    /// <param name="y">The sign.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray CopySign(NDArray x, NDArray y) => Elementwise.Map(nameof(CopySign), x, y, Math.CopySign);

    /// <inheritdoc cref="CopySign(NDArray, NDArray)"/>
    public static NDArray CopySign(NDArray x, Scalar y) => Elementwise.Map(x, y, Math.CopySign);

    /// <inheritdoc cref="CopySign(NDArray, NDArray)"/>
    public static NDArray CopySign(Scalar x, NDArray y) => Elementwise.Map(x, y, Math.CopySign);

    /// <inheritdoc cref="CopySign(NDArray, NDArray)"/>
    public static Scalar CopySign(Scalar x, Scalar y) => Math.CopySign(x.Value, y.Value);

    /// <summary>x - y floor(x / y), the remainder of a floored division, with the sign of y, as NumPy's. (The operator % of C# truncates instead.)</summary>
    /// <remarks>
    /// Derivative: 1 by x and -floor(x / y) by y. By 0, or of an infinity, it is NaN; a remainder of 0 has the sign of y.
    /// </remarks>
    /// <param name="x">The dividend.</param>
    /// <param name="y">The divisor.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray Remainder(NDArray x, NDArray y) => Elementwise.Map(nameof(Remainder), x, y, SpecialFunctions.Remainder);

    /// <inheritdoc cref="Remainder(NDArray, NDArray)"/>
    public static NDArray Remainder(NDArray x, Scalar y) => Elementwise.Map(x, y, SpecialFunctions.Remainder);

    /// <inheritdoc cref="Remainder(NDArray, NDArray)"/>
    public static NDArray Remainder(Scalar x, NDArray y) => Elementwise.Map(x, y, SpecialFunctions.Remainder);

    /// <inheritdoc cref="Remainder(NDArray, NDArray)"/>
    public static Scalar Remainder(Scalar x, Scalar y) => SpecialFunctions.Remainder(x.Value, y.Value);

    /// <summary>1/sqrt(x) of each element.</summary>
    /// <remarks>
    /// Derivative: -1/(2 x sqrt(x)). Of 0 it is an infinity with its sign, of a negative number NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Rsqrt(NDArray x) => Elementwise.Map(x, static a => 1 / Math.Sqrt(a));

    /// <inheritdoc cref="Rsqrt(NDArray)"/>
    public static Scalar Rsqrt(Scalar x) => 1 / Math.Sqrt(x.Value);

    /// <summary>The cube root of each element, of negative ones too.</summary>
    /// <remarks>
    /// Derivative: 1/(3 cbrt(x)^2), infinite at 0. Infinities and zeros stay what they are.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Cbrt(NDArray x) => Elementwise.Map(x, Math.Cbrt);

    /// <inheritdoc cref="Cbrt(NDArray)"/>
    public static Scalar Cbrt(Scalar x) => Math.Cbrt(x.Value);

    /// <summary>sqrt(x^2 + y^2) without overflow or underflow on the way.</summary>
    /// <remarks>
    /// Derivative: x/hypot and y/hypot, both 0 at (0, 0). Infinite where either is, even beside NaN, as in IEEE 754.
    /// </remarks>
    /// <param name="x">The first operand.</param>
    /// <param name="y">The second operand.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray Hypot(NDArray x, NDArray y) => Elementwise.Map(nameof(Hypot), x, y, double.Hypot);

    /// <inheritdoc cref="Hypot(NDArray, NDArray)"/>
    public static NDArray Hypot(NDArray x, Scalar y) => Elementwise.Map(x, y, double.Hypot);

    /// <inheritdoc cref="Hypot(NDArray, NDArray)"/>
    public static NDArray Hypot(Scalar x, NDArray y) => Elementwise.Map(x, y, double.Hypot);

    /// <inheritdoc cref="Hypot(NDArray, NDArray)"/>
    public static Scalar Hypot(Scalar x, Scalar y) => double.Hypot(x.Value, y.Value);
}
