using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NumDsl.Analyzers.Shapes;

/// <summary>
/// The files in which tensors can be worked with at all: those that import their namespaces or name their types. Others are not even
/// bound, which is what keeps the analyzer cheap in a large project.
/// </summary>
internal sealed class TensorFiles(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<SyntaxTree, bool> _known = new();

    private readonly Lazy<bool> _everywhere = new(() => compilation.SyntaxTrees.Any(tree =>
        tree.GetRoot(cancellationToken) is CompilationUnitSyntax unit
        && unit.Usings.Any(each => !each.GlobalKeyword.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.None) && Imports(each))));

    public bool Contains(SyntaxTree tree) =>
        _everywhere.Value || _known.GetOrAdd(tree, file => Names(file.GetRoot(cancellationToken)));

    private static bool Names(SyntaxNode root) => Mentions(root.ToString());

    private static bool Imports(UsingDirectiveSyntax import) => import.NamespaceOrType is { } name && Mentions(name.ToString());

    private static bool Mentions(string text) =>
        text.IndexOf("NumDsl", StringComparison.Ordinal) >= 0 || text.IndexOf("Tensor", StringComparison.Ordinal) >= 0;
}
