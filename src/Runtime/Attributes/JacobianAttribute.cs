namespace NumDsl;

/// <summary>
/// Asks for the Jacobian of an <see cref="EquationAttribute">equation</see> whose result is an array: the generator adds
/// <c>NameJacobian</c>, which writes the result and the derivatives of each of its elements.
/// </summary>
/// <remarks>
/// <para>
/// A Jacobian is a matrix with a row for each element of the result and a column for each element of the input, both in row-major
/// order: <c>jacobian</c> by all parameters of the model, in the order of their flat buffer, and <c>xJacobian</c> by an argument. What is
/// differentiated is chosen as by <see cref="JvpAttribute"/>.
/// </para>
/// <para>
/// It is computed forward, column by column, or in reverse, row by row, whichever is fewer sweeps; a sweep costs about two evaluations of
/// the result forward, and three in reverse. Use <see cref="JvpAttribute"/> or <see cref="GradientAttribute"/> where a product with the
/// matrix is enough.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Equation, Jacobian("x")]
/// [return: Shape("k", 1)]
/// public static NDArray Field([Shape("n", 1)] NDArray x) =&gt; ...
///
/// // void FieldJacobian(x, n, k, result, xJacobian), with xJacobian of shape (k, n)
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class JacobianAttribute : Attribute
{
    /// <summary>Asks for the derivatives with respect to the named arguments, or to the default ones if none is named.</summary>
    /// <param name="names">Names of arguments of the equation, as written in its signature.</param>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is null.</exception>
    public JacobianAttribute(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = names;
    }

    /// <summary>The names as given; empty for the default choice.</summary>
    public IReadOnlyList<string> Names { get; }
}
