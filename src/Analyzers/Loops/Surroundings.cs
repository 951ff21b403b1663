using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NumDsl.Analyzers.Loops;

/// <summary>
/// Where a loop is left alone whatever it does: async methods and iterators (a span cannot wait), and code in which an exception may be
/// expected (a loop that fails half-way has written half of its results).
/// </summary>
internal static class Surroundings
{
    public static bool AreUnsuitable(SyntaxNode loop, ISymbol? member)
    {
        for (var node = loop.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case TryStatementSyntax { Catches.Count: > 0 } guarded when guarded.Block.Span.Contains(loop.Span):
                    return true;
                // The loop that a fix has kept for memory that overlaps.
                case ElseClauseSyntax { Parent: IfStatementSyntax { Condition: var condition } } when condition.ToString().Contains("SpanMath.MayWrite"):
                    return true;
                case CheckedStatementSyntax { Keyword.Text: "checked" }:
                    return true;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.RawKind != 0 || IsExpressionTreeOrUnknown(lambda);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(modifier => modifier.Text == "async")
                        || (function.ReturnType is not PredefinedTypeSyntax && IsIterator(function));
                case MemberDeclarationSyntax declaration:
                    return member is IMethodSymbol { IsAsync: true } || (MayBeIterator(member) && IsIterator(declaration));
            }
        }

        return false;
    }

    /// <summary>A lambda is a method like any other; its loops are statements, which expression trees cannot have.</summary>
    private static bool IsExpressionTreeOrUnknown(AnonymousFunctionExpressionSyntax lambda) => lambda.Block is null;

    /// <summary>Only these types can be what an iterator returns; they save looking for a <c>yield</c> in all the others.</summary>
    private static bool MayBeIterator(ISymbol? member) => member is not IMethodSymbol method
        || method.ReturnType.OriginalDefinition.SpecialType is SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_IEnumerator
            or SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_Generic_IEnumerator_T
        || method.ReturnType.Name is "IAsyncEnumerable" or "IAsyncEnumerator";

    private static bool IsIterator(SyntaxNode function) => function
        .DescendantNodes(node => node == function || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        .Any(node => node is YieldStatementSyntax);
}
