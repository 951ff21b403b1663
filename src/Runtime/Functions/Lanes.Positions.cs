namespace NumDsl;

// Where the extreme elements of a lane are, and its running sums.
internal static partial class Lanes
{
    public static double? ArgMax(ReadOnlySpan<double> lane) => First(lane, static (value, best) => value > best);

    public static double? ArgMin(ReadOnlySpan<double> lane) => First(lane, static (value, best) => value < best);

    public static void CumSum(Span<double> lane)
    {
        double sum = 0;
        foreach (ref var value in lane)
        {
            sum += value;
            value = sum;
        }
    }

    /// <summary>The first NaN, or the first of the best.</summary>
    private static double? First(ReadOnlySpan<double> lane, Func<double, double, bool> isBetter)
    {
        if (lane.IsEmpty)
        {
            return null;
        }

        var best = 0;
        for (var i = 0; i < lane.Length && !double.IsNaN(lane[best]); i++)
        {
            best = double.IsNaN(lane[i]) || isBetter(lane[i], lane[best]) ? i : best;
        }

        return best;
    }
}
