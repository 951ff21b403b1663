namespace NumDsl;

// The activations of neural networks, each in the form that neither overflows nor cancels.
public static partial class Functions
{
    /// <summary>The logistic function 1/(1 + e^-x) of each element.</summary>
    /// <remarks>
    /// Derivative: s(1 - s) for s = sigmoid x. Computed from the exponential of -|x|, so that it cannot overflow; infinities give 0
    /// and 1.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Sigmoid(NDArray x) => Elementwise.Map(x, SpecialFunctions.Sigmoid);

    /// <inheritdoc cref="Sigmoid(NDArray)"/>
    public static Scalar Sigmoid(Scalar x) => SpecialFunctions.Sigmoid(x.Value);

    /// <summary>log(sigmoid x) = -softplus(-x) of each element, without underflow: about x far below 0.</summary>
    /// <remarks>Derivative: sigmoid(-x). Of -infinity it is -infinity, of infinity 0.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray LogSigmoid(NDArray x) => Elementwise.Map(x, static a => -SpecialFunctions.Softplus(-a));

    /// <inheritdoc cref="LogSigmoid(NDArray)"/>
    public static Scalar LogSigmoid(Scalar x) => -SpecialFunctions.Softplus(-x.Value);

    /// <summary>The hyperbolic tangent of each element.</summary>
    /// <remarks>Derivative: 1 - tanh^2 x. Infinities give 1 with their sign; -0 gives -0.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Tanh(NDArray x) => Elementwise.Map(x, Math.Tanh);

    /// <inheritdoc cref="Tanh(NDArray)"/>
    public static Scalar Tanh(Scalar x) => Math.Tanh(x.Value);

    /// <summary>max(x, 0) of each element.</summary>
    /// <remarks>Derivative: 1 above 0 and 0 elsewhere, at 0 too. NaN gives NaN, -0 gives +0.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Relu(NDArray x) => Elementwise.Map(x, static a => Math.Max(a, 0));

    /// <inheritdoc cref="Relu(NDArray)"/>
    public static Scalar Relu(Scalar x) => Math.Max(x.Value, 0);

    /// <summary>log(1 + e^x) of each element, as max(x, 0) + log1p(e^-|x|), which does not overflow.</summary>
    /// <remarks>Derivative: sigmoid x. Of -infinity it is 0, of infinity infinity.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Softplus(NDArray x) => Elementwise.Map(x, SpecialFunctions.Softplus);

    /// <inheritdoc cref="Softplus(NDArray)"/>
    public static Scalar Softplus(Scalar x) => SpecialFunctions.Softplus(x.Value);

    /// <summary>e^x / sum(e^x) along an axis: positive numbers that add up to 1.</summary>
    /// <remarks>
    /// The maximum of each lane is subtracted first, which changes nothing but the overflow. Derivative: ds = s (dx - sum(s dx)) along
    /// the axis.
    /// A lane that holds NaN or +infinity, or only -infinity, is NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to normalise; a negative one counts from the end.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray Softmax(NDArray x, int axis) => Lanes.Map(nameof(Softmax), x, axis, Lanes.Softmax);

    /// <summary>log(softmax x) = x - log(sum(e^x)) along an axis, without underflow.</summary>
    /// <remarks>
    /// Derivative: dy = dx - sum(softmax(x) dx) along the axis. A lane that holds NaN or +infinity, or only -infinity, is NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis to normalise; a negative one counts from the end.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray LogSoftmax(NDArray x, int axis) => Lanes.Map(nameof(LogSoftmax), x, axis, Lanes.LogSoftmax);
}
