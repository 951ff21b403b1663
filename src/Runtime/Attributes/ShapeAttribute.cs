namespace NumDsl;

/// <summary>
/// Gives the shape of an equation's argument or of its result, as <c>[Shape("nx", "m")]</c> or <c>[return: Shape(1, "m")]</c>.
/// </summary>
/// <remarks>
/// <para>
/// A dimension is an <c>int</c> of 0 or more, or a string: a symbol such as <c>"m"</c>, or an expression of integers and symbols with
/// <c>+ - * /</c> and brackets, such as <c>"h-k+1"</c>. The same symbol is the same size everywhere in a model; two different symbols
/// never match, nor does a symbol match a number. A dimension broadcasts only if it is literally 1.
/// </para>
/// <para>
/// There are two dimensions or more. Rank 1 does not exist: write <c>("n", 1)</c> for a column and <c>(1, "n")</c> for a row. Rank 0 is a
/// <see cref="Scalar"/>, which needs no attribute.
/// </para>
/// <para>
/// A shape is logical: how the data lies in memory is said by the strides of the span (see <see cref="Examples"/>).
/// On a result the attribute is optional; the shape is inferred, and checked where it is written.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue, Inherited = false)]
public sealed class ShapeAttribute : Attribute
{
    /// <summary>Gives the dimensions, rows before columns.</summary>
    /// <param name="dimensions">Integers, symbols and expressions of them: two or more.</param>
    /// <exception cref="ArgumentNullException"><paramref name="dimensions"/> is null.</exception>
    public ShapeAttribute(params object[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        Dimensions = dimensions;
    }

    /// <summary>The dimensions as given.</summary>
    public IReadOnlyList<object> Dimensions { get; }
}
