namespace NumDsl;

/// <summary>
/// The operations of equations, under the names of NumPy and JAX; meant for <c>using static NumDsl.Functions;</c>.
/// </summary>
/// <remarks>
/// Called from ordinary code they run eagerly in double precision, one at a time; in a <see cref="ModelAttribute">model</see> the
/// generator
/// reads the same calls and compiles them. Values at NaN, infinities and -0 are those of IEEE 754 and NumPy unless a function says
/// otherwise.
/// "Derivative" in the remarks is the rule that gradients use, with its choice at points where the function has none.
/// </remarks>
public static partial class Functions
{
    /// <summary>The exponential e^x of each element.</summary>
    /// <remarks>Derivative: e^x. Overflows to infinity above about 709.78.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Exp(NDArray x) => Elementwise.Map(x, Math.Exp);

    /// <inheritdoc cref="Exp(NDArray)"/>
    public static Scalar Exp(Scalar x) => Math.Exp(x.Value);

    /// <summary>e^x - 1 of each element, accurate also near 0.</summary>
    /// <remarks>Derivative: e^x. The result keeps its full precision where e^x - 1, written out, would cancel; -0 gives -0.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Expm1(NDArray x) => Elementwise.Map(x, SpecialFunctions.Expm1);

    /// <inheritdoc cref="Expm1(NDArray)"/>
    public static Scalar Expm1(Scalar x) => SpecialFunctions.Expm1(x.Value);

    /// <summary>The natural logarithm of each element.</summary>
    /// <remarks>Derivative: 1/x. Of 0 it is -infinity, of a negative number NaN.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Log(NDArray x) => Elementwise.Map(x, Math.Log);

    /// <inheritdoc cref="Log(NDArray)"/>
    public static Scalar Log(Scalar x) => Math.Log(x.Value);

    /// <summary>log(1 + x) of each element, accurate also near 0.</summary>
    /// <remarks>Derivative: 1/(1 + x). Of -1 it is -infinity, below that NaN; -0 gives -0.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Log1p(NDArray x) => Elementwise.Map(x, SpecialFunctions.Log1p);

    /// <inheritdoc cref="Log1p(NDArray)"/>
    public static Scalar Log1p(Scalar x) => SpecialFunctions.Log1p(x.Value);

    /// <summary>The square root of each element.</summary>
    /// <remarks>Derivative: 1/(2 sqrt x), infinite at 0. Of a negative number it is NaN; -0 gives -0.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Sqrt(NDArray x) => Elementwise.Map(x, Math.Sqrt);

    /// <inheritdoc cref="Sqrt(NDArray)"/>
    public static Scalar Sqrt(Scalar x) => Math.Sqrt(x.Value);

    /// <summary>The square of each element.</summary>
    /// <remarks>Derivative: 2x. Overflows to infinity above 1.34e154.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Square(NDArray x) => Elementwise.Map(x, static a => a * a);

    /// <inheritdoc cref="Square(NDArray)"/>
    public static Scalar Square(Scalar x) => x.Value * x.Value;

    /// <summary>1/x of each element.</summary>
    /// <remarks>Derivative: -1/x^2. Of 0 it is infinity with the sign of the zero.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Reciprocal(NDArray x) => Elementwise.Map(x, static a => 1 / a);

    /// <inheritdoc cref="Reciprocal(NDArray)"/>
    public static Scalar Reciprocal(Scalar x) => 1 / x.Value;

    /// <summary>Each element raised to a constant power.</summary>
    /// <remarks>
    /// Derivative: p x^(p - 1), and 0 for p = 0. The power x^0 is 1 for every x, NaN included; a negative number to a power that is not an integer
    /// is NaN (IEEE 754, pow).
    /// </remarks>
    /// <param name="x">The base, of any shape.</param>
    /// <param name="exponent">The power p, a constant.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Pow(NDArray x, double exponent) => Elementwise.Map(x, a => Math.Pow(a, exponent));

    /// <inheritdoc cref="Pow(NDArray, double)"/>
    public static Scalar Pow(Scalar x, double exponent) => Math.Pow(x.Value, exponent);

    /// <summary>x to the power of y, each element to its own.</summary>
    /// <remarks>
    /// Derivative: y x^(y - 1) by x, 0 where y is 0; x^y log x by y, 0 where x is 0. Special cases as in IEEE 754: x^0 and 1^y are 1 for
    /// every x and y, NaN included; of a negative number to a power that is no integer it is NaN.
    /// </remarks>
    /// <param name="x">The base.</param>
    /// <param name="exponent">The exponent.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray Pow(NDArray x, NDArray exponent) => Elementwise.Map(nameof(Pow), x, exponent, Math.Pow);

    /// <inheritdoc cref="Pow(NDArray, NDArray)"/>
    public static NDArray Pow(NDArray x, Scalar exponent) => Elementwise.Map(x, exponent, Math.Pow);

    /// <inheritdoc cref="Pow(NDArray, NDArray)"/>
    public static NDArray Pow(Scalar x, NDArray exponent) => Elementwise.Map(x, exponent, Math.Pow);

    /// <inheritdoc cref="Pow(NDArray, NDArray)"/>
    public static Scalar Pow(Scalar x, Scalar exponent) => Math.Pow(x.Value, exponent.Value);
}
