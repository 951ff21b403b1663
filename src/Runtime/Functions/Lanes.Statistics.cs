namespace NumDsl;

// The spread of a lane, and counts of what is in it.
internal static partial class Lanes
{
    public static double? Var(ReadOnlySpan<double> lane)
    {
        if (Mean(lane) is not { } mean)
        {
            return null;
        }

        double sum = 0;
        foreach (var value in lane)
        {
            sum += (value - mean) * (value - mean);
        }

        return sum / lane.Length;
    }

    public static double? Std(ReadOnlySpan<double> lane) => Var(lane) is { } variance ? Math.Sqrt(variance) : null;

    public static double? Prod(ReadOnlySpan<double> lane)
    {
        double product = 1;
        foreach (var value in lane)
        {
            product *= value;
        }

        return product;
    }

    public static double? CountNonzero(ReadOnlySpan<double> lane) => lane.Length - lane.Count(0.0);

    public static double? Any(ReadOnlySpan<double> lane) => CountNonzero(lane) > 0 ? 1 : 0;

    public static double? All(ReadOnlySpan<double> lane) => CountNonzero(lane) == lane.Length ? 1 : 0;
}
