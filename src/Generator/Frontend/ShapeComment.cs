using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Frontend;

/// <summary>A comment that gives a local's shape, at the end of its line: <c>var z = Dot(w.T, x); // (1, m)</c>.</summary>
internal static class ShapeComment
{
    private static readonly Regex Form = new(@"^//\s*\((?<sizes>[^;:?!]*)\)\s*$", RegexOptions.CultureInvariant);

    /// <summary>The comment after the declaration of one local, and the shape that it says; null without one.</summary>
    public static (SyntaxTrivia Comment, Shape Shape)? Find(SyntaxNode declarator)
    {
        if (declarator is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } })
        {
            return null;
        }

        var comment = statement.GetTrailingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));
        return Read(comment.ToString()) is { } shape ? (comment, shape) : null;
    }

    /// <summary>The text for a shape.</summary>
    public static string Write(Shape shape) => $"// {shape}";

    /// <summary>Two sizes or more, each readable as one; a comment in brackets that says something else is none.</summary>
    private static Shape? Read(string text)
    {
        if (Form.Match(text) is not { Success: true } match)
        {
            return null;
        }

        var sizes = match.Groups["sizes"].Value.Split(',').Select(size => ShapeParser.Parse(size).Dimension).ToList();
        return sizes.Count < 2 || sizes.Any(size => size is null) ? null : new Shape(sizes!);
    }
}
