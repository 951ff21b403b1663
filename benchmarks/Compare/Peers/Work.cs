namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>One piece of work on data that lies ready: what is timed, and what is checked afterwards.</summary>
/// <param name="Run">The work; timed.</param>
/// <param name="Results">
/// The arrays that the last run computed, in the order and layout that docs/performance.md gives for the case: all peers must agree.
/// </param>
internal sealed record Work(Action Run, Func<float[][]> Results)
{
    /// <summary>Puts back what a run changes (weights that are trained), so that the checked run starts where every peer's does.</summary>
    public Action Reset { get; init; } = () => { };

    /// <summary>The threads that the work uses, where that may be fewer than were asked for.</summary>
    public int Threads { get; init; } = 1;
}
