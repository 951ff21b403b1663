namespace NumDsl;

/// <summary>
/// Gives the element type in which an equation's argument comes, where that is not the model's own: <c>[Shape("n", 784),
/// Element(typeof(byte))] NDArray images</c>.
/// </summary>
/// <remarks>
/// The generated overloads take <c>ReadOnlyTensorSpan&lt;byte&gt;</c> and <c>ReadOnlySpan&lt;byte&gt;</c> then. Elements become numbers of the model
/// as they are loaded, so that the array keeps its size in memory; a matrix product converts a tile at a time. A <c>bool</c> becomes 1 or 0,
/// and an <c>int</c> beyond 2^24 is rounded in a model of <c>float</c>. Integers and masks cannot be differentiated by.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class ElementAttribute : Attribute
{
    /// <summary>Gives the element type.</summary>
    /// <param name="type">
    /// <c>byte</c>, <c>sbyte</c>, <c>short</c>, <c>ushort</c>, <c>int</c>, <c>bool</c> or <see cref="Half"/>.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public ElementAttribute(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        Type = type;
    }

    /// <summary>The element type.</summary>
    public Type Type { get; }
}
