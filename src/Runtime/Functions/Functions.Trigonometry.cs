namespace NumDsl;

// The circular and hyperbolic functions and their inverses; angles are in radians.
public static partial class Functions
{
    /// <summary>The tangent of each element, in radians.</summary>
    /// <remarks>
    /// Derivative: 1 + tan^2 x. Of an infinity it is NaN; -0 gives -0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Tan(NDArray x) => Elementwise.Map(x, Math.Tan);

    /// <inheritdoc cref="Tan(NDArray)"/>
    public static Scalar Tan(Scalar x) => Math.Tan(x.Value);

    /// <summary>The arc sine of each element, from -pi/2 to pi/2.</summary>
    /// <remarks>
    /// Derivative: 1/sqrt(1 - x^2), infinite at -1 and 1. Beyond 1 it is NaN; -0 gives -0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Asin(NDArray x) => Elementwise.Map(x, Math.Asin);

    /// <inheritdoc cref="Asin(NDArray)"/>
    public static Scalar Asin(Scalar x) => Math.Asin(x.Value);

    /// <summary>The arc cosine of each element, from 0 to pi.</summary>
    /// <remarks>
    /// Derivative: -1/sqrt(1 - x^2), infinite at -1 and 1. Beyond 1 it is NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Acos(NDArray x) => Elementwise.Map(x, Math.Acos);

    /// <inheritdoc cref="Acos(NDArray)"/>
    public static Scalar Acos(Scalar x) => Math.Acos(x.Value);

    /// <summary>The arc tangent of each element, from -pi/2 to pi/2.</summary>
    /// <remarks>
    /// Derivative: 1/(1 + x^2). Of an infinity it is pi/2 with its sign; -0 gives -0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Atan(NDArray x) => Elementwise.Map(x, Math.Atan);

    /// <inheritdoc cref="Atan(NDArray)"/>
    public static Scalar Atan(Scalar x) => Math.Atan(x.Value);

    /// <summary>The angle of the point (x, y) seen from the origin, from -pi to pi; y comes first, as in NumPy and C.</summary>
    /// <remarks>
    /// Derivative: x/(x^2 + y^2) by y and -y/(x^2 + y^2) by x, NaN at the origin, where there is none. The signs of zeros count:
    /// (0, -0) is pi and (-0, -0) is -pi; of two infinities it is a diagonal, as in IEEE 754.
    /// </remarks>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray Atan2(NDArray y, NDArray x) => Elementwise.Map(nameof(Atan2), y, x, Math.Atan2);

    /// <inheritdoc cref="Atan2(NDArray, NDArray)"/>
    public static NDArray Atan2(NDArray y, Scalar x) => Elementwise.Map(y, x, Math.Atan2);

    /// <inheritdoc cref="Atan2(NDArray, NDArray)"/>
    public static NDArray Atan2(Scalar y, NDArray x) => Elementwise.Map(y, x, Math.Atan2);

    /// <inheritdoc cref="Atan2(NDArray, NDArray)"/>
    public static Scalar Atan2(Scalar y, Scalar x) => Math.Atan2(y.Value, x.Value);

    /// <summary>The hyperbolic sine of each element.</summary>
    /// <remarks>
    /// Derivative: cosh x. Overflows to infinity above about 710.47; -0 gives -0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Sinh(NDArray x) => Elementwise.Map(x, Math.Sinh);

    /// <inheritdoc cref="Sinh(NDArray)"/>
    public static Scalar Sinh(Scalar x) => Math.Sinh(x.Value);

    /// <summary>The hyperbolic cosine of each element.</summary>
    /// <remarks>
    /// Derivative: sinh x. Overflows to infinity above about 710.47.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Cosh(NDArray x) => Elementwise.Map(x, Math.Cosh);

    /// <inheritdoc cref="Cosh(NDArray)"/>
    public static Scalar Cosh(Scalar x) => Math.Cosh(x.Value);

    /// <summary>The inverse hyperbolic sine of each element.</summary>
    /// <remarks>
    /// Derivative: 1/sqrt(x^2 + 1). Of an infinity it is that infinity; -0 gives -0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Asinh(NDArray x) => Elementwise.Map(x, Math.Asinh);

    /// <inheritdoc cref="Asinh(NDArray)"/>
    public static Scalar Asinh(Scalar x) => Math.Asinh(x.Value);

    /// <summary>The inverse hyperbolic cosine of each element, 0 or more.</summary>
    /// <remarks>
    /// Derivative: 1/sqrt((x - 1)(x + 1)), infinite at 1. Below 1 it is NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Acosh(NDArray x) => Elementwise.Map(x, Math.Acosh);

    /// <inheritdoc cref="Acosh(NDArray)"/>
    public static Scalar Acosh(Scalar x) => Math.Acosh(x.Value);

    /// <summary>The inverse hyperbolic tangent of each element.</summary>
    /// <remarks>
    /// Derivative: 1/((1 - x)(1 + x)). Of -1 and 1 it is an infinity, beyond them NaN; -0 gives -0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Atanh(NDArray x) => Elementwise.Map(x, Math.Atanh);

    /// <inheritdoc cref="Atanh(NDArray)"/>
    public static Scalar Atanh(Scalar x) => Math.Atanh(x.Value);
}
