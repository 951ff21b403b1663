using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Differentiation;

/// <summary>Whether a value is linear in an input, and then what its transpose makes of a cotangent.</summary>
internal static class LinearRule
{
    /// <summary>The operators that are linear in several operands together.</summary>
    private static readonly HashSet<Operator> Sums = [Elementwise.Add, Elementwise.Subtract, Elementwise.Where, Structural.Concat];

    /// <summary>The transpose, given a cotangent; null where the value is not linear in the input, or not known to be.</summary>
    public static int? Transpose(GraphBuilder g, int value, int input, int cotangent)
    {
        var dependent = new HashSet<int> { input };
        foreach (var node in Ancestors.Of(g, [value]))
        {
            var operands = g[node].Inputs.Where(dependent.Contains).Count();
            if (operands == 0)
            {
                continue;
            }

            dependent.Add(node);
            if (!IsLinear(g, node, dependent, operands))
            {
                return null;
            }
        }

        if (!dependent.Contains(value))
        {
            return IsZero(g, value) ? Tangents.Zeros(g, input) : null;
        }

        try
        {
            return Transposition.Transpose(g, [input], value, cotangent, (_, _) => { })[input];
        }
        catch (InvalidOperationException)
        {
            // An operator of one dependent operand that has no transpose by it.
            return null;
        }
    }

    private static bool IsLinear(GraphBuilder g, int node, HashSet<int> dependent, int operands)
    {
        if (!Sums.Contains(g[node].Operator))
        {
            return operands == 1;
        }

        // What is added must be 0, and a mask must not depend on the input.
        var terms = g[node].Operator == Elementwise.Where ? g[node].Inputs.Skip(1) : g[node].Inputs;
        return (g[node].Operator != Elementwise.Where || !dependent.Contains(g[node].Inputs[0]))
            && terms.All(term => dependent.Contains(term) || IsZero(g, term));
    }

    private static bool IsZero(GraphBuilder g, int node) =>
        g.ConstantOf(node) == 0 || (g[node].Operator is BroadcastOperator && IsZero(g, g[node].Inputs[0]));
}
