using Microsoft.CodeAnalysis;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Simplification;

namespace NumDsl.Analyzers.Differentiation;

/// <summary>
/// Which stability rewrites an equation undergoes (<c>ND3002</c>), and which hazards are left after them (<c>ND3008</c>): the
/// compiler's own table, run over its graph.
/// </summary>
internal static class StableForms
{
    /// <summary>What is to be said; nothing where the rewrites are switched off, which asks for the text to the letter.</summary>
    public static IEnumerable<Diagnostic> Of(ReadEquation equation)
    {
        if (!equation.Spec.HasStableForms)
        {
            return [];
        }

        var g = new GraphBuilder();
        var value = g.Import(equation.Spec.Graph)[equation.Spec.Graph.Outputs[0].Node];
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
        var stable = Simplifier.Run(g, [value], [.. traced, .. AlgebraRules.All], out var forms)[0];
        return done
            .Select(rewrite => Diagnostic.Create(
                GradientRules.StableForm,
                equation.Method.Locations[0],
                $"In '{equation.Method.Name}' {rewrite.Written} is computed as {rewrite.Computed}, which neither overflows nor cancels"))
            .Concat(Hazards.Of(equation, g, stable, forms));
    }
}
