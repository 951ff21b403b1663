namespace NumDsl.Tests;

/// <summary>Arithmetic and comparisons of arrays and numbers.</summary>
public sealed class OperatorTests
{
    private static readonly NDArray Matrix = NDArray.Create([1, 2, 3, 4, 5, 6], 2, 3);

    [Fact]
    public void ArithmeticIsElementwise()
    {
        var x = Row(8, 6);
        var y = Row(2, -3);
        AssertArray([10, 3], [1, 2], x + y);
        AssertArray([6, 9], [1, 2], x - y);
        AssertArray([16, -18], [1, 2], x * y);
        AssertArray([4, -2], [1, 2], x / y);
        AssertArray([-8, -6], [1, 2], -x);
    }

    [Fact]
    public void ANumberGoesWithAnyShapeOnEitherSide()
    {
        AssertArray([0, -1, -2, -3, -4, -5], [2, 3], 1 - Matrix);
        AssertArray([0, 1, 2, 3, 4, 5], [2, 3], Matrix - 1);
        AssertArray([2, 4, 6, 8, 10, 12], [2, 3], 2.0f * Matrix);
        AssertArray([0.5, 1, 1.5, 2, 2.5, 3], [2, 3], Matrix / 2);
        AssertArray([12, 6, 4, 3, 2.4, 2], [2, 3], 12 / Matrix);
        AssertArray([2, 2], [1, 1, 2], NDArray.Ones(1, 1, 2) + new Scalar(1));
    }

    [Fact]
    public void TheHypothesisOfTheDocumentationBinds()
    {
        var w = Column(1, 2);
        Scalar b = 0.5;
        AssertArray([9.5, 12.5, 15.5], [1, 3], Dot(w.T, Matrix) + b);
    }

    [Fact]
    public void AOneBroadcasts()
    {
        AssertArray([11, 22, 33, 14, 25, 36], [2, 3], Matrix + Row(10, 20, 30));
        AssertArray([11, 12, 13, 24, 25, 26], [2, 3], Column(10, 20) + Matrix);
        AssertArray([11, 12, 21, 22], [2, 2], Column(10, 20) + Row(1, 2));
        AssertArray([5, 5, 5, 5, 5, 5], [2, 3, 1], NDArray.Create([2, 2], 2, 1, 1) + NDArray.Create([3, 3, 3], 1, 3, 1));
        AssertArray([], [0, 3], NDArray.Zeros(0, 1) + Row(1, 2, 3));
        AssertArray([], [0, 3], NDArray.Zeros(0, 3) + Row(1, 2, 3));
    }

    [Fact]
    public void SizesThatDisagreeNameTheOperatorBothShapesAndTheAxis()
    {
        var error = Assert.Throws<ArgumentException>(() => Matrix * NDArray.Zeros(2, 4));
        AssertMessage(error, "*:", "(2, 3)", "(2, 4)", "axis 1 disagrees, 3 against 4", "only a 1 broadcasts");
        AssertMessage(Assert.Throws<ArgumentException>(() => Matrix <= NDArray.Zeros(3, 2)), "<=:", "axis 0 disagrees, 2 against 3");
        AssertMessage(Assert.Throws<ArgumentException>(() => NDArray.Zeros(0, 1) + NDArray.Zeros(2, 1)), "axis 0 disagrees, 0 against 2");
    }

    [Fact]
    public void RanksDoNotPromote() =>
        AssertMessage(
            Assert.Throws<ArgumentException>(() => NDArray.Zeros(2, 3, 4) - NDArray.Zeros(3, 4)),
            "-:", "(2, 3, 4)", "(3, 4)", "ranks 3 and 2", "the right operand to rank 3", "(1, 3, 4)");

    [Fact]
    public void ComparisonsGiveMasks()
    {
        var x = Row(1, 2, 3, double.NaN);
        var y = Row(2, 2, 2, double.NaN);
        AssertArray([1, 0, 0, 0], [1, 4], x < y);
        AssertArray([1, 1, 0, 0], [1, 4], x <= y);
        AssertArray([0, 0, 1, 0], [1, 4], x > y);
        AssertArray([0, 1, 1, 0], [1, 4], x >= y);
        AssertArray([0, 1, 0, 0], [1, 4], x == y);
        AssertArray([1, 0, 1, 1], [1, 4], x != y);
        AssertArray([0, 1, 0, 0], [1, 4], Equal(x, y));
        AssertArray([1, 0, 1, 1], [1, 4], NotEqual(x, y));
    }

    [Fact]
    public void ComparisonsTakeNumbersOnEitherSide()
    {
        var x = Row(1, 2, 3);
        AssertArray([1, 0, 0], [1, 3], x < 2);
        AssertArray([0, 0, 1], [1, 3], 2 < x);
        AssertArray([1, 1, 0], [1, 3], x <= 2);
        AssertArray([0, 1, 1], [1, 3], 2 <= x);
        AssertArray([0, 0, 1], [1, 3], x > 2);
        AssertArray([1, 0, 0], [1, 3], 2 > x);
        AssertArray([0, 1, 1], [1, 3], x >= 2);
        AssertArray([1, 1, 0], [1, 3], 2 >= x);
        AssertArray([0, 1, 0], [1, 3], x == 2);
        AssertArray([0, 1, 0], [1, 3], 2 == x);
        AssertArray([1, 0, 1], [1, 3], x != 2);
        AssertArray([1, 0, 1], [1, 3], 2 != x);
        AssertArray([0, 1, 0], [1, 3], Equal(x, 2));
        AssertArray([1, 0, 1], [1, 3], NotEqual(2, x));
    }

    [Fact]
    public void ScalarsComputeAndCompareLikeNumbers()
    {
        Scalar a = 3, b = 2;
        Assert.Equal(5, (double)(a + b));
        Assert.Equal(1, (a - b).Value);
        Assert.Equal(6, (a * b).Value);
        Assert.Equal(1.5, (a / b).Value);
        Assert.Equal(-3, (-a).Value);
        Assert.Equal(4, (1 + a).Value);
        Assert.Equal([0.0, 0, 1, 1, 0, 1], [(a < b).Value, (a <= b).Value, (a > b).Value, (a >= b).Value, (a == b).Value, (a != b).Value]);
        Assert.Equal(0, (new Scalar(double.NaN) == double.NaN).Value);
        Assert.Equal(1, (new Scalar(double.NaN) != double.NaN).Value);
        Assert.Equal(1.5f, (float)new Scalar(1.5));
    }

    [Fact]
    public void ScalarsThatHoldTheSameNumberAreEqualAsObjects()
    {
        Assert.True(new Scalar(1).Equals(new Scalar(1)));
        Assert.True(new Scalar(double.NaN).Equals((object)new Scalar(double.NaN)));
        Assert.False(new Scalar(1).Equals((object)1.0));
        Assert.Equal(new Scalar(2).GetHashCode(), new Scalar(2).GetHashCode());
    }

    [Fact]
    public void SpecialValuesFollowIeee754()
    {
        const double inf = double.PositiveInfinity, nan = double.NaN;
        AssertArray([-0.0, 0, nan, -inf], [1, 4], -Row(0, -0.0, nan, inf));
        AssertArray([inf, -inf, nan, 0, -0.0], [1, 5], Row(1, -1, 0, 1, -1) / Row(0, 0, 0, inf, inf));
        AssertArray([nan, nan, 5e-324], [1, 3], Row(inf, 0, 5e-324) - Row(inf, nan, 0));
        AssertSame(-0.0, (-new Scalar(0)).Value);
    }
}
