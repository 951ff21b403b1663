using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Simplification;

/// <summary>What holds, or pays, only once everything is differentiated.</summary>
internal static class FinalRules
{
    public static IReadOnlyList<Rule> All { get; } =
        [StopGradientIsIdentity, CustomGradientIsItsValue, CustomTangentIsTheTransposedRule, LikeTerms.Merge];

    private static int? StopGradientIsIdentity(GraphBuilder g, int node) =>
        g.Matches(node, Structural.StopGradient, out var x) ? x : null;

    private static int? CustomGradientIsItsValue(GraphBuilder g, int node) =>
        g[node].Operator is CustomGradientOperator ? g[node].Inputs[0] : null;

    /// <summary>What is left of tangents after transposing is forward mode's.</summary>
    private static int? CustomTangentIsTheTransposedRule(GraphBuilder g, int node) =>
        g[node] is { Operator: CustomTangentOperator, Detail: CustomDetail { IsLinear: true } } ? CustomTangentOperator.Expand(g, node) : null;
}
