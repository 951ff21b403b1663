using System.Diagnostics;

namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>Times calls in short batches. The peers in C++ and Python do the same, step by step.</summary>
internal static class Batch
{
    // The JIT optimises what has run for a while in the background: 0.1 s and 30 calls, counted from when the program last
    // called something new.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(0.5);
    private const double LeastNanoseconds = 1e6;
    private const int LeastBatches = 3;
    private const int MostBatches = 1001;

    /// <summary>Runs the work until it runs at full speed; returns the calls that last about a millisecond.</summary>
    public static int WarmUp(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        while (Stopwatch.GetElapsedTime(start) < WarmUpTime || calls < 2)
        {
            run();
            calls++;
        }

        return (int)Math.Max(1, LeastNanoseconds / Time(run, Math.Max(1, calls / 8)));
    }

    /// <summary>The median time of a call in nanoseconds, over batches of so many calls that together last the budget.</summary>
    public static double Median(Action run, int calls, TimeSpan budget)
    {
        List<double> times = [];
        long start = Stopwatch.GetTimestamp();
        while (times.Count < MostBatches && Stopwatch.GetElapsedTime(start) is var elapsed
            && (elapsed < budget || (times.Count < LeastBatches && elapsed < LeastBatches * budget)))
        {
            times.Add(Time(run, calls));
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static double Time(Action run, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < calls; call++)
        {
            run();
        }

        // Not by way of a TimeSpan: its ticks of 100 ns are too coarse for the smallest calls.
        return (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency) / calls;
    }
}
