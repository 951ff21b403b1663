namespace NumDsl;

/// <summary>
/// Marks a partial class whose <see cref="EquationAttribute">equations</see> are compiled to fused, vectorised kernels.
/// </summary>
/// <remarks>
/// The class must be <c>partial</c>. A static class has no parameters: its equations take everything as arguments. Any other class
/// holds its weights in <see cref="ParameterAttribute">parameters</see>, which the generator lays out in one flat buffer.
/// </remarks>
/// <example>
/// <code>
/// [Model]                     // kernels in float
/// public partial class LogisticRegression { ... }
///
/// [Model(typeof(double))]     // kernels in double
/// public static partial class Pricing { ... }
/// </code>
/// </example>
/// <param name="elementType">
/// <c>typeof(float)</c> or <c>typeof(double)</c>: the type in which the kernels compute; <see langword="null"/> means <c>float</c>.
/// The eager run of an equation is always in <c>double</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelAttribute(Type? elementType = null) : Attribute
{
    /// <summary>The type in which the kernels compute, as given; <see langword="null"/> means <c>float</c>.</summary>
    public Type? ElementType { get; } = elementType;
}
