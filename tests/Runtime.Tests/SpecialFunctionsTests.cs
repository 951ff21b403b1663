namespace NumDsl.Tests;

/// <summary>Accuracy against 400-bit arithmetic, from 1e-20 to the end of the interesting range, on both sides of 0.</summary>
public sealed class SpecialFunctionsTests
{
    private const double LargestError = 2;

    public static IEnumerable<double> Points(double from, double to)
    {
        // An irrational ratio, so that the points hit no pattern of the binary digits.
        for (var x = from; x < to; x *= 1.0173205)
        {
            yield return x;
        }
    }

    [Fact]
    public void Expm1IsWithinTwoUlpsFromTinyToLarge()
    {
        foreach (var x in Points(1e-20, 40))
        {
            AssertClose(HighPrecision.UlpsBetween(Expm1(x).Value, HighPrecision.Expm1(x)), x);
            AssertClose(HighPrecision.UlpsBetween(Expm1(-x).Value, HighPrecision.Expm1(-x)), -x);
        }
    }

    [Fact]
    public void Log1pIsWithinTwoUlpsFromTinyToLarge()
    {
        foreach (var x in Points(1e-20, 30))
        {
            AssertClose(HighPrecision.UlpsBetween(Log1p(x).Value, HighPrecision.Log1p(x)), x);
            if (x < 0.99)
            {
                AssertClose(HighPrecision.UlpsBetween(Log1p(-x).Value, HighPrecision.Log1p(-x)), -x);
            }
        }
    }

    [Fact]
    public void ErfIsWithinTwoUlpsFromTinyToItsLimit()
    {
        foreach (var x in Points(1e-20, 6.5))
        {
            AssertClose(HighPrecision.UlpsBetween(Erf(x).Value, HighPrecision.Erf(x)), x);
            AssertClose(HighPrecision.UlpsBetween(Erf(-x).Value, HighPrecision.Erf(-x)), -x);
        }
    }

    [Theory]
    [InlineData(0.9999999999999999)]
    [InlineData(1.0)]
    [InlineData(1.0000000000000002)]
    public void TheBranchesMeetAtOne(double x)
    {
        AssertClose(HighPrecision.UlpsBetween(Erf(x).Value, HighPrecision.Erf(x)), x);
        AssertClose(HighPrecision.UlpsBetween(Expm1(x).Value, HighPrecision.Expm1(x)), x);
        AssertClose(HighPrecision.UlpsBetween(Expm1(-x).Value, HighPrecision.Expm1(-x)), -x);
    }

    [Fact]
    public void PublishedValuesAreReproduced()
    {
        // Abramowitz and Stegun, tables 7.1 (erf 0.5, erf 1, erf 2) and 4.4 (e, log 2).
        Assert.Equal(0.5204998778, Erf(0.5).Value, 1e-10);
        Assert.Equal(0.8427007929, Erf(1).Value, 1e-10);
        Assert.Equal(0.9953222650, Erf(2).Value, 1e-10);
        Assert.Equal(1.718281828459045, Expm1(1).Value, 4e-16);
        Assert.Equal(0.6931471805599453, Log1p(1).Value);
    }

    [Theory]
    [InlineData(5e-324)]
    [InlineData(-5e-324)]
    [InlineData(1e-310)]
    [InlineData(2.2250738585072014e-308)]
    public void DenormalsPassThroughWhereTheFunctionIsTheIdentityNearZero(double x)
    {
        Assert.Equal(x, Expm1(x).Value);
        Assert.Equal(x, Log1p(x).Value);
        Assert.Equal(x, Tanh(x).Value);
        Assert.Equal(x * 1.1283791670955126, Erf(x).Value);
    }

    private static void AssertClose(double ulps, double x) =>
        Assert.True(ulps <= LargestError, FormattableString.Invariant($"at {x:R} the error is {ulps:F2} ulp"));
}
