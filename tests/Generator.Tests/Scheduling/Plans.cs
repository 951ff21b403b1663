using NumDsl.Generator.Graphs;
using NumDsl.Generator.Scheduling;
using NumDsl.Generator.Tests.Graphs;

namespace NumDsl.Generator.Tests.Scheduling;

internal static class Plans
{
    /// <summary>The plan of a printed graph, as text.</summary>
    public static string Of(string graph, MemoryOrder order = MemoryOrder.FeatureMajor, params string[] candidates)
    {
        var parsed = GraphText.Parse(graph);
        var streaming = Streaming.Choose(parsed, candidates.Length == 0 ? ["m"] : candidates);
        return PlanPrinter.Print(Scheduler.Schedule(parsed, streaming, order, new Names(["nx", "m"]))).TrimEnd('\n');
    }

    /// <summary>The symbol over which a printed graph is swept.</summary>
    public static Streaming Stream(string graph, params string[] candidates) => Streaming.Choose(GraphText.Parse(graph), candidates);
}
