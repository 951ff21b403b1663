namespace NumDsl;

/// <summary>
/// Asks for the product of the Hessian with a vector: the generator adds <c>NameHvp</c>, which computes the value of an
/// <see cref="EquationAttribute">equation</see>, its gradient and that product in one pass over the data.
/// </summary>
/// <remarks>
/// <para>
/// The equation must return a <see cref="Scalar"/>. The vector comes after the arguments and sizes: a <c>ParameterSet</c> called
/// <c>vector</c>, and for each argument that is differentiated an array or number <c>xVector</c> of its shape. The results are laid out
/// alike: <c>gradient</c> and <c>xGradient</c>, then <c>product</c> and <c>xProduct</c>. What is differentiated is chosen as by
/// <see cref="GradientAttribute"/>.
/// </para>
/// <para>
/// It is computed forward over reverse, as <c>jax.jvp(jax.grad(f), (x,), (v,))</c> is: the derivative of the gradient along the vector
/// (B. Pearlmutter, "Fast exact multiplication by the Hessian", Neural Computation 6 (1994)). One call costs about two of the gradient,
/// and the Hessian itself is never stored.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Equation, Hvp]
/// public Scalar Cost([Shape("n", "m")] NDArray x) =&gt; ...
///
/// // float CostHvp(x, m, ParameterSet vector, ParameterSet gradient, ParameterSet product)
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class HvpAttribute : Attribute
{
    /// <summary>Asks for the product with respect to the named arguments, or to the default ones if none is named.</summary>
    /// <param name="names">Names of arguments of the equation, as written in its signature.</param>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is null.</exception>
    public HvpAttribute(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = names;
    }

    /// <summary>The names as given; empty for the default choice.</summary>
    public IReadOnlyList<string> Names { get; }
}
