using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Analyzers.Shapes;
using NumDsl.Generator.Frontend;

namespace NumDsl.CodeFixes.Shapes;

/// <summary>
/// Tries a change before it is offered: the same analysis that found the mistake runs over the changed type, and the change counts
/// only if the mistake is gone and nothing else appears.
/// </summary>
internal sealed class Validation
{
    private readonly Document _document;
    private readonly SyntaxNode _root;
    private readonly int _position;
    private readonly Dictionary<string, int> _before;

    private Validation(Document document, SyntaxNode root, int position, Dictionary<string, int> before) =>
        (_document, _root, _position, _before) = (document, root, position, before);

    public static async Task<Validation> Of(Document document, SyntaxNode root, int position, CancellationToken cancellationToken) =>
        new(document, root, position, await Problems(document, position, cancellationToken).ConfigureAwait(false));

    /// <summary>Whether replacing a node mends a rule's mistake and makes no other.</summary>
    public async Task<bool> Mends(string id, SyntaxNode old, SyntaxNode replacement, CancellationToken cancellationToken)
    {
        var changed = _document.WithSyntaxRoot(_root.ReplaceNode(old, replacement));
        var after = await Problems(changed, _position, cancellationToken).ConfigureAwait(false);
        return Count(after, id) < Count(_before, id) && after.All(each => each.Value <= Count(_before, each.Key));
    }

    private static int Count(Dictionary<string, int> problems, string id) => problems.TryGetValue(id, out var count) ? count : 0;

    /// <summary>How often each rule is broken in the type around a position, ours and the compiler's errors.</summary>
    private static async Task<Dictionary<string, int>> Problems(Document document, int position, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var semantics = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var ids = new List<string>();
        var type = root.FindToken(position).Parent?.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().FirstOrDefault();
        if (type is not null && semantics.GetDeclaredSymbol(type, cancellationToken) is { } symbol && symbol.IsModel())
        {
            var problems = new List<Problem>();
            ModelReader.Read(symbol, semantics.Compilation, problems, cancellationToken);
            ids.AddRange(problems.Select(problem => problem.Id));
        }

        if (KnownTensors.Find(semantics.Compilation) is { } known)
        {
            foreach (var member in type is null ? [root] : type.Members.AsEnumerable<SyntaxNode>())
            {
                var owner = member is CompilationUnitSyntax
                    ? semantics.GetEnclosingSymbol(position, cancellationToken)
                    : semantics.GetDeclaredSymbol(member, cancellationToken);
                if (owner is not null)
                {
                    ids.AddRange(ShapeAnalyzer.Find(member, owner, known, semantics, cancellationToken).Select(diagnostic => diagnostic.Id));
                }
            }
        }

        ids.AddRange(semantics.GetDiagnostics((type ?? root).FullSpan, cancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id));
        return ids.GroupBy(id => id).ToDictionary(group => group.Key, group => group.Count());
    }
}
