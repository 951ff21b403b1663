using Microsoft.CodeAnalysis;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>A model while its equations are read: its specification beside the symbols it was read from.</summary>
internal sealed class ModelContext(
    INamedTypeSymbol type, ModelSpec? spec, IReadOnlyDictionary<string, ParameterSpec?> parameters, SourceCode source)
{
    public INamedTypeSymbol Type => type;

    /// <summary>Null if no member can be added to the class.</summary>
    public ModelSpec? Spec => spec;

    public SourceCode Source => source;

    public ElementType ElementType => spec?.Type ?? ElementType.Single;

    /// <summary>The symbols that the model fixes.</summary>
    public IReadOnlyCollection<string> Symbols { get; } = [.. spec?.Symbols ?? []];

    /// <summary>The properties that are declared as parameters, with null for those whose declaration is wrong.</summary>
    public IReadOnlyDictionary<string, ParameterSpec?> Parameters => parameters;

    public static ModelContext Read(INamedTypeSymbol type, SourceCode source, ProblemSink problems)
    {
        var declaration = DeclarationReader.Read(type, problems, source.CancellationToken);
        var parameters = ParameterReader.Read(type, declaration, source, problems, out var placeholders);
        var sound = parameters.Values.OfType<ParameterSpec>().ToEquatableArray();
        var spec = declaration.CanHaveMembers
            ? new ModelSpec(
                type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "",
                declaration.Containers,
                declaration.Text,
                Identifiers.Escape(type.Name),
                type.IsStatic,
                declaration.ElementType,
                declaration.IsBroken ? EquatableArray<ParameterSpec>.Empty : sound,
                placeholders,
                declaration.IsBroken)
            : null;
        return new ModelContext(type, spec, parameters, source);
    }
}
