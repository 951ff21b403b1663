namespace NumDsl;

/// <summary>
/// Asks for the gradient of an <see cref="EquationAttribute">equation</see>: the generator adds <c>NameAndGradient</c>, which returns
/// the value and writes the derivatives in the same pass over the data.
/// </summary>
/// <remarks>
/// The equation must return a <see cref="Scalar"/>. Without names, an equation of a model with parameters is differentiated with respect
/// to all of them, and one of a static model with respect to all its floating-point arguments. A name selects an argument; on a model
/// with
/// parameters the named arguments come in addition to the parameters. Each argument gets an output of its own shape, after the others.
/// </remarks>
/// <example>
/// <code>
/// [Equation, Gradient("w", "b")]
/// public static Scalar Cost([Shape("n", 1)] NDArray w, Scalar b, [Shape("n", "m")] NDArray x) =&gt; ...
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class GradientAttribute : Attribute
{
    /// <summary>Asks for the gradient with respect to the named arguments, or to the default ones if none is named.</summary>
    /// <param name="names">Names of arguments of the equation, as written in its signature.</param>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is null.</exception>
    public GradientAttribute(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = names;
    }

    /// <summary>The names as given; empty for the default choice.</summary>
    public IReadOnlyList<string> Names { get; }
}
