using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NumDsl.CodeFixes.Loops;

/// <summary>Writes statements in the place of another one, indented and with its comments.</summary>
internal static class StatementText
{
    public static TextChange Replace(SyntaxNode root, SourceText text, TextSpan span, IReadOnlyList<string> statements)
    {
        var old = root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<StatementSyntax>(statement => statement.Span == span);
        if (old is null)
        {
            // An expression: it becomes another one, on its own line.
            return new TextChange(span, statements[0]);
        }

        var line = text.Lines.GetLineFromPosition(span.Start);
        var indentation = new string([.. text.ToString(line.Span).TakeWhile(char.IsWhiteSpace)]);
        var newLine = NewLine(text);
        List<string> lines = [.. Comments(old).Where(comment => !statements.Any(statement => statement.Contains(comment))), .. statements];

        // What was one statement has to stay one where there is no block around it.
        if (old.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax) && statements.Count > 1)
        {
            var outer = indentation.Length >= 4 && old.Parent is StatementSyntax parent && text.Lines.GetLineFromPosition(parent.SpanStart) != line
                ? indentation.Substring(0, indentation.Length - 4)
                : indentation;
            var body = string.Join(newLine, lines.Select(each => $"{outer}    {each}"));
            var start = TextSpan.FromBounds(outer == indentation ? span.Start : line.Start, span.End);
            return new TextChange(start, (outer == indentation ? "" : outer) + "{" + newLine + body + newLine + outer + "}");
        }

        return new TextChange(span, string.Join(newLine + indentation, lines));
    }

    public static string NewLine(SourceText text) => text.Lines.Count > 1 && text.ToString(text.Lines[0].SpanIncludingLineBreak).EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>The comments inside a statement; those before and after it stay where they are.</summary>
    private static IEnumerable<string> Comments(StatementSyntax statement) => statement.DescendantTrivia()
        .Where(trivia => statement.Span.Contains(trivia.Span)
            && (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)))
        .Select(trivia => trivia.ToString());
}
