namespace NumDsl;

/// <summary>
/// Asks for all second derivatives of an <see cref="EquationAttribute">equation</see>: the generator adds <c>NameHessian</c>, which computes
/// the value, writes the gradient and the Hessian.
/// </summary>
/// <remarks>
/// <para>
/// The equation must return a <see cref="Scalar"/>. The Hessian is one symmetric matrix over all that is differentiated, in the order of the
/// gradient: the parameters as in their flat buffer, then the named arguments, each row-major. What is differentiated is chosen as by
/// <see cref="GradientAttribute"/>.
/// </para>
/// <para>
/// It is computed column by column, a Hessian-vector product each (forward over reverse), so it is meant for few inputs: n of them take n
/// products and n^2 elements. For many use <see cref="HvpAttribute"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Equation, Hessian("x")]
/// public static Scalar Energy([Shape("n", 1)] NDArray x) =&gt; ...
///
/// // float EnergyHessian(x, n, xGradient, hessian), with hessian of shape (n, n)
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class HessianAttribute : Attribute
{
    /// <summary>Asks for the derivatives with respect to the named arguments, or to the default ones if none is named.</summary>
    /// <param name="names">Names of arguments of the equation, as written in its signature.</param>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is null.</exception>
    public HessianAttribute(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = names;
    }

    /// <summary>The names as given; empty for the default choice.</summary>
    public IReadOnlyList<string> Names { get; }
}
