namespace NumDsl;

// Where the extreme elements of a lane are, and its running sums and products.
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

    public static void CumProd(Span<double> lane)
    {
        double product = 1;
        foreach (ref var value in lane)
        {
            product *= value;
            value = product;
        }
    }

    /// <summary>The places of the elements in order, stable; NaN counts as the greatest.</summary>
    public static void ArgSort(Span<double> lane, bool descending)
    {
        var values = lane.ToArray();
        var places = Enumerable.Range(0, values.Length);
        var order = descending
            ? places.OrderByDescending(place => double.IsNaN(values[place])).ThenByDescending(place => values[place])
            : places.OrderBy(place => double.IsNaN(values[place])).ThenBy(place => values[place]);
        foreach (var (place, i) in order.Select((place, i) => (place, i)).ToList())
        {
            lane[i] = place;
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
