using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Generator.Frontend;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>Writes the shape of each local of an equation at the end of its line, and brings old comments up to date.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp), Shared]
public sealed class ShowShapes : CodeRefactoringProvider
{
    /// <summary>What the menu says.</summary>
    public const string Title = "Show shapes";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await EquationShapes.At(context).ConfigureAwait(false) is not var (method, _, trace, root))
        {
            return;
        }

        var comments = new Dictionary<SyntaxNode, string>();
        foreach (var (declarator, shape) in trace.Locals)
        {
            if (!shape.IsScalar && method.Span.Contains(declarator.Span)
                && declarator.Parent is VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement })
            {
                comments[statement] = ShapeComment.Write(shape);
            }
        }

        var shown = root.ReplaceNodes(comments.Keys, (statement, _) => WithComment(statement, comments[statement]));
        if (shown.ToFullString() != root.ToFullString())
        {
            context.RegisterRefactoring(CodeAction.Create(
                Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(shown)), equivalenceKey: Title));
        }
    }

    /// <summary>A statement that ends its line with its shape; what else is said there stays.</summary>
    private static SyntaxNode WithComment(SyntaxNode statement, string comment)
    {
        var trivia = statement.GetTrailingTrivia();
        var declarator = ((LocalDeclarationStatementSyntax)statement).Declaration.Variables[0];
        if (ShapeComment.Find(declarator) is var (old, _))
        {
            return statement.WithTrailingTrivia(trivia.Replace(old, SyntaxFactory.Comment(comment)));
        }

        var isLast = trivia.All(each => each.IsKind(SyntaxKind.WhitespaceTrivia) || each.IsKind(SyntaxKind.EndOfLineTrivia))
            && trivia.Any(SyntaxKind.EndOfLineTrivia);
        return isLast
            ? statement.WithTrailingTrivia(
                SyntaxFactory.Space, SyntaxFactory.Comment(comment), trivia.First(each => each.IsKind(SyntaxKind.EndOfLineTrivia)))
            : statement;
    }
}
