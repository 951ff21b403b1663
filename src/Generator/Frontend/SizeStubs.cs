using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>
/// The properties of a model's sizes (<c>Nx</c>) are generated, so while the generator runs they do not exist yet. Where an equation
/// mentions one, it is read in a compilation to which they were added; any other model is read as it is.
/// </summary>
internal static class SizeStubs
{
    public const string FilePath = "NumDsl.SizeStubs.g.cs";

    /// <summary>The model in a compilation in which its sizes exist; null where that changes nothing.</summary>
    public static (INamedTypeSymbol Model, Compilation Compilation)? Add(
        INamedTypeSymbol type, ModelSpec spec, Compilation compilation, CancellationToken cancellationToken)
    {
        var missing = spec.Symbols.Select(GeneratedNames.SizeProperty)
            .Distinct()
            .Where(name => type.GetMembers(name).IsEmpty && Mentions(type, name, cancellationToken))
            .ToList();
        if (missing.Count == 0
            || type.DeclaringSyntaxReferences is not [var reference, ..]
            || reference.SyntaxTree.Options is not CSharpParseOptions options)
        {
            return null;
        }

        var members = string.Concat(missing.Select(name => $"public int {Identifiers.Escape(name)} => 0; "));
        var text = spec.Containers.Append(spec.Declaration).Aggregate("", (code, declaration) => $"{code}{declaration} {{ ")
            + members + new string('}', spec.Containers.Count + 1);
        if (spec.Namespace.Length > 0)
        {
            text = $"namespace {spec.Namespace} {{ {text} }}";
        }

        var extended = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, options, FilePath, null, cancellationToken));
        var syntax = (TypeDeclarationSyntax)reference.GetSyntax(cancellationToken);
        return extended.GetSemanticModel(syntax.SyntaxTree).GetDeclaredSymbol(syntax, cancellationToken) is { } model
            ? (model, extended)
            : null;
    }

    private static bool Mentions(INamedTypeSymbol type, string name, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken).DescendantTokens()
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name));
}
