using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NumDsl.Analyzers.Loops;

namespace NumDsl.CodeFixes.Loops;

/// <summary>Replaces a loop or a pipeline by the vector operations that the analyzer found for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class VectorLoopFix : CodeFixProvider
{
    /// <summary>The title where the result is the same to the bit.</summary>
    internal const string Exact = "Replace by vector operations";

    /// <summary>The title where the result can differ by rounding, as the message says.</summary>
    internal const string Rounded = "Replace by vector operations (results can differ by rounding)";

    /// <summary>The title where the loop stays for memory that overlaps.</summary>
    internal const string Guarded = "Replace by vector operations where the memory does not overlap";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [.. LoopRules.All.Where(rule => rule != LoopRules.NotVectorised).Select(rule => rule.Id)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await Apply(document, diagnostics.Where(diagnostic => Title(diagnostic) == context.CodeActionEquivalenceKey), context.CancellationToken)
            .ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Title(diagnostic) is { } title)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, cancellation => Apply(context.Document, [diagnostic], cancellation), equivalenceKey: title),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static string? Title(Diagnostic diagnostic) =>
        !diagnostic.Properties.ContainsKey(LoopAnalyzer.Statements) ? null
        : diagnostic.Properties.ContainsKey(LoopAnalyzer.KeepsLoop) ? Guarded
        : diagnostic.Properties.ContainsKey(LoopAnalyzer.IsExact) ? Exact
        : Rounded;

    private static async Task<Document> Apply(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var compilation = (await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false))!;
        var changes = new List<TextChange>();
        var usings = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics)
        {
            var statements = diagnostic.Properties[LoopAnalyzer.Statements]!.Split('\n');
            changes.Add(StatementText.Replace(root, text, diagnostic.AdditionalLocations[0].SourceSpan, statements));
            usings.UnionWith(diagnostic.Properties[LoopAnalyzer.Usings]!.Split(' ').Where(name => name.Length > 0));
        }

        changes.AddRange(UsingDirectives.Missing((Microsoft.CodeAnalysis.CSharp.Syntax.CompilationUnitSyntax)root, text, compilation, usings));
        return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }
}
