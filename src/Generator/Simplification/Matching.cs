using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Simplification;

/// <summary>The left-hand sides of rules.</summary>
internal static class Matching
{
    public static bool Matches(this GraphBuilder g, int node, Operator @operator, out int operand)
    {
        var matches = g[node].Operator == @operator;
        operand = matches ? g[node].Inputs[0] : -1;
        return matches;
    }

    public static bool Matches(this GraphBuilder g, int node, Operator @operator, out int first, out int second)
    {
        second = g.Matches(node, @operator, out first) ? g[node].Inputs[1] : -1;
        return second >= 0;
    }

    /// <summary>For a + b in either order, where one side is this number: the other side.</summary>
    public static bool MatchesWithNumber(this GraphBuilder g, int node, Operator commutative, double number, out int other)
    {
        other = !g.Matches(node, commutative, out var a, out var b) ? -1
            : g.ConstantOf(a) == number ? b
            : g.ConstantOf(b) == number ? a
            : -1;
        return other >= 0;
    }

    /// <summary>Whether b is known to be -a.</summary>
    public static bool AreOpposite(this GraphBuilder g, int a, int b) =>
        (g.Matches(a, Elementwise.Negate, out var x) && x == b)
        || (g.Matches(b, Elementwise.Negate, out x) && x == a)
        || (g.Matches(a, Elementwise.Subtract, out var p, out var q) && g.Matches(b, Elementwise.Subtract, out var r, out var s) && p == s && q == r);
}
