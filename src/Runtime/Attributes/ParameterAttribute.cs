namespace NumDsl;

/// <summary>
/// Marks a partial property of a <see cref="ModelAttribute">model</see> as a weight to be learnt, and gives its shape.
/// </summary>
/// <remarks>
/// <para>
/// The property is <c>partial</c> and has only a getter; the generator implements it and places the weight in the model's
/// <c>ParameterSet</c>.
/// </para>
/// <para>
/// No shape at all is rank 0, a <see cref="Scalar"/>. Two or more dimensions make an <see cref="NDArray"/>. One dimension is an error: a
/// vector is a column <c>("n", 1)</c> or a row <c>(1, "n")</c>. Each dimension follows the rules of <see cref="ShapeAttribute"/>; each
/// symbol becomes an <c>int</c> of the model's constructor and a property of the model.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Parameter("nx", 1)] public partial NDArray W { get; }
/// [Parameter]          public partial Scalar  B { get; }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ParameterAttribute : Attribute
{
    /// <summary>Gives the shape of the parameter; none is a scalar.</summary>
    /// <param name="shape">Integers, symbols and expressions of them: none, or two or more.</param>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    public ParameterAttribute(params object[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
    }

    /// <summary>The dimensions as given; empty for a <see cref="Scalar"/>.</summary>
    public IReadOnlyList<object> Shape { get; }
}
