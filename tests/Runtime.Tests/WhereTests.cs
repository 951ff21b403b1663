namespace NumDsl.Tests;

/// <summary>The choice by a mask, in all combinations of arrays and numbers.</summary>
public sealed class WhereTests
{
    private static readonly NDArray Mask = Row(1, 0, double.NaN, -0.0);
    private static readonly NDArray A = Row(1, 2, 3, 4);
    private static readonly NDArray B = Row(-1, -2, -3, -4);

    [Fact]
    public void EveryCombinationOfArraysAndNumbersChooses()
    {
        AssertArray([1, -2, 3, -4], [1, 4], Where(Mask, A, B));
        AssertArray([1, 9, 3, 9], [1, 4], Where(Mask, A, 9));
        AssertArray([9, -2, 9, -4], [1, 4], Where(Mask, 9, B));
        AssertArray([8, 9, 8, 9], [1, 4], Where(Mask, 8, 9));
        AssertArray([1, 2, 3, 4], [1, 4], Where(1, A, B));
        AssertArray([-1, -2, -3, -4], [1, 4], Where(0, A, B));
        AssertArray([9, 9, 9, 9], [1, 4], Where(0, A, 9));
        AssertArray([9, 9, 9, 9], [1, 4], Where(1, 9, B));
        Assert.Equal(8, Where(1, 8, 9).Value);
        Assert.Equal(9, Where(0, 8, 9).Value);
    }

    [Fact]
    public void TheThreeBroadcastTogether()
    {
        AssertArray([1, 2, 20, 20], [2, 2], Where(Column(1, 0), Row(1, 2), Column(10, 20)));
        AssertArray([5, 5, 0, 0], [1, 2, 2], Where(NDArray.Create([1, 0], 1, 2, 1), 5, NDArray.Zeros(1, 1, 2)));
    }

    [Fact]
    public void AComparisonIsAMask()
    {
        var x = Row(-2, 3);
        AssertArray([2, 3], [1, 2], Where(x < 0, -x, x));
    }

    [Fact]
    public void TheOtherSideNeverShows() =>
        AssertArray([0, 0.5], [1, 2], Where(Row(0, 2) != 0, 1 / Row(0, 2), 0));

    [Fact]
    public void ShapesThatDisagreeNameTheTwoOperands()
    {
        AssertMessage(Assert.Throws<ArgumentException>(() => Where(Mask, A, Row(1, 2))), "Where:", "b is (1, 2)", "4 against 2");
        AssertMessage(Assert.Throws<ArgumentException>(() => Where(Row(1, 0), A, 0)), "mask is (1, 2)", "a is (1, 4)", "axis 1");
        AssertMessage(
            Assert.Throws<ArgumentException>(() => Where(1, A, NDArray.Zeros(1, 1, 4))), "a is (1, 4)", "b is (1, 1, 4)", "ranks");
    }
}
