namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>
/// Two numbers that stand for an array: its weighted sum and the same of its absolute values, which says how exact the first can
/// be. The weights 1 to 7 in turn notice results in another order.
/// </summary>
internal readonly record struct Fingerprint(double Sum, double Absolute)
{
    public static Fingerprint Of(ReadOnlySpan<float> values)
    {
        double sum = 0, absolute = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double term = values[i] * (1.0 + (i % 7));
            sum += term;
            absolute += Math.Abs(term);
        }

        return new(sum, absolute);
    }

    /// <summary>Whether two arrays are the same but for rounding.</summary>
    public bool Agrees(Fingerprint other, double tolerance) =>
        Math.Abs(Sum - other.Sum) <= tolerance * Absolute && Math.Abs(Absolute - other.Absolute) <= tolerance * Absolute;
}
