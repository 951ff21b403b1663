namespace NumDsl.Tests;

/// <summary>Short ways to write arrays and to compare every bit of them.</summary>
internal static class Values
{
    public static NDArray Row(params double[] values) => NDArray.Create(values, 1, values.Length);

    public static NDArray Column(params double[] values) => NDArray.Create(values, values.Length, 1);

    public static void AssertShape(int[] expected, IEnumerable<int> actual) => Assert.Equal(expected, actual);

    /// <summary>Shape and elements are equal; NaN equals NaN, and -0 does not equal 0.</summary>
    public static void AssertArray(double[] expected, int[] shape, NDArray actual)
    {
        Assert.Equal(shape, actual.Shape);
        var bits = Array.ConvertAll(actual.ToArray(), Canonical);
        Assert.True(
            Array.ConvertAll(expected, Canonical).SequenceEqual(bits), $"got\n{actual}\nbut expected\n{string.Join(" ", expected)}");
    }

    public static void AssertNear(double[] expected, int[] shape, NDArray actual, double tolerance = 1e-15)
    {
        Assert.Equal(shape, actual.Shape);
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual.AsSpan()[i], tolerance);
        }
    }

    public static void AssertSame(double expected, double actual) => Assert.Equal(Canonical(expected), Canonical(actual));

    /// <summary>An error says all of these words.</summary>
    public static void AssertMessage(Exception error, params string[] parts)
    {
        foreach (var part in parts)
        {
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        }
    }

    private static long Canonical(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);
}
