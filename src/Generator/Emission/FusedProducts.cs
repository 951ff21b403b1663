using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Scheduling;
using NumDsl.Generator.Simplification;

namespace NumDsl.Generator.Emission;

/// <summary>
/// The products of a loop that go into one sum and nowhere else: a * b + c is then one instruction with one rounding, as C and Fortran
/// compilers have it. A difference of two products, squares among them, stays as it is, so that a a - b b is exactly 0 where a is b; and so
/// does a product that has a name of the user's or is stored. A sum over elements adds a product in one instruction, too, whether that has
/// a name or not, so that the sums of equal products are equal; only what is stored is added as it is stored.
/// </summary>
internal sealed class FusedProducts
{
    private readonly Graph _graph;
    private readonly HashSet<int> _kept;
    private readonly HashSet<int> _alone;
    private readonly HashSet<int> _products;

    public FusedProducts(Graph graph, LoopStep step)
    {
        _graph = graph;
        _kept = [.. step.Nodes.Except(step.Stores.Select(store => store.Node))];
        var uses = step.Nodes.SelectMany(node => graph.Nodes[node].Inputs)
            .Concat(step.Stores.Select(store => store.Node))
            .Concat(step.Reductions.Select(reduction => reduction.Operand))
            .GroupBy(node => node)
            .ToDictionary(same => same.Key, same => same.Count());
        _alone = [.. step.Nodes.Where(node =>
            IsProduct(node) && graph.Names[node] is null && uses.TryGetValue(node, out var count) && count == 1)];
        _products = [.. step.Nodes.Select(Operand).OfType<int>()];
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
        return n.Operator == Elementwise.Subtract && IsProduct(a) && IsProduct(b) ? null : IsPart(a) ?? IsPart(b);

        int? IsPart(int product) => _alone.Contains(product) && _graph.Nodes[product].Operator != Elementwise.Square ? product : null;
    }

    /// <summary>What a sum over elements multiplies in the same instruction as it adds, or null.</summary>
    public (int, int)? Factors(LoopReduction reduction)
    {
        var operand = _graph.Nodes[reduction.Operand];
        return _graph.Nodes[reduction.Node].Operator == Structural.Sum && _kept.Contains(reduction.Operand)
            && IsProduct(reduction.Operand) && operand.Operator != Elementwise.Divide
            ? (operand.Inputs[0], operand.Inputs[operand.Inputs.Count - 1])
            : null;
    }

    /// <summary>A product; a quotient by a power of two is one, without another rounding.</summary>
    private bool IsProduct(int node)
    {
        var (@operator, inputs) = (_graph.Nodes[node].Operator, _graph.Nodes[node].Inputs);
        return @operator == Elementwise.Multiply
            || @operator == Elementwise.Square
            || (@operator == Elementwise.Divide && IsPowerOfTwo(_graph.Nodes[inputs[1]]));
    }

    private static bool IsPowerOfTwo(Node node) => node is { Detail: NumberDetail { Value: var value } }
        && node.Operator == Structural.Constant && AlgebraRules.IsSafe(value) && Numbers.IsPowerOfTwo(value);
}
