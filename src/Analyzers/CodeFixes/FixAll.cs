using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace NumDsl.CodeFixes;

/// <summary>
/// Applies fixes that each change one place, all at once. Unlike the platform's batch fixer it takes the first fix where none was
/// chosen for the rule: "dotnet format" chooses with the first diagnostic of the analyzer, which may be of another rule.
/// </summary>
internal static class FixAll
{
    public static FixAllProvider Provider { get; } = FixAllProvider.Create(Fix);

    private static async Task<Document?> Fix(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var cancellationToken = context.CancellationToken;
        var old = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var accepted = new List<TextChange>();
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (await Chosen(context, document, diagnostic).ConfigureAwait(false) is not { } action)
            {
                continue;
            }

            var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
            if (operations.OfType<ApplyChangesOperation>().FirstOrDefault()?.ChangedSolution.GetDocument(document.Id) is { } changed)
            {
                var changes = (await changed.GetTextChangesAsync(document, cancellationToken).ConfigureAwait(false)).ToList();
                if (!changes.Any(change => accepted.Any(other => change.Span.IntersectsWith(other.Span))))
                {
                    accepted.AddRange(changes);
                }
            }
        }

        return accepted.Count == 0 ? null : document.WithText(old.WithChanges(accepted.OrderBy(change => change.Span.Start)));
    }

    private static async Task<CodeAction?> Chosen(FixAllContext context, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await context.CodeFixProvider
            .RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), context.CancellationToken))
            .ConfigureAwait(false);
        var isChosen = context.CodeActionEquivalenceKey is { } key
            && context.DiagnosticIds.Any(id => key.StartsWith(id, StringComparison.Ordinal));
        return actions.FirstOrDefault(action => !isChosen || action.EquivalenceKey == context.CodeActionEquivalenceKey);
    }
}
