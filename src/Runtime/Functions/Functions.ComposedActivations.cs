namespace NumDsl;

// The activations that are composed of others, each in the form that neither overflows nor cancels.
public static partial class Functions
{
    /// <summary>x above 0, and a small multiple of it elsewhere.</summary>
    /// <remarks>
    /// Derivative: 1 above 0 and the slope elsewhere, at 0 too. NaN gives NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="slope">The slope below 0.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray LeakyRelu(NDArray x, double slope = 0.01) => Elementwise.Map(x, a => a > 0 ? a : slope * a);

    /// <inheritdoc cref="LeakyRelu(NDArray, double)"/>
    public static Scalar LeakyRelu(Scalar x, double slope = 0.01)
    {
        var a = x.Value;
        return a > 0 ? a : slope * a;
    }

    /// <summary>x above 0, and alpha (e^x - 1) elsewhere (D. Clevert, T. Unterthiner, S. Hochreiter, ICLR 2016).</summary>
    /// <remarks>
    /// Derivative: 1 above 0 and alpha e^x elsewhere, at 0 too. Of -infinity it is -alpha.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="alpha">The negative of the limit far below 0.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Elu(NDArray x, double alpha = 1) => Elementwise.Map(x, a => a > 0 ? a : alpha * SpecialFunctions.Expm1(a));

    /// <inheritdoc cref="Elu(NDArray, double)"/>
    public static Scalar Elu(Scalar x, double alpha = 1)
    {
        var a = x.Value;
        return a > 0 ? a : alpha * SpecialFunctions.Expm1(a);
    }

    /// <summary>Elu with the two constants that keep mean 0 and variance 1 (G. Klambauer et al., NeurIPS 2017).</summary>
    /// <remarks>
    /// Derivative: 1.0507 above 0 and 1.7581 e^x elsewhere, at 0 too. Of -infinity it is -1.7581.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Selu(NDArray x) => Elementwise.Map(x, static a => 1.0507009873554804934 * (a > 0 ? a : 1.6732632423543772848 * SpecialFunctions.Expm1(a)));

    /// <inheritdoc cref="Selu(NDArray)"/>
    public static Scalar Selu(Scalar x) => 1.0507009873554804934 * (x.Value > 0 ? x.Value : 1.6732632423543772848 * SpecialFunctions.Expm1(x.Value));

    /// <summary>x times the normal distribution function of x (D. Hendrycks, K. Gimpel, 2016): the exact form.</summary>
    /// <remarks>
    /// Derivative: the distribution function plus x times the density. Far below 0 it is relatively accurate; of -infinity it is
    /// NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Gelu(NDArray x) => Elementwise.Map(x, static a => a * SpecialFunctions.NormalCdf(a));

    /// <inheritdoc cref="Gelu(NDArray)"/>
    public static Scalar Gelu(Scalar x) => x.Value * SpecialFunctions.NormalCdf(x.Value);

    /// <summary>The approximation of Gelu by a hyperbolic tangent, x (1 + tanh(sqrt(2/pi)(x + 0.044715 x^3)))/2, within 5e-4 of it.</summary>
    /// <remarks>
    /// Derivative: that of this formula, not of Gelu. Of -infinity it is NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray GeluTanh(NDArray x) => Elementwise.Map(x, static a => a * SpecialFunctions.Sigmoid(1.5957691216057308 * (a + (0.044715 * a * a * a))));

    /// <inheritdoc cref="GeluTanh(NDArray)"/>
    public static Scalar GeluTanh(Scalar x) => x.Value * SpecialFunctions.Sigmoid(1.5957691216057308 * (x.Value + (0.044715 * x.Value * x.Value * x.Value)));

    /// <summary>x sigmoid(x), also called swish.</summary>
    /// <remarks>
    /// Derivative: s (1 + x (1 - s)) for s = sigmoid x. Of -infinity it is NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Silu(NDArray x) => Elementwise.Map(x, static a => a * SpecialFunctions.Sigmoid(a));

    /// <inheritdoc cref="Silu(NDArray)"/>
    public static Scalar Silu(Scalar x) => x.Value * SpecialFunctions.Sigmoid(x.Value);

    /// <summary>x tanh(softplus x) (D. Misra, BMVC 2020).</summary>
    /// <remarks>
    /// Derivative: tanh(softplus x) + x sech^2(softplus x) sigmoid x. Of -infinity it is NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Mish(NDArray x) => Elementwise.Map(x, static a => a * Math.Tanh(SpecialFunctions.Softplus(a)));

    /// <inheritdoc cref="Mish(NDArray)"/>
    public static Scalar Mish(Scalar x) => x.Value * Math.Tanh(SpecialFunctions.Softplus(x.Value));

    /// <summary>x/(1 + |x|).</summary>
    /// <remarks>
    /// Derivative: 1/(1 + |x|) - |x|/(1 + |x|)^2, 1 at 0. Of an infinity it is NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Softsign(NDArray x) => Elementwise.Map(x, static a => a / (1 + Math.Abs(a)));

    /// <inheritdoc cref="Softsign(NDArray)"/>
    public static Scalar Softsign(Scalar x) => x.Value / (1 + Math.Abs(x.Value));

    /// <summary>(x + 3)/6 between 0 and 1: the logistic function in three straight pieces.</summary>
    /// <remarks>
    /// Derivative: 1/6 strictly between -3 and 3, and 0 elsewhere. Infinities give 0 and 1.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray HardSigmoid(NDArray x) => Elementwise.Map(x, static a => Math.Min(Math.Max(a + 3, 0), 6) / 6);

    /// <inheritdoc cref="HardSigmoid(NDArray)"/>
    public static Scalar HardSigmoid(Scalar x) => Math.Min(Math.Max(x.Value + 3, 0), 6) / 6;

    /// <summary>x between -1 and 1.</summary>
    /// <remarks>
    /// Derivative: 1 strictly between -1 and 1, and 0 elsewhere. Infinities give -1 and 1.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray HardTanh(NDArray x) => Elementwise.Map(x, static a => Math.Min(Math.Max(a, -1), 1));

    /// <inheritdoc cref="HardTanh(NDArray)"/>
    public static Scalar HardTanh(Scalar x) => Math.Min(Math.Max(x.Value, -1), 1);

    /// <summary>x between 0 and 6.</summary>
    /// <remarks>
    /// Derivative: 1 strictly between 0 and 6, and 0 elsewhere. Infinities give 0 and 6.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Relu6(NDArray x) => Elementwise.Map(x, static a => Math.Min(Math.Max(a, 0), 6));

    /// <inheritdoc cref="Relu6(NDArray)"/>
    public static Scalar Relu6(Scalar x) => Math.Min(Math.Max(x.Value, 0), 6);
}
