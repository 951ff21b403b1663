namespace NumDsl.Tests;

/// <summary>Matrix products and outer products.</summary>
public sealed class ProductTests
{
    [Fact]
    public void DotIsTheMatrixProduct()
    {
        var a = NDArray.Create([1, 2, 3, 4, 5, 6], 2, 3);
        var b = NDArray.Create([7, 8, 9, 10, 11, 12], 3, 2);
        AssertArray([58, 64, 139, 154], [2, 2], Dot(a, b));
        AssertArray([32], [1, 1], Dot(Row(1, 2, 3), Column(4, 5, 6)));
        AssertArray([4, 5, 8, 10, 12, 15], [3, 2], Dot(Column(1, 2, 3), Row(4, 5)));
    }

    [Fact]
    public void ANarrowMatrixMeetsAWideOne() =>
        AssertArray([9, 12, 15], [1, 3], Dot(Row(1, 2), NDArray.Create([1, 2, 3, 4, 5, 6], 2, 3)));

    [Fact]
    public void DotOfHigherRankIsOneProductPerLeadingIndex()
    {
        var a = NDArray.Create([1, 2, 3, 4, 5, 6], 3, 1, 2);
        var b = NDArray.Create([1, 0, 2, 1, 1, 3], 3, 2, 1);
        AssertArray([1, 10, 23], [3, 1, 1], Dot(a, b));
        AssertArray([1, 2, 0, 0, 6, 8, 3, 4, 5, 6, 15, 18], [3, 2, 2], Dot(b, a));
        AssertArray([1, 10, 23], [1, 3, 1, 1], Dot(Reshape(a, 1, 3, 1, 2), Reshape(b, 1, 3, 2, 1)));
    }

    [Theory]
    [InlineData(0, 2, 3)]
    [InlineData(2, 0, 3)]
    [InlineData(2, 3, 0)]
    [InlineData(0, 0, 0)]
    public void EmptyDimensionsGiveZerosOrNothing(int rows, int inner, int columns) =>
        AssertArray(new double[rows * columns], [rows, columns], Dot(NDArray.Ones(rows, inner), NDArray.Ones(inner, columns)));

    [Fact]
    public void NaNAndInfinityGoThroughAZeroFactor()
    {
        AssertArray([double.NaN], [1, 1], Dot(Row(0, 1), Column(double.PositiveInfinity, 1)));
        AssertArray([double.NaN], [1, 1], Dot(Row(0, 1), Column(double.NaN, 1)));
    }

    [Fact]
    public void InnerDimensionsThatDifferNameTheTransposeThatFits()
    {
        var w = NDArray.Zeros(4, 1);
        var x = NDArray.Zeros(4, 9);
        AssertMessage(Assert.Throws<ArgumentException>(() => Dot(w, x)), "Dot:", "a is (4, 1)", "b is (4, 9)", "Dot(a.T, b)");
        AssertMessage(Assert.Throws<ArgumentException>(() => Dot(NDArray.Zeros(2, 3), NDArray.Zeros(5, 3))), "Dot(a, b.T)");
        AssertMessage(Assert.Throws<ArgumentException>(() => Dot(NDArray.Zeros(2, 3), NDArray.Zeros(5, 2))), "Dot(a.T, b.T)");
        AssertMessage(
            Assert.Throws<ArgumentException>(() => Dot(NDArray.Zeros(2, 3), NDArray.Zeros(4, 5))),
            "columns of a, 3", "rows of b, 4", "No transpose");
    }

    [Fact]
    public void LeadingAxesAndRanksMustBeEqual()
    {
        AssertMessage(
            Assert.Throws<ArgumentException>(() => Dot(NDArray.Zeros(2, 3, 4), NDArray.Zeros(1, 4, 5))),
            "(2, 3, 4)", "(1, 4, 5)", "leading axis 0", "2 against 1");
        AssertMessage(Assert.Throws<ArgumentException>(() => Dot(NDArray.Zeros(2, 3, 4), NDArray.Zeros(4, 5))), "ranks 3 and 2");
    }

    [Fact]
    public void OuterTakesVectorsOfAnyOrientation()
    {
        double[] expected = [3, 4, 5, 6, 8, 10];
        AssertArray(expected, [2, 3], Outer(Column(1, 2), Column(3, 4, 5)));
        AssertArray(expected, [2, 3], Outer(Row(1, 2), Row(3, 4, 5)));
        AssertArray(expected, [2, 3], Outer(Row(1, 2), Column(3, 4, 5)));
        AssertArray([6], [1, 1], Outer(Row(2), Row(3)));
        AssertArray([], [0, 2], Outer(NDArray.Zeros(0, 1), Row(1, 2)));
        AssertMessage(Assert.Throws<ArgumentException>(() => Outer(Row(1), NDArray.Zeros(2, 2))), "v is (2, 2)", "(n, 1)", "(1, n)");
        AssertMessage(Assert.Throws<ArgumentException>(() => Outer(NDArray.Zeros(1, 1, 2), Row(1))), "u is (1, 1, 2)");
    }
}
