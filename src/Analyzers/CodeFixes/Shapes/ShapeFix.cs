using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>A fix for shapes: candidates are written down, tried, and offered if they mend the mistake.</summary>
public abstract class ShapeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => FixAll.Provider;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var semantics = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || semantics is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var candidates = Candidates(root, diagnostic, semantics, context.CancellationToken).ToList();
            if (candidates.Count == 0)
            {
                continue;
            }

            var validation = await Validation.Of(context.Document, root, diagnostic.Location.SourceSpan.Start, context.CancellationToken)
                .ConfigureAwait(false);
            var good = new List<Candidate>();
            foreach (var candidate in candidates)
            {
                if (await validation.Mends(diagnostic.Id, candidate.Old, candidate.Replacement, context.CancellationToken).ConfigureAwait(false))
                {
                    good.Add(candidate);
                }
            }

            foreach (var candidate in Chosen(diagnostic.Id, good))
            {
                CodeFix.Offer(context, diagnostic, candidate.Title, root, candidate.Old, candidate.Replacement);
            }
        }
    }

    /// <summary>What might mend it.</summary>
    internal abstract IEnumerable<Candidate> Candidates(
        SyntaxNode root, Diagnostic diagnostic, SemanticModel semantics, CancellationToken cancellationToken);

    /// <summary>What is offered of that which mends it.</summary>
    internal virtual IEnumerable<Candidate> Chosen(string id, IReadOnlyList<Candidate> good) => good;
}

/// <summary>A change to try: a node and what it becomes.</summary>
internal sealed record Candidate(string Title, SyntaxNode Old, SyntaxNode Replacement);
