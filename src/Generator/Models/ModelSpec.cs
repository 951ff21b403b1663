using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Models;

/// <summary>A model class as the emitter needs it: compared by value, without any Roslyn object.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Containers">The declarations of the enclosing types, outermost first: <c>public static partial class Outer</c>.</param>
/// <param name="Declaration">The class's own declaration: <c>public partial class LogisticRegression</c>, or with <c>static</c>.</param>
/// <param name="Name">The class's name.</param>
/// <param name="IsStatic">A static model has no parameters and no instances.</param>
/// <param name="Type">The element type of the kernels.</param>
/// <param name="Parameters">In order of declaration: also the order in the flat buffer.</param>
/// <param name="Placeholders">
/// The implementing parts, as C#, of properties whose declaration as a parameter is wrong. They throw; but without them the C# compiler
/// stops before the analyzer can say what is wrong (CS9248).
/// </param>
/// <param name="IsBroken">The class itself cannot be a model: only the placeholders are added to it.</param>
internal sealed record ModelSpec(
    string Namespace,
    EquatableArray<string> Containers,
    string Declaration,
    string Name,
    bool IsStatic,
    ElementType Type,
    EquatableArray<ParameterSpec> Parameters,
    EquatableArray<string> Placeholders = default,
    bool IsBroken = false)
{
    /// <summary>The symbols of the parameters' shapes in order of first appearance: the constructor's ints.</summary>
    public IEnumerable<string> Symbols =>
        Parameters.SelectMany(parameter => parameter.Shape.Dimensions).SelectMany(dimension => dimension.Symbols).Distinct();

    /// <summary>Where a parameter starts in the flat buffer; that of no parameter is the buffer's length.</summary>
    public Dimension OffsetOf(string? parameter) => Parameters
        .TakeWhile(other => other.Name != parameter)
        .Aggregate(Dimension.Zero, (offset, other) => offset + other.Shape.Size);

    /// <summary>The name to give to the model's generated files, unique in the compilation.</summary>
    public string FileName =>
        string.Join(".", new[] { Namespace }.Concat(Containers.Select(TypeName)).Append(Name).Where(part => part.Length > 0));

    /// <summary>A file's name has no angle brackets.</summary>
    private static string TypeName(string declaration) =>
        declaration.Substring(declaration.LastIndexOf(' ') + 1).Replace('<', '{').Replace('>', '}');
}

/// <summary>A model parameter.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Shape">Its shape; a scalar's is empty.</param>
/// <param name="Modifiers">The property's modifiers as declared, without <c>partial</c>: <c>public</c>.</param>
internal sealed record ParameterSpec(string Name, Shape Shape, string Modifiers);
