using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Analyzers.Declarations;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>Writes the inferred shape of an equation's result as <c>[return: Shape]</c>, where there is none.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp), Shared]
public sealed class DeclareResultShape : CodeRefactoringProvider
{
    /// <summary>What the menu says.</summary>
    public const string Title = "Declare the shape of the result";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await EquationShapes.At(context).ConfigureAwait(false) is not var (method, symbol, trace, root)
            || trace.Result(symbol) is not { IsScalar: false } shape
            || symbol.GetReturnTypeAttributes().Any(attribute => attribute.AttributeClass?.Name == "ShapeAttribute"))
        {
            return;
        }

        var list = SyntaxFactory.ParseCompilationUnit($"[return: Shape({ModelRules.Written(shape)})] class C;").Members[0]
            .ChildNodes().OfType<AttributeListSyntax>().Single().WithoutTrivia();
        var last = method.AttributeLists.Last();
        var indentation = last.GetLeadingTrivia().Where(each => each.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1);
        var declared = method.AddAttributeLists(list.WithLeadingTrivia(indentation).WithTrailingTrivia(last.GetTrailingTrivia()));
        context.RegisterRefactoring(CodeAction.Create(
            Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(method, declared))), equivalenceKey: Title));
    }
}
