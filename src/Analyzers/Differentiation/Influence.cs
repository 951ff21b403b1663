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
internal static class Influence
{
    public static InfluenceKind Of(EquationSpec equation, InputDetail input)
    {
        var g = new GraphBuilder();
        var value = g.Import(equation.Graph)[equation.Graph.Outputs[0].Node];
        var node = g.Input(input);
        var program = Ancestors.Of(g, [value]);
        if (!program.Contains(node))
        {
            return InfluenceKind.None;
        }

        if (new Linearization(g, value, [node]).TangentOf(value) is not null)
        {
            return InfluenceKind.Smooth;
        }

        var reached = new HashSet<int> { node };
        foreach (var each in program)
        {
            if (g[each].Inputs.Any(reached.Contains))
            {
                if (g[each].Operator is StopGradientOperator)
                {
                    return InfluenceKind.Stopped;
                }

                reached.Add(each);
            }
        }

        return InfluenceKind.Flat;
    }
}
