namespace NumDsl;

/// <summary>
/// Puts a rule of your own in place of the derivative of an <see cref="EquationAttribute">equation</see>, or of a static method that
/// equations call, like <c>jax.custom_vjp</c>.
/// </summary>
/// <remarks>
/// <para>
/// The rule is a static method of the same class. It takes the same arguments and, last, the cotangent of the result (its weights, of the
/// result's shape), and returns the cotangent of the floating-point argument, of the argument's shape; for several of them a tuple in
/// their order. What it may do is what an equation may. The eager method stays as it is.
/// </para>
/// <para>
/// The method may not read parameters of the model, of which the rule gives no cotangent: make them arguments. A rule that is linear in the
/// cotangent (a product, sum, choice or rearrangement of it) is transposed and so serves every mode. One that is not, such as one that
/// clips, serves <c>[Gradient]</c>, <c>[PerExampleGradient]</c> and <c>[Jacobian]</c>, by rows; in the other modes it is an error.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// // Rounds, and lets the derivative pass (the straight-through estimator).
/// [CustomGradient(nameof(Through))]
/// private static NDArray Quantise(NDArray x) =&gt; Round(x);
///
/// private static NDArray Through(NDArray x, NDArray cotangent) =&gt; cotangent;
/// </code>
/// </example>
/// <param name="rule">The name of the rule.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CustomGradientAttribute(string rule) : Attribute
{
    /// <summary>The name of the rule.</summary>
    public string Rule { get; } = rule ?? throw new ArgumentNullException(nameof(rule));
}
