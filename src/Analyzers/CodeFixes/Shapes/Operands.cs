using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Analyzers.Shapes;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>An operator or a call with a squiggle, its two operands, and how they are written another way.</summary>
internal sealed class Operands
{
    private readonly SemanticModel _semantics;
    private readonly KnownTensors _known;

    private Operands(ExpressionSyntax node, ExpressionSyntax left, ExpressionSyntax right, SemanticModel semantics, KnownTensors known) =>
        (Node, Left, Right, _semantics, _known) = (node, left, right, semantics, known);

    /// <summary>The operator with its operands, or the call.</summary>
    public ExpressionSyntax Node { get; }

    public ExpressionSyntax Left { get; }

    public ExpressionSyntax Right { get; }

    /// <summary>The operator's sign, or the name of the function.</summary>
    public string Name => Node switch
    {
        BinaryExpressionSyntax binary => binary.OperatorToken.Text,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier.Text,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.Text,
        _ => "",
    };

    /// <summary>The operands at a squiggle; null where there are not exactly two that are arrays or tensors.</summary>
    public static Operands? At(SyntaxNode root, Location squiggle, SemanticModel semantics)
    {
        if (KnownTensors.Find(semantics.Compilation) is not { } known)
        {
            return null;
        }

        var (node, operands) = NodeAt(root, squiggle) switch
        {
            BinaryExpressionSyntax binary => ((ExpressionSyntax)binary, new[] { binary.Left, binary.Right }),
            InvocationExpressionSyntax call => (call, call.ArgumentList.Arguments.Select(argument => argument.Expression)
                .Where(argument => known.HasShape(semantics.GetTypeInfo(argument).Type)).ToArray()),
            _ => (null!, []),
        };
        return operands is [var left, var right]
            && known.HasShape(semantics.GetTypeInfo(left).Type) && known.HasShape(semantics.GetTypeInfo(right).Type)
                ? new Operands(node, left, right, semantics, known)
                : null;
    }

    /// <summary>The expression whose operator or name has the squiggle.</summary>
    public static SyntaxNode? NodeAt(SyntaxNode root, Location squiggle)
    {
        var token = root.FindToken(squiggle.SourceSpan.Start);
        return token.Parent?.AncestorsAndSelf().FirstOrDefault(node => node switch
        {
            BinaryExpressionSyntax binary => binary.OperatorToken == token,
            AssignmentExpressionSyntax assignment => assignment.OperatorToken == token,
            InvocationExpressionSyntax call => call.Expression.Span.End >= token.Span.End && call.Expression.Span.Contains(token.Span)
                && call.Expression is SimpleNameSyntax or MemberAccessExpressionSyntax
                && (call.Expression is not MemberAccessExpressionSyntax member || member.Name.Span.Contains(token.Span)),
            _ => false,
        });
    }

    public bool IsArray(ExpressionSyntax operand) => _known.IsArray(_semantics.GetTypeInfo(operand).Type);

    /// <summary>The node with one operand written another way.</summary>
    public ExpressionSyntax With(ExpressionSyntax operand, ExpressionSyntax replacement) =>
        Node.ReplaceNode(operand, replacement.WithTriviaFrom(operand));

    public ExpressionSyntax Swapped() =>
        Node.ReplaceNodes([Left, Right], (original, _) => original == Left ? Right.WithTriviaFrom(Left) : Left.WithTriviaFrom(Right));

    /// <summary><c>x.T</c>, or <c>Tensor.Transpose(x)</c>; of what is transposed already, the value itself.</summary>
    public ExpressionSyntax? Transposed(ExpressionSyntax operand)
    {
        if (IsArray(operand))
        {
            return operand is MemberAccessExpressionSyntax { Name.Identifier.Text: "T", Expression: var inner }
                ? inner
                : MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Factor(operand), IdentifierName("T"));
        }

        return operand is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Transpose" }, ArgumentList.Arguments: [var turned] }
            ? turned.Expression
            : IsTensor(operand) ? Call("Tensor.Transpose", operand) : null;
    }

    /// <summary>Whether it is the tensor itself, not a span of it: most functions that change the axes take tensors.</summary>
    public bool IsTensor(ExpressionSyntax operand) => _semantics.GetTypeInfo(operand).Type is { Name: "Tensor" } type && _known.IsTensor(type);

    public static ExpressionSyntax Call(string function, params ExpressionSyntax[] arguments) => InvocationExpression(
        ParseExpression(function),
        ArgumentList(SeparatedList(
            arguments.Select(argument => Argument(argument.WithoutTrivia())),
            Enumerable.Repeat(Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space), arguments.Length - 1))));

    /// <summary>The expression in brackets, unless nothing can come apart.</summary>
    public static ExpressionSyntax Factor(ExpressionSyntax expression) => expression.WithoutTrivia() switch
    {
        SimpleNameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
            or ParenthesizedExpressionSyntax or LiteralExpressionSyntax => expression.WithoutTrivia(),
        var other => ParenthesizedExpression(other),
    };
}
