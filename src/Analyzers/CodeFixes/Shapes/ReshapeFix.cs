using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Analyzers.Shapes;
using NumDsl.Generator.Frontend;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using SyntaxKind = Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>A reshape that was meant to transpose does; one of scattered elements copies them first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReshapeFix : ShapeFix
{
    /// <summary>Writes the transpose.</summary>
    public const string Transpose = "Transpose instead";

    /// <summary>Copies the elements side by side.</summary>
    public const string Copy = "Copy with ToDenseTensor first";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Transposition, ShapeRules.NotContiguous.Id];

    internal override IEnumerable<Candidate> Candidates(
        SyntaxNode root, Diagnostic diagnostic, SemanticModel semantics, CancellationToken cancellationToken)
    {
        if (Operands.NodeAt(root, diagnostic.Location) is not InvocationExpressionSyntax call
            || KnownTensors.Find(semantics.Compilation) is not { } known || Reshaped(call, known, semantics) is not { } value)
        {
            yield break;
        }

        if (diagnostic.Id == RuleIds.Transposition)
        {
            ExpressionSyntax turned = known.IsArray(semantics.GetTypeInfo(value, cancellationToken).Type)
                ? MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Operands.Factor(value), IdentifierName("T"))
                : Operands.Call("Tensor.Transpose", value);
            yield return new Candidate(Transpose, call, turned.WithTriviaFrom(call));
        }
        else
        {
            var copied = InvocationExpression(
                MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Operands.Factor(value), IdentifierName("ToDenseTensor")));
            yield return new Candidate(Copy, call, call.ReplaceNode(value, copied.WithTriviaFrom(value)));
        }
    }

    /// <summary>What is reshaped: the first argument, or what the extension is called on.</summary>
    private static ExpressionSyntax? Reshaped(InvocationExpressionSyntax call, KnownTensors known, SemanticModel semantics) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && known.HasShape(semantics.GetTypeInfo(receiver).Type)
            ? receiver
            : call.ArgumentList.Arguments.FirstOrDefault()?.Expression;
}
