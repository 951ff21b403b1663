using NumDsl.Generator.Graphs;
using NumDsl.Generator.Scheduling;
using NumDsl.Generator.Tests.Graphs;

namespace NumDsl.Generator.Tests.Scheduling;

internal static class Plans
{
    /// <summary>The plan of a printed graph, as text.</summary>
    public static string Of(string graph, MemoryOrder order = MemoryOrder.FeatureMajor) => PlanPrinter.Print(PlanOf(graph, order)).TrimEnd('\n');

    /// <summary>The plan of a printed graph that is swept over m if it can be.</summary>
    public static Plan PlanOf(string graph, MemoryOrder order = MemoryOrder.FeatureMajor)
    {
        var parsed = GraphText.Parse(graph);
        return Scheduler.Schedule(parsed, Streaming.Choose(parsed, ["m"]), order, new Names(["nx", "m"]));
    }

    /// <summary>The symbol over which a printed graph is swept.</summary>
    public static Streaming Stream(string graph, params string[] candidates) => Streaming.Choose(GraphText.Parse(graph), candidates);
}
