using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Generator.Frontend;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>The equation at the cursor, and the shapes that the frontend finds in it.</summary>
internal static class EquationShapes
{
    public static async Task<(MethodDeclarationSyntax Method, IMethodSymbol Symbol, ShapeTrace Trace, SyntaxNode Root)?> At(CodeRefactoringContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var semantics = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || semantics?.GetDeclaredSymbol(method, context.CancellationToken) is not { } symbol
            || !symbol.IsEquation() || !symbol.ContainingType.IsModel())
        {
            return null;
        }

        var trace = new ShapeTrace();
        ModelReader.Read(symbol.ContainingType, semantics.Compilation, new List<Problem>(), context.CancellationToken, trace);
        return (method, symbol, trace, root);
    }
}
