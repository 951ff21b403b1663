using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Analyzers.Declarations;
using NumDsl.Generator.Frontend;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>A declared result becomes the shape that the body has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DeclaredShapeFix : ShapeFix
{
    /// <summary>Corrects <c>[return: Shape]</c>.</summary>
    public const string Title = "Declare the shape that the result has";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Declared, RuleIds.Rank];

    internal override IEnumerable<Candidate> Candidates(
        SyntaxNode root, Diagnostic diagnostic, SemanticModel semantics, CancellationToken cancellationToken)
    {
        if (diagnostic.Properties.TryGetValue(ModelRules.InferredShape, out var shape) && shape is not null
            && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && Declared(method, semantics) is { ArgumentList: { } arguments })
        {
            yield return new Candidate(Title, arguments, SyntaxFactory.ParseAttributeArgumentList($"({shape})")!.WithTriviaFrom(arguments));
        }
    }

    /// <summary>The attribute that declares the result's shape.</summary>
    internal static AttributeSyntax? Declared(MethodDeclarationSyntax method, SemanticModel semantics) => method.AttributeLists
        .Where(list => list.Target?.Identifier.IsKind(SyntaxKind.ReturnKeyword) == true)
        .SelectMany(list => list.Attributes)
        .FirstOrDefault(attribute => semantics.GetTypeInfo(attribute).Type is { Name: "ShapeAttribute", ContainingNamespace.Name: "NumDsl" });
}
