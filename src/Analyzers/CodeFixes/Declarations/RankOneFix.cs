using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Generator.Frontend;

namespace NumDsl.CodeFixes.Declarations;

/// <summary>A declared shape of rank 1 becomes a column or a row.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RankOneFix : CodeFixProvider
{
    /// <summary>What makes a column of it.</summary>
    public const string Column = "Declare a column";

    /// <summary>What makes a row of it.</summary>
    public const string Row = "Declare a row";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.RankOne];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAll.Provider;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan) is AttributeSyntax { ArgumentList: { Arguments: [var size] } list })
            {
                var one = SyntaxFactory.AttributeArgument(
                    SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(1)));
                CodeFix.Offer(context, diagnostic, Column, root, list, With(list, size.WithoutTrivia(), one));
                CodeFix.Offer(context, diagnostic, Row, root, list, With(list, one, size.WithoutTrivia()));
            }
        }
    }

    private static AttributeArgumentListSyntax With(AttributeArgumentListSyntax list, params AttributeArgumentSyntax[] sizes) =>
        list.WithArguments(SyntaxFactory.SeparatedList(
            sizes, [SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)]));
}
