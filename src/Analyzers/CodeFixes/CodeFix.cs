using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NumDsl.CodeFixes;

/// <summary>What every fix does the same way.</summary>
internal static class CodeFix
{
    /// <summary>
    /// Offers to replace one node. Rule and title are the equivalence key, so fix-all applies what was chosen and nothing else.
    /// </summary>
    public static void Offer(
        CodeFixContext context, Diagnostic diagnostic, string title, SyntaxNode root, SyntaxNode old, SyntaxNode replacement) =>
        context.RegisterCodeFix(
            CodeAction.Create(
                title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(old, replacement))),
                equivalenceKey: Key(diagnostic, title)),
            diagnostic);

    /// <summary>What fix-all recognises the same fix of the same rule by.</summary>
    public static string Key(Diagnostic diagnostic, string title) => $"{diagnostic.Id} {title}";
}
