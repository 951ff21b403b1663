namespace NumDsl;

// Absolute value and sign, and the periodic and error functions.
public static partial class Functions
{
    /// <summary>The absolute value of each element.</summary>
    /// <remarks>Derivative: the sign of x, 0 at 0. NaN gives NaN, -0 gives +0.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Abs(NDArray x) => Elementwise.Map(x, Math.Abs);

    /// <inheritdoc cref="Abs(NDArray)"/>
    public static Scalar Abs(Scalar x) => Math.Abs(x.Value);

    /// <summary>The sign of each element: 1, 0 or -1.</summary>
    /// <remarks>Derivative: 0 everywhere. NaN gives NaN; -0 gives +0, as in NumPy.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Sign(NDArray x) => Elementwise.Map(x, SpecialFunctions.Sign);

    /// <inheritdoc cref="Sign(NDArray)"/>
    public static Scalar Sign(Scalar x) => SpecialFunctions.Sign(x.Value);

    /// <summary>The sine of each element, in radians.</summary>
    /// <remarks>Derivative: cos x. Of an infinity it is NaN.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Sin(NDArray x) => Elementwise.Map(x, Math.Sin);

    /// <inheritdoc cref="Sin(NDArray)"/>
    public static Scalar Sin(Scalar x) => Math.Sin(x.Value);

    /// <summary>The cosine of each element, in radians.</summary>
    /// <remarks>Derivative: -sin x. Of an infinity it is NaN.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Cos(NDArray x) => Elementwise.Map(x, Math.Cos);

    /// <inheritdoc cref="Cos(NDArray)"/>
    public static Scalar Cos(Scalar x) => Math.Cos(x.Value);

    /// <summary>The error function of each element, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x.</summary>
    /// <remarks>Derivative: 2/sqrt(pi) exp(-x^2). Of an infinity it is 1 with its sign; -0 gives -0.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Erf(NDArray x) => Elementwise.Map(x, SpecialFunctions.Erf);

    /// <inheritdoc cref="Erf(NDArray)"/>
    public static Scalar Erf(Scalar x) => SpecialFunctions.Erf(x.Value);

    /// <summary>The same values, through which no gradient flows.</summary>
    /// <remarks>Derivative: 0 by definition (lax.stop_gradient). In an eager run this is the identity.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns><paramref name="x"/> itself.</returns>
    public static NDArray StopGradient(NDArray x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x;
    }

    /// <inheritdoc cref="StopGradient(NDArray)"/>
    public static Scalar StopGradient(Scalar x) => x;
}
