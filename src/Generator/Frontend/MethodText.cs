using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Frontend;

/// <summary>The text of a method as its user wrote it, but laid out one way, so that comments and spaces do not change it.</summary>
internal static class MethodText
{
    public static EquatableArray<string> Lines(MethodDeclarationSyntax method)
    {
        var bare = (MethodDeclarationSyntax)new WithoutAttributes().Visit(method)!;
        var untouched = bare.ReplaceTokens(bare.DescendantTokens(), (_, token) => token.WithoutTrivia());
        return untouched.NormalizeWhitespace("    ", "\n").ToString().Split('\n').ToEquatableArray();
    }

    private sealed class WithoutAttributes : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => null;
    }
}
