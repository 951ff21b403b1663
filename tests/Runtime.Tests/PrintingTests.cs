using System.Globalization;

namespace NumDsl.Tests;

/// <summary>The texts are those that NumPy prints for the same arrays.</summary>
public sealed class PrintingTests
{
    [Fact]
    public void AMatrixHasALinePerRowAndColumnsAligned()
    {
        Assert.Equal("[[1. 2.]\n [3. 4.]]", NDArray.Create([1, 2, 3, 4], 2, 2).ToString());
        Assert.Equal("[[ 1.    2.5 ]\n [-3.   10.25]]", NDArray.Create([1, 2.5, -3, 10.25], 2, 2).ToString());
        Assert.Equal("[[0.33333333]\n [0.5       ]]", Column(1.0 / 3, 0.5).ToString());
    }

    [Fact]
    public void HigherRanksAreNestedWithABlankLineBetweenMatrices() =>
        Assert.Equal("[[[1. 2.]\n  [3. 4.]]\n\n [[5. 6.]\n  [7. 8.]]]", NDArray.Create([1, 2, 3, 4, 5, 6, 7, 8], 2, 2, 2).ToString());

    [Fact]
    public void MagnitudesFarApartArePrintedWithExponents()
    {
        Assert.Equal("[[1.e-05 1.e+00]]", Row(1e-5, 1).ToString());
        Assert.Equal("[[ 1.00e+10 -2.25e+00]]", Row(1e10, -2.25).ToString());
    }

    [Fact]
    public void SpecialValuesAreWords()
    {
        Assert.Equal("[[ nan  inf -inf   1.]]", Row(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1).ToString());
        Assert.Equal("[[-0.  0.]]", Row(-0.0, 0).ToString());
    }

    [Fact]
    public void ALongArrayIsAbbreviatedByDots()
    {
        var x = NDArray.Create([.. Enumerable.Range(0, 1001).Select(i => (double)(i % 10))], 1, 1001);
        Assert.Equal("[[0. 1. 2. ... 8. 9. 0.]]", x.ToString());
        Assert.Equal(7, NDArray.Zeros(101, 10).ToString().Split('\n').Length);
    }

    [Fact]
    public void AnEmptyArrayShowsItsShape() => Assert.Equal("[] (0, 3)", NDArray.Zeros(0, 3).ToString());

    [Fact]
    public void NoTextDependsOnTheCulture()
    {
        var before = CultureInfo.CurrentCulture;
        // A comma for the point, and U+2212 for the minus.
        var hostile = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
        hostile.NumberFormat.NegativeSign = "\u2212";
        try
        {
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal("[[-1.5]]", Row(-1.5).ToString());
            Assert.Equal("-1.5", new Scalar(-1.5).ToString());
            Assert.Equal("-1.50", new Scalar(-1.5).ToString("F2", null));
            AssertMessage(Assert.Throws<ArgumentException>(() => NDArray.Zeros(2, -3)), "(2, -3)");
            AssertMessage(Assert.Throws<ArgumentOutOfRangeException>(() => Sum(NDArray.Zeros(2, 3), axis: -3)), "axis -3", "from -2 to 1");
            AssertMessage(Assert.Throws<ArgumentOutOfRangeException>(() => new GradientDescent(-0.5)), "-0.5");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void AScalarIsPrintedInAFormatAndACultureOnRequest() =>
        Assert.Equal("1,50", new Scalar(1.5).ToString("F2", CultureInfo.GetCultureInfo("de-DE")));
}
