using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using NumDsl.Analyzers.Declarations;
using NumDsl.Generator.Frontend;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>A comment that says another shape than the local has is brought up to date.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ShapeCommentFix : CodeFixProvider
{
    /// <summary>Writes the shape.</summary>
    public const string Title = "Write the shape that the local has";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.StaleComment];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAll.Provider;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var comment = root!.FindTrivia(diagnostic.Location.SourceSpan.Start);
            if (diagnostic.Properties.TryGetValue(ModelRules.ShapeText, out var text) && comment.IsKind(SyntaxKind.SingleLineCommentTrivia))
            {
                var changed = context.Document.WithSyntaxRoot(root.ReplaceTrivia(comment, SyntaxFactory.Comment($"// {text}")));
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), equivalenceKey: CodeFix.Key(diagnostic, Title)), diagnostic);
            }
        }
    }
}
