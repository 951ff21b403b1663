namespace NumDsl;

/// <summary>
/// Asks for the gradient of each example alone: the generator adds <c>NamePerExampleGradient</c>, which writes a matrix with a row for each
/// example of the data.
/// </summary>
/// <remarks>
/// <para>
/// The equation must return a <see cref="Scalar"/>, and its data have a symbol that counts the examples: one that is an axis by itself and
/// that no parameter has, <c>m</c> in <c>[Shape("n", "m")]</c>. A row is the gradient of the equation evaluated on one example, with 1
/// for m: JAX's <c>vmap(grad(cost), in_axes=(None, 0, 0))</c>. So it is not divided by m where the equation takes a mean.
/// </para>
/// <para>
/// The matrix is <c>perExampleGradient</c> by all parameters, in the order of their flat buffer, and <c>xPerExampleGradient</c> by an argument.
/// What is differentiated is chosen as by <see cref="GradientAttribute"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Equation, PerExampleGradient]
/// public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(1, "m")] NDArray y) =&gt; ...
///
/// // void CostPerExampleGradient(x, y, m, perExampleGradient), of shape (m, number of parameters)
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PerExampleGradientAttribute : Attribute
{
    /// <summary>Asks for the derivatives with respect to the named arguments, or to the default ones if none is named.</summary>
    /// <param name="names">Names of arguments of the equation, as written in its signature.</param>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is null.</exception>
    public PerExampleGradientAttribute(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = names;
    }

    /// <summary>The names as given; empty for the default choice.</summary>
    public IReadOnlyList<string> Names { get; }
}
