using Microsoft.CodeAnalysis;
using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Frontend;

/// <summary>The shapes that equations' own locals and results turned out to have: for those who show them.</summary>
internal sealed class ShapeTrace
{
    private readonly Dictionary<SyntaxNode, Shape?> _locals = [];
    private readonly Dictionary<ISymbol, Shape> _results = new(SymbolEqualityComparer.Default);

    /// <summary>The declarations of locals that have one shape, arrays and scalars.</summary>
    public IEnumerable<(SyntaxNode Declarator, Shape Shape)> Locals =>
        _locals.Where(local => local.Value is not null).Select(local => (local.Key, local.Value!));

    /// <summary>The shape of an equation's result; null where it has a problem.</summary>
    public Shape? Result(IMethodSymbol equation) => _results.TryGetValue(equation, out var shape) ? shape : null;

    /// <summary>Notes a local's shape; in a loop that is unrolled it may have several, and then none.</summary>
    public void Local(SyntaxNode declarator, Shape shape) =>
        _locals[declarator] = !_locals.TryGetValue(declarator, out var other) || shape.Equals(other) ? shape : null;

    public void Result(IMethodSymbol equation, Shape shape) => _results[equation] = shape;
}
