using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NumDsl.CodeFixes.Loops;

/// <summary>Adds the namespaces, and "static" types, that a file does not import yet, in the usual order: System first.</summary>
internal static class UsingDirectives
{
    public static IEnumerable<TextChange> Missing(CompilationUnitSyntax root, SourceText text, Compilation compilation, IEnumerable<string> namespaces)
    {
        var present = new HashSet<string>(
            root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()
                .Concat(compilation.SyntaxTrees.SelectMany(tree => ((CompilationUnitSyntax)tree.GetRoot()).Usings).Where(directive => directive.GlobalKeyword.RawKind != 0))
                .Where(directive => directive.Alias is null)
                .Select(directive => (directive.StaticKeyword.RawKind == 0 ? "" : "static ") + directive.Name!.ToString().Replace("global::", "")),
            StringComparer.Ordinal);
        var newLine = StatementText.NewLine(text);
        return namespaces.Where(name => !present.Contains(name))
            .GroupBy(name => Position(root, name))
            .Select(group => new TextChange(new TextSpan(group.Key, 0), string.Concat(group.Select(name => $"using {name};{newLine}"))));
    }

    private static int Position(CompilationUnitSyntax root, string name)
    {
        var plain = root.Usings
            .Where(directive => directive.Alias is null && directive.StaticKeyword.RawKind == 0 && directive.GlobalKeyword.RawKind == 0).ToList();
        if (plain.LastOrDefault(directive => IsBefore(directive.Name!.ToString(), name)) is { } before)
        {
            return before.FullSpan.End;
        }

        if (root.Usings.Count > 0)
        {
            return root.Usings[0].SpanStart;
        }

        var first = root.GetFirstToken(includeZeroWidth: true);
        return first.LeadingTrivia.Any(trivia => trivia.IsDirective) || first.HasStructuredTrivia ? first.SpanStart : first.FullSpan.Start;
    }

    private static bool IsBefore(string present, string name) =>
        IsSystem(present) != IsSystem(name) ? IsSystem(present) : string.CompareOrdinal(present, name) < 0;

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
