namespace NumDsl;

/// <summary>
/// Asks for forward mode: the generator adds <c>NameJvp</c>, which computes the value of an
/// <see cref="EquationAttribute">equation</see> and, in the same pass, its derivative along a direction, the Jacobian-vector product
/// of <c>jax.jvp</c>.
/// </summary>
/// <remarks>
/// <para>
/// The result may be a <see cref="Scalar"/> or an array. The direction comes after the arguments and sizes: a <c>ParameterSet</c>
/// called <c>tangent</c> with a part for each parameter, and for each argument that is differentiated one of its shape, called
/// <c>xTangent</c>. The derivative along it, called <c>resultTangent</c>, has the shape of the result.
/// </para>
/// <para>
/// Without names, an equation of a model with parameters is differentiated with respect to all of them, and one of a static model with
/// respect to all its floating-point arguments. A name selects an argument; on a model with parameters the named arguments come in
/// addition to the parameters. One call costs about two evaluations of the value, however many inputs there are.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Equation, Jvp("x")]
/// public Scalar Cost([Shape("n", "m")] NDArray x) =&gt; ...
///
/// // float CostJvp(x, m, ParameterSet tangent, xTangent, out float resultTangent)
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class JvpAttribute : Attribute
{
    /// <summary>Asks for the product with respect to the named arguments, or to the default ones if none is named.</summary>
    /// <param name="names">Names of arguments of the equation, as written in its signature.</param>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is null.</exception>
    public JvpAttribute(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = names;
    }

    /// <summary>The names as given; empty for the default choice.</summary>
    public IReadOnlyList<string> Names { get; }
}
