using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

/// <summary>
/// The products of a loop that go into one sum and nowhere else: a * b + c is then one instruction with one rounding, as C and Fortran
/// compilers have it. A sum of two products, squares among them, stays as it is, so that a a - b b is exactly 0 where a is b; and so does a
/// product that has a name of the user's or is stored.
/// </summary>
internal sealed class FusedProducts
{
    private readonly Graph _graph;
    private readonly HashSet<int> _products;

    public FusedProducts(Graph graph, LoopStep step)
    {
        _graph = graph;
        var uses = step.Nodes.SelectMany(node => graph.Nodes[node].Inputs)
            .Concat(step.Stores.Select(store => store.Node))
            .Concat(step.Reductions.Select(reduction => reduction.Operand))
            .GroupBy(node => node)
            .ToDictionary(same => same.Key, same => same.Count());
        _products = [.. step.Nodes.Where(node => graph.Nodes[node].Operator == Elementwise.Multiply
            && graph.Names[node] is null && uses.TryGetValue(node, out var count) && count == 1)];
        var fused = step.Nodes.Select(Operand).OfType<int>().ToList();
        _products.IntersectWith(fused);
    }

    /// <summary>Whether a value is computed as a part of the sum that it goes into.</summary>
    public bool Contains(int node) => _products.Contains(node);

    /// <summary>The operand of a sum or difference that is multiplied in the same instruction, or null.</summary>
    public int? Operand(int node)
    {
        var n = _graph.Nodes[node];
        if (n.Operator != Elementwise.Add && n.Operator != Elementwise.Subtract)
        {
            return null;
        }

        var (a, b) = (n.Inputs[0], n.Inputs[1]);
        return IsProduct(a) && !IsProduct(b) ? (_products.Contains(a) ? a : null)
            : IsProduct(b) && !IsProduct(a) ? (_products.Contains(b) ? b : null)
            : null;
    }

    private bool IsProduct(int node) => _graph.Nodes[node].Operator == Elementwise.Multiply || _graph.Nodes[node].Operator == Elementwise.Square;
}
