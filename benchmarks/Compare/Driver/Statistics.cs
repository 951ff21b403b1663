namespace NumDsl.Benchmarks.Compare.Driver;

/// <summary>Medians: a round in which something else ran on the machine does not move them.</summary>
internal static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>
    /// The median of the ratios round by round, not the ratio of the medians: what slows the machine down for a while slows down both
    /// sides of a round.
    /// </summary>
    public static double MedianRatio(IEnumerable<double> numerators, IEnumerable<double> denominators) =>
        Median(numerators.Zip(denominators, (numerator, denominator) => numerator / denominator));
}
