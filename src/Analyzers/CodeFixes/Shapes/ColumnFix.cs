using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Analyzers.Shapes;
using NumDsl.Generator.Frontend;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>A tensor of rank 1 that is meant as a column gets its second axis; a squeezed column keeps it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ColumnFix : ShapeFix
{
    /// <summary>Reshapes the tensor of rank 1.</summary>
    public const string Column = "Reshape to a column";

    /// <summary>Leaves the squeeze out.</summary>
    public const string Keep = "Keep the axis";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [ShapeRules.RankOneAgainstColumn.Id, ShapeRules.LostAxis.Id, RuleIds.Broadcast];

    internal override IEnumerable<Candidate> Candidates(
        SyntaxNode root, Diagnostic diagnostic, SemanticModel semantics, CancellationToken cancellationToken)
    {
        if (Operands.At(root, diagnostic.Location, semantics) is not { } operands)
        {
            yield break;
        }

        diagnostic.Properties.TryGetValue(Finding.RankOneOperand, out var vector);
        if ((vector == "0" ? operands.Left : vector == "1" ? operands.Right : null) is { } operand && operands.IsTensor(operand))
        {
            if (operand is InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Squeeze" or "SqueezeDimension" },
                    ArgumentList.Arguments: [var squeezed, ..],
                })
            {
                yield return new Candidate(Keep, operands.Node, operands.With(operand, squeezed.Expression));
            }

            var column = Operands.Call("Tensor.Reshape", operand, SyntaxFactory.ParseExpression("[-1, 1]"));
            yield return new Candidate(Column, operands.Node, operands.With(operand, column));
        }
    }
}
