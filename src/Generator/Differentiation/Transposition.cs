using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Differentiation;

/// <summary>Reverse mode: runs a linear program backwards.</summary>
internal static class Transposition
{
    /// <summary>
    /// The cotangents of all linear values, given that of the result. Values that are used several times get the sum; one that cancels as a
    /// formula is none.
    /// </summary>
    /// <param name="g">The graph; the operations are added to it.</param>
    /// <param name="inputs">The tangents that the program is linear in.</param>
    /// <param name="output">The program's result.</param>
    /// <param name="cotangent">The result's cotangent.</param>
    /// <param name="named">Called with each linear value and its finished cotangent.</param>
    public static IReadOnlyDictionary<int, int> Transpose(
        GraphBuilder g, IReadOnlyList<int> inputs, int output, int cotangent, Action<int, int> named)
    {
        var program = Ancestors.Of(g, [output]);
        var linear = new HashSet<int>(inputs);
        foreach (var node in program)
        {
            if (g[node].Inputs.Any(linear.Contains))
            {
                linear.Add(node);
            }
        }

        var cancellation = new Cancellation(g);
        var cotangents = new Dictionary<int, int> { [output] = cotangent };
        foreach (var node in program.Reverse().Where(linear.Contains))
        {
            if (!cotangents.TryGetValue(node, out var sum))
            {
                continue;
            }

            if (cancellation.Without(sum) is not { } own)
            {
                cotangents.Remove(node);
                continue;
            }

            cotangents[node] = own;
            named(node, own);
            for (var operand = 0; operand < g[node].Inputs.Count; operand++)
            {
                var input = g[node].Inputs[operand];
                if (linear.Contains(input))
                {
                    var term = ((TensorOperator)g[node].Operator).Transpose(g, node, operand, own);
                    cotangents[input] = cotangents.TryGetValue(input, out var others) ? g.Add(others, term) : term;
                }
            }
        }

        return cotangents;
    }
}
