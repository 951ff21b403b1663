using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Operators;

namespace NumDsl.Analyzers.Differentiation;

/// <summary>How an input reaches a value.</summary>
internal enum InfluenceKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Only through operations whose derivative is 0 everywhere.</summary>
    Flat,

    /// <summary>Through a StopGradient, which is meant.</summary>
    Stopped,

    /// <summary>With a derivative.</summary>
    Smooth,
}

/// <summary>Whether the derivative of an equation by an input can be other than 0, from the graph alone.</summary>
/// <param name="Kind">How the input reaches the value.</param>
/// <param name="Cuts">Where it is flat, the first operations on the way that pass nothing on, as nodes of the equation's graph.</param>
internal sealed record Influence(InfluenceKind Kind, IReadOnlyList<int> Cuts)
{
    public static Influence Of(ReadEquation equation, InputDetail input)
    {
        var g = new GraphBuilder();

        // In an empty builder every node keeps its number: no two are alike.
        g.Import(equation.Spec.Graph);
        var value = equation.Spec.Graph.Outputs[0].Node;
        var node = g.Input(input);
        var program = Ancestors.Of(g, [value]);
        if (!program.Contains(node))
        {
            return new Influence(InfluenceKind.None, []);
        }

        var linearization = new Linearization(g, value, [node]);
        if (linearization.TangentOf(value) is not null)
        {
            return new Influence(InfluenceKind.Smooth, []);
        }

        var reached = new HashSet<int> { node };
        foreach (var each in program.Where(each => g[each].Inputs.Any(reached.Contains)))
        {
            // Functions have a StopGradient of their own: the shift of a Softmax.
            if (g[each].Operator is StopGradientOperator && equation.Origins[each].Function == "StopGradient")
            {
                return new Influence(InfluenceKind.Stopped, []);
            }

            reached.Add(each);
        }

        return new Influence(InfluenceKind.Flat, FindCuts(g, value, linearization));
    }

    /// <summary>
    /// Backwards from the value over what has no derivative, to where an operand has one. What only chooses between smooth values, as
    /// the mask of a Where, is not on the way.
    /// </summary>
    private static IReadOnlyList<int> FindCuts(GraphBuilder g, int value, Linearization linearization)
    {
        var (cuts, seen, open) = (new List<int>(), new HashSet<int>(), new Stack<int>());
        open.Push(value);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            if (Operands(g, node).Any(input => linearization.TangentOf(input) is not null))
            {
                cuts.Add(node);
            }

            foreach (var input in Operands(g, node).Where(input => linearization.TangentOf(input) is null))
            {
                open.Push(input);
            }
        }

        return cuts;
    }

    /// <summary>The operands that make the value: after them a node with a rule of the user's has the rule.</summary>
    private static IEnumerable<int> Operands(GraphBuilder g, int node) =>
        g[node].Detail is CustomDetail { Count: var count } ? g[node].Inputs.Take(1 + count) : g[node].Inputs;
}
