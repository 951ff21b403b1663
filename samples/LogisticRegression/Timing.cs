using System.Diagnostics;

namespace LogisticRegressionSample;

/// <summary>Times pieces of work fairly: in turns, so that whatever else the machine does meets all of them.</summary>
internal static class Timing
{
    // The JIT optimises a method in the background once it has run for a while: 0.1 s and 30 calls, measured from when the
    // program last called something new.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);

    /// <summary>The median time in seconds of one call of each of the works, after a warm-up.</summary>
    /// <param name="rounds">How often each has its turn.</param>
    /// <param name="calls">How often it is called in one turn.</param>
    /// <param name="works">What to time.</param>
    public static double[] Medians(int rounds, int calls, params Action[] works)
    {
        long warmUp = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(warmUp) < WarmUp)
        {
            foreach (Action work in works)
            {
                Time(work, calls);
            }
        }

        double[][] times = [.. works.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int k = 0; k < works.Length; k++)
            {
                times[k][round] = Time(works[k], calls);
            }
        }

        return [.. times.Select(Median)];
    }

    private static double Time(Action work, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < calls; call++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
