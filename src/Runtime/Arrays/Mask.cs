namespace NumDsl;

/// <summary>
/// Comparisons as numbers, 1 for true and 0 for false. NaN is neither less nor equal, so only <see cref="NotEqual"/> holds for it.
/// </summary>
internal static class Mask
{
    public static double Less(double left, double right) => left < right ? 1 : 0;

    public static double LessOrEqual(double left, double right) => left <= right ? 1 : 0;

    public static double Equal(double left, double right) => left == right ? 1 : 0;

    public static double NotEqual(double left, double right) => left != right ? 1 : 0;
}
