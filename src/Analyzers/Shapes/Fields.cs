using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Shapes;

/// <summary>Read-only fields that are assigned once, in the file that is looked at.</summary>
internal static class Fields
{
    /// <summary>The one value of a field: its initialiser, or the only assignment in the only constructor.</summary>
    public static IOperation? Initializer(IFieldSymbol field, SemanticModel semantics, CancellationToken cancellationToken)
    {
        if (field.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != semantics.SyntaxTree
            || reference.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declarator)
        {
            return null;
        }

        var assignments = Constructors(field, cancellationToken)
            .SelectMany(constructor => constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Where(assignment => Name(assignment.Left) == field.Name)
            .ToList();
        if (declarator.Initializer is { } initializer)
        {
            return assignments.Count == 0
                && semantics.GetOperation(initializer, cancellationToken) is IFieldInitializerOperation { Value: var value }
                    ? value
                    : null;
        }

        return assignments is [{ Parent: ExpressionStatementSyntax, Right: var right, SyntaxTree: var tree }] && tree == semantics.SyntaxTree
            && Constructors(field, cancellationToken).Count() == 1
                ? semantics.GetOperation(right, cancellationToken)
                : null;
    }

    private static IEnumerable<SyntaxNode> Constructors(IFieldSymbol field, CancellationToken cancellationToken) =>
        field.ContainingType.Constructors.SelectMany(constructor => constructor.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<ConstructorDeclarationSyntax>();

    private static string? Name(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
