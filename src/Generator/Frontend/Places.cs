using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NumDsl.Generator.Frontend;

/// <summary>Where a problem of an operation is shown.</summary>
internal static class Places
{
    /// <summary>The operator's sign or the function's name: operands may be long, and fine.</summary>
    public static Location OperatorOf(SyntaxNode syntax) => syntax switch
    {
        BinaryExpressionSyntax binary => binary.OperatorToken.GetLocation(),
        AssignmentExpressionSyntax assignment => assignment.OperatorToken.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax name } } => name.Identifier.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.GetLocation(),
        InvocationExpressionSyntax { Expression: GenericNameSyntax name } => name.Identifier.GetLocation(),
        InvocationExpressionSyntax call => call.Expression.GetLocation(),
        _ => syntax.GetLocation(),
    };
}
