using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>
/// Where a cotangent is a hard zero, because the other side of a <c>Where</c> was taken: told from how it was made, not from its value.
/// </summary>
internal static class HardZeros
{
    /// <summary>
    /// The cotangent of a product or quotient, for <see cref="LinearMath"/> to put the other factor inside. A sum over broadcast axes
    /// of what has hard zeros is one itself where all that it adds are, but no structure shows it: this asks for it, unless the factor
    /// is finite whatever happens.
    /// </summary>
    public static int Shown(GraphBuilder g, int node, int operand, int cotangent)
    {
        var factor = g[node].Operator == Elementwise.Multiply ? g[node].Inputs[1 - operand]
            : g[node].Operator == Elementwise.Divide ? g[node].Inputs[1]
            : (int?)null;
        return factor is { } p && !KeepsZero(g, node, p) && IsThroughSum(g, cotangent) && IsNonzero(g, cotangent) is { } nonzero
            ? g.Where(nonzero, cotangent, g.Constant(0))
            : cotangent;
    }

    private static bool IsThroughSum(GraphBuilder g, int t)
    {
        while (g[t].Operator is BroadcastOperator or ReshapeOperator or TransposeOperator or WindowOperator
            || g[t].Operator == Elementwise.Negate || g[t].Operator == Elementwise.Multiply || g[t].Operator == Elementwise.Divide)
        {
            t = g[t].Inputs[0];
        }

        return g[t].Operator == Structural.Sum;
    }

    private static bool KeepsZero(GraphBuilder g, int node, int p) => g[node].Operator == Elementwise.Divide
        ? g[p].Operator == Structural.Size || (g.ConstantOf(p) is { } divisor && divisor != 0 && !double.IsNaN(divisor))
        : IsBounded(g, p);

    /// <summary>Whether a value is finite for all operands that are not NaN.</summary>
    private static bool IsBounded(GraphBuilder g, int p) => g[p].Operator switch
    {
        var op when op == Structural.Constant => Math.Abs(g.ConstantOf(p)!.Value) <= double.MaxValue,
        var op when op == Structural.Size || Bounded.Contains(op) => true,
        var op when op == Elementwise.Subtract || op == Elementwise.Square => g[p].Inputs.All(input => IsBounded(g, input)),
        _ => false,
    };

    private static readonly HashSet<Operator> Bounded =
    [
        Elementwise.Sigmoid, Elementwise.Tanh, Elementwise.Sign, Elementwise.Erf, Elementwise.NormalCdf, Elementwise.Less,
        Elementwise.LessOrEqual, Elementwise.Greater, Elementwise.GreaterOrEqual, Elementwise.Equal, Elementwise.NotEqual,
    ];

    /// <summary>A mask, of a shape that broadcasts to that of t, which is 0 where t is a hard zero; null where it has none.</summary>
    public static int? IsNonzero(GraphBuilder g, int t) => IsNonzero(g, t, []);

    private static int? IsNonzero(GraphBuilder g, int t, Dictionary<int, int?> known)
    {
        if (!known.TryGetValue(t, out var mask))
        {
            known[t] = mask = Find(g, t, known);
        }

        return mask;
    }

    private static int? Find(GraphBuilder g, int t, Dictionary<int, int?> known)
    {
        var node = g[t];
        switch (node.Operator)
        {
            case var op when op == Elementwise.Where:
                var (yes, no) = (Branch(node.Inputs[1]), Branch(node.Inputs[2]));
                return yes is null && no is null ? null : g.Where(node.Inputs[0], yes ?? g.Constant(1), no ?? g.Constant(1));
            case var op when op == Elementwise.Negate:
                return IsNonzero(g, node.Inputs[0], known);
            case var op when op == Elementwise.Multiply || op == Elementwise.Divide:
                return IsNonzero(g, node.Inputs[0], known);
            case var op when op == Elementwise.Add:
                return IsNonzero(g, node.Inputs[0], known) is { } a && IsNonzero(g, node.Inputs[1], known) is { } b
                    ? g.Add(Elementwise.Maximum, a, b)
                    : null;
            case BroadcastOperator or ReshapeOperator or TransposeOperator or WindowOperator:
                return IsNonzero(g, node.Inputs[0], known) is { } moved
                    ? g.Add(node.Operator, [g.BroadcastTo(moved, g.ShapeOf(node.Inputs[0]))], node.Detail)
                    : null;
            case var op when op == Structural.Sum:
                return IsNonzero(g, node.Inputs[0], known) is { } summed
                    ? g.Add(Structural.Max, [g.BroadcastTo(summed, g.ShapeOf(node.Inputs[0]))], node.Detail)
                    : null;
            default:
                return null;
        }

        // A side that is the number 0 is a hard zero.
        int? Branch(int branch) => g.ConstantOf(branch) == 0 ? g.Constant(0) : IsNonzero(g, branch, known);
    }
}
