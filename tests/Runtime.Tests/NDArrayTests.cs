namespace NumDsl.Tests;

/// <summary>Making arrays, reading them, and what cannot be an array.</summary>
public sealed class NDArrayTests
{
    [Fact]
    public void CreateTakesRowMajorDataOfDoubleAndOfFloat()
    {
        double[] doubles = [1, 2, 3, 4, 5, 6];
        float[] floats = [1, 2, 3, 4, 5, 6];
        ReadOnlySpan<float> span = floats;
        AssertArray(doubles, [2, 3], NDArray.Create(doubles, 2, 3));
        AssertArray(doubles, [2, 3], NDArray.Create(floats, 2, 3));
        AssertArray(doubles, [2, 3], NDArray.Create(span, 2, 3));
        AssertArray(doubles, [2, 3], NDArray.Create(doubles.AsSpan(), rows: 2, columns: 3));
        AssertArray(doubles, [2, 3], NDArray.Create(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        AssertArray(doubles, [1, 2, 3], NDArray.Create(doubles, 1, 2, 3));
        AssertArray(doubles, [3, 1, 2], NDArray.Create(floats, 3, 1, 2));
    }

    [Fact]
    public void ALiteralOfIntegersIsReadAsDoubleAndKeepsItsDigits() =>
        AssertArray([16777217, 1], [1, 2], NDArray.Create([16777217, 1], 1, 2));

    [Fact]
    public void AnArrayIsACopyAndGivesCopies()
    {
        double[] data = [1, 2];
        var x = NDArray.Create(data, 2, 1);
        data[0] = 9;
        x.ToArray()[1] = 9;
        AssertArray([1, 2], [2, 1], x);
    }

    [Fact]
    public void ShapeRankAndLengthAreKnown()
    {
        var x = NDArray.Zeros(2, 3, 4);
        AssertShape([2, 3, 4], x.Shape);
        Assert.Equal(3, x.Rank);
        Assert.Equal(24, x.Length);
        Assert.All(x.ToArray(), value => Assert.Equal(0, value));
        Assert.All(NDArray.Ones(3, 2).ToArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void AnArrayMayBeEmpty()
    {
        AssertArray([], [0, 3], NDArray.Create([], 0, 3));
        AssertArray([], [3, 0], NDArray.Zeros(3, 0));
        AssertArray([], [0, 0], NDArray.Zeros(0, 0).T);
        AssertArray([], [int.MaxValue, int.MaxValue, 0], NDArray.Zeros(int.MaxValue, int.MaxValue, 0));
    }

    [Fact]
    public void ElementsAreReadByRowAndColumnOrByOneIndexPerAxis()
    {
        var x = NDArray.Create([1, 2, 3, 4, 5, 6], 2, 3);
        Assert.Equal(6, x[1, 2]);
        Assert.Equal(4, x.At(1, 0));
        Assert.Equal(6, Reshape(x, 1, 3, 2).At(0, 2, 1));
    }

    [Theory]
    [InlineData(2, 0, "Index 2 is outside axis 0 of the shape (2, 3)")]
    [InlineData(-1, 0, "Index -1 is outside axis 0")]
    [InlineData(0, 3, "Index 3 is outside axis 1")]
    public void AnIndexOutsideNamesItselfAndTheAxis(int row, int column, string message)
    {
        var x = NDArray.Zeros(2, 3);
        AssertMessage(Assert.Throws<ArgumentOutOfRangeException>(() => x[row, column]), message);
        AssertMessage(Assert.Throws<ArgumentOutOfRangeException>(() => x.At(row, column)), message);
    }

    [Fact]
    public void IndicesOfAnotherNumberThanAxesAreAnError()
    {
        AssertMessage(Assert.Throws<InvalidOperationException>(() => NDArray.Zeros(1, 2, 3)[0, 0]), "(1, 2, 3)", "At with 3");
        AssertMessage(Assert.Throws<ArgumentException>(() => NDArray.Zeros(2, 3).At(0)), "1 indices", "rank 2");
    }

    [Fact]
    public void TheTransposeSwapsTheLastTwoAxes()
    {
        AssertArray([1, 4, 2, 5, 3, 6], [3, 2], NDArray.Create([1, 2, 3, 4, 5, 6], 2, 3).T);
        AssertArray([1, 3, 2, 4, 5, 7, 6, 8], [2, 2, 2], NDArray.Create([1, 2, 3, 4, 5, 6, 7, 8], 2, 2, 2).T);
    }

    [Fact]
    public void ToSingleArrayRoundsToNearest()
    {
        var single = Row(0.1, 1e300, double.NaN, -0.0).ToSingleArray();
        Assert.Equal(0.1f, single[0]);
        Assert.Equal(float.PositiveInfinity, single[1]);
        Assert.True(float.IsNaN(single[2]));
        Assert.True(float.IsNegative(single[3]));
    }

    [Fact]
    public void RankOneSaysToWriteAColumnOrARow()
    {
        AssertMessage(Assert.Throws<ArgumentException>(() => NDArray.Zeros(5)), "Rank 1", "(5, 1)", "(1, 5)");
        AssertMessage(Assert.Throws<ArgumentException>(() => NDArray.Create([1, 2, 3], [3])), "(3, 1)", "(1, 3)");
        AssertMessage(Assert.Throws<ArgumentException>(() => Reshape(NDArray.Zeros(2, 2), 4)), "(4, 1)", "(1, 4)");
        AssertMessage(Assert.Throws<ArgumentException>(() => BroadcastTo(1, 4)), "(4, 1)", "(1, 4)");
    }

    [Fact]
    public void RankZeroSaysToWriteAScalar() =>
        AssertMessage(Assert.Throws<ArgumentException>(() => NDArray.Ones()), "Scalar", "(1, 1)");

    [Fact]
    public void ASizeThatIsNegativeOrTooLargeIsAnError()
    {
        AssertMessage(Assert.Throws<ArgumentException>(() => NDArray.Zeros(2, -3)), "Axis 1", "(2, -3)", "size -3");
        AssertMessage(Assert.Throws<ArgumentException>(() => NDArray.Zeros(65536, 65536)), "(65536, 65536)", "2147483591");
    }

    [Fact]
    public void DataOfAnotherLengthThanTheShapeNamesBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => NDArray.Create([1, 2, 3, 4, 5], 2, 3));
        AssertMessage(error, "5 elements", "(2, 3) needs 6");
        Assert.Equal("data", error.ParamName);
        Assert.Throws<ArgumentException>(() => NDArray.Create([1f], 1, 2));
    }

    [Fact]
    public void EqualityOfObjectsIsByReference()
    {
        var x = NDArray.Ones(1, 1);
        Assert.True(x.Equals(x));
        Assert.False(x.Equals((object)NDArray.Ones(1, 1)));
        Assert.Equal(x.GetHashCode(), x.GetHashCode());
    }

    [Fact]
    public void NullIsAnArgumentNullException()
    {
        NDArray missing = null!;
        Assert.Throws<ArgumentNullException>(() => missing + NDArray.Ones(1, 1));
        Assert.Throws<ArgumentNullException>(() => 1 - missing);
        Assert.Throws<ArgumentNullException>(() => Exp(missing));
        Assert.Throws<ArgumentNullException>(() => Dot(NDArray.Ones(1, 1), missing));
        Assert.Throws<ArgumentNullException>(() => Where(1, missing, 2));
        Assert.Throws<ArgumentNullException>(() => Sum(missing, axis: 0));
        Assert.Throws<ArgumentNullException>(() => NDArray.Create((double[,])null!));
    }
}
