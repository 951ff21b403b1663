using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Analyzers.Shapes;
using NumDsl.Generator.Frontend;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>Operands that lie the wrong way are transposed or swapped; a star that was meant as a matrix product becomes <c>Dot</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TransposeFix : ShapeFix
{
    /// <summary>Writes the matrix product for <c>*</c>.</summary>
    public const string Dot = "Write Dot for the matrix product";

    /// <summary>Transposes the first operand.</summary>
    public const string Left = "Transpose the first operand";

    /// <summary>Transposes the second operand.</summary>
    public const string Right = "Transpose the second operand";

    /// <summary>Swaps the operands.</summary>
    public const string Swap = "Swap the operands";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [RuleIds.Broadcast, RuleIds.InnerDimension, RuleIds.DoubleExpansion, ShapeRules.SymbolsMeet.Id];

    internal override IEnumerable<Candidate> Candidates(
        SyntaxNode root, Diagnostic diagnostic, SemanticModel semantics, CancellationToken cancellationToken)
    {
        if (Operands.At(root, diagnostic.Location, semantics) is not { } operands)
        {
            yield break;
        }

        if (operands.Name == "*" && diagnostic.Id != RuleIds.DoubleExpansion && operands.IsArray(operands.Left) && operands.IsArray(operands.Right))
        {
            yield return new Candidate(Dot, operands.Node, Operands.Call(Function("Dot", operands.Node, semantics), operands.Left, operands.Right).WithTriviaFrom(operands.Node));
        }

        if (operands.Transposed(operands.Left) is { } left)
        {
            yield return new Candidate(Left, operands.Node, operands.With(operands.Left, left));
        }

        if (operands.Transposed(operands.Right) is { } right)
        {
            yield return new Candidate(Right, operands.Node, operands.With(operands.Right, right));
        }

        if (operands.Name == "Dot")
        {
            yield return new Candidate(Swap, operands.Node, operands.Swapped());
        }
    }

    /// <summary>A product is mended where exactly one change does it; otherwise it is for the user to say which.</summary>
    internal override IEnumerable<Candidate> Chosen(string id, IReadOnlyList<Candidate> good) =>
        id == RuleIds.InnerDimension && good.Count > 1 ? [] : good;

    /// <summary>The function's name as it can be written there.</summary>
    internal static string Function(string name, ExpressionSyntax at, SemanticModel semantics) =>
        semantics.LookupSymbols(at.SpanStart, name: name).OfType<IMethodSymbol>().Any(method => method.ContainingType.Name == "Functions")
            ? name
            : $"NumDsl.Functions.{name}";
}
