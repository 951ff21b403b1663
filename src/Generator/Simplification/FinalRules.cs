using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Simplification;

/// <summary>What holds only once everything is differentiated.</summary>
internal static class FinalRules
{
    public static IReadOnlyList<Rule> All { get; } = [StopGradientIsIdentity];

    private static int? StopGradientIsIdentity(GraphBuilder g, int node) =>
        g.Matches(node, Structural.StopGradient, out var x) ? x : null;
}
