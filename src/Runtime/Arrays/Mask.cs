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

    public static double And(double left, double right) => left != 0 && right != 0 ? 1 : 0;

    public static double Or(double left, double right) => left != 0 || right != 0 ? 1 : 0;

    public static double Xor(double left, double right) => (left != 0) != (right != 0) ? 1 : 0;

    public static double Not(double value) => value == 0 ? 1 : 0;

    public static double IsNaN(double value) => double.IsNaN(value) ? 1 : 0;

    public static double IsInfinite(double value) => double.IsInfinity(value) ? 1 : 0;

    public static double IsFinite(double value) => double.IsFinite(value) ? 1 : 0;
}
