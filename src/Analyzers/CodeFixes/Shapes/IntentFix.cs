using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Generator.Frontend;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>All pairs that are meant are said to be: <c>Outer(a, b)</c> for a product, <c>BroadcastTo</c> for any other operator.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntentFix : ShapeFix
{
    /// <summary>Writes the outer product.</summary>
    public const string Outer = "Write Outer for all pairs";

    /// <summary>Broadcasts the first operand explicitly.</summary>
    public const string BroadcastTo = "Write BroadcastTo for all pairs";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.DoubleExpansion];

    /// <summary>None: that all pairs are meant is for a person to say, one by one.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    internal override IEnumerable<Candidate> Candidates(
        SyntaxNode root, Diagnostic diagnostic, SemanticModel semantics, CancellationToken cancellationToken)
    {
        if (Operands.At(root, diagnostic.Location, semantics) is not { } operands || !operands.IsArray(operands.Left) || !operands.IsArray(operands.Right))
        {
            yield break;
        }

        if (operands.Name == "*")
        {
            var outer = TransposeFix.Function("Outer", operands.Node, semantics);
            yield return new Candidate(Outer, operands.Node, Operands.Call(outer, operands.Left, operands.Right).WithTriviaFrom(operands.Node));
        }

        // The operands are written twice, so they have to be names: (m, 1) and (1, m), or the other way round.
        if (operands.Left is IdentifierNameSyntax left && operands.Right is IdentifierNameSyntax right)
        {
            var broadcast = TransposeFix.Function("BroadcastTo", operands.Node, semantics);
            foreach (var (rows, columns) in new[] { (left, right), (right, left) })
            {
                var sizes = $"{broadcast}({left.Identifier.Text}, {rows.Identifier.Text}.Shape[0], {columns.Identifier.Text}.Shape[1])";
                yield return new Candidate(BroadcastTo, operands.Node, operands.With(left, SyntaxFactory.ParseExpression(sizes)));
            }
        }
    }

    /// <summary>An outer product is (columns of one) x (rows of the other), whichever way they lie: only what keeps the meaning is offered.</summary>
    internal override IEnumerable<Candidate> Chosen(string id, IReadOnlyList<Candidate> good) =>
        good.GroupBy(candidate => candidate.Title).Select(group => group.First());
}
