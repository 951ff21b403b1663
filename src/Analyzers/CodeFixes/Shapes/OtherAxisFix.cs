using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Generator.Frontend;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using SyntaxKind = Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>A softmax over an axis of one element goes over the other axis of the matrix.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class OtherAxisFix : ShapeFix
{
    /// <summary>Names the other axis.</summary>
    public const string Title = "Take the other axis";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.DegenerateAxis];

    internal override IEnumerable<Candidate> Candidates(
        SyntaxNode root, Diagnostic diagnostic, SemanticModel semantics, CancellationToken cancellationToken)
    {
        if (Operands.NodeAt(root, diagnostic.Location) is InvocationExpressionSyntax { ArgumentList.Arguments: [_, { Expression: var axis }] })
        {
            foreach (var other in new[] { 0, 1 })
            {
                yield return new Candidate(
                    Title, axis, LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(other)).WithTriviaFrom(axis));
            }
        }
    }

    internal override IEnumerable<Candidate> Chosen(string id, IReadOnlyList<Candidate> good) => good.Count == 1 ? good : [];
}
