using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Simplification;

namespace NumDsl.Analyzers.Differentiation;

/// <summary>Which stability rewrites an equation undergoes: the compiler's own table, run over its graph.</summary>
internal static class StableForms
{
    /// <summary>The rewrites; none where they are switched off.</summary>
    public static IReadOnlyList<Rewrite> Of(EquationSpec equation)
    {
        if (!equation.HasStableForms)
        {
            return [];
        }

        var g = new GraphBuilder();
        var value = g.Import(equation.Graph)[equation.Graph.Outputs[0].Node];
        var done = new List<Rewrite>();
        IEnumerable<Rule> traced = StabilityRules.Table.Select(rewrite => (Rule)((builder, node) =>
        {
            var better = rewrite.Rule(builder, node);
            if (better is { } form && form != node && !done.Contains(rewrite))
            {
                done.Add(rewrite);
            }

            return better;
        }));
        Simplifier.Run(g, [value], [.. traced, .. AlgebraRules.All]);
        return done;
    }
}
