namespace NumDsl.Tests;

/// <summary>Reductions over all elements, along an axis, and over several.</summary>
public sealed class ReductionTests
{
    private const double Inf = double.PositiveInfinity;
    private const double Nan = double.NaN;
    private static readonly NDArray Matrix = NDArray.Create([1, 2, 3, 4, 5, 6], 2, 3);

    [Fact]
    public void WithoutAnAxisTheResultIsAScalar()
    {
        Assert.Equal(21, Sum(Matrix).Value);
        Assert.Equal(3.5, Mean(Matrix).Value);
        Assert.Equal(6, Max(Matrix).Value);
        Assert.Equal(1, Min(Matrix).Value);
        Assert.Equal(5, Norm(Row(3, 4)).Value);
        // log(1 + 2 + 3) from the logarithms of 1, 2, 3.
        Assert.Equal(Math.Log(6), LogSumExp(Log(Row(1, 2, 3))).Value, 1e-15);
    }

    [Fact]
    public void WithAnAxisTheAxisStaysAsOne()
    {
        AssertArray([5, 7, 9], [1, 3], Sum(Matrix, axis: 0));
        AssertArray([6, 15], [2, 1], Sum(Matrix, axis: 1));
        AssertArray([2.5, 3.5, 4.5], [1, 3], Mean(Matrix, 0));
        AssertArray([2, 5], [2, 1], Mean(Matrix, axis: -1));
        AssertArray([4, 5, 6], [1, 3], Max(Matrix, axis: -2));
        AssertArray([1, 4], [2, 1], Min(Matrix, axis: 1));
        AssertArray([5, 13], [2, 1], Norm(NDArray.Create([3, 4, -5, 12], 2, 2), axis: 1));
        AssertNear([Math.Log(6), Math.Log(15)], [2, 1], LogSumExp(Log(Matrix), axis: 1));
    }

    [Fact]
    public void AMiddleAxisIsReducedInPlace()
    {
        var x = NDArray.Create([1, 2, 3, 4, 5, 6, 7, 8], 2, 2, 2);
        AssertArray([4, 6, 12, 14], [2, 1, 2], Sum(x, axis: 1));
        AssertArray([6, 8, 10, 12], [1, 2, 2], Sum(x, axis: 0));
    }

    [Fact]
    public void SeveralAxesAreReducedTogether()
    {
        var x = NDArray.Create([1, 2, 3, 4, 5, 6, 7, 8], 2, 2, 2);
        AssertArray([14, 22], [1, 2, 1], Sum(x, 0, 2));
        AssertArray([2.5, 6.5], [2, 1, 1], Mean(x, -1, 1));
        AssertArray([8], [1, 1, 1], Max(x, 2, 0, 1));
        AssertArray([5], [1, 1], Norm(Row(3, 4), 0, 1));
        AssertArray([1, 3], [1, 2, 1], Min(x, [0, 2]));
        AssertNear([Math.Log(36)], [1, 1, 1], LogSumExp(Log(x), 0, 1, 2));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-3)]
    public void AnAxisOutOfRangeNamesItselfAndTheRank(int axis)
    {
        Func<NDArray>[] reductions =
        [
            () => Sum(Matrix, axis), () => Mean(Matrix, axis), () => Max(Matrix, axis), () => Min(Matrix, axis), () => Norm(Matrix, axis),
            () => LogSumExp(Matrix, axis), () => Softmax(Matrix, axis), () => LogSoftmax(Matrix, axis), () => Sum(Matrix, 0, axis),
        ];
        foreach (var reduction in reductions)
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(reduction);
            AssertMessage(error, FormattableString.Invariant($"axis {axis} is out of range for rank 2"), "from -2 to 1");
        }
    }

    [Fact]
    public void AxesThatAreMissingOrTwiceAreAnError()
    {
        AssertMessage(Assert.Throws<ArgumentException>(() => Sum(Matrix, [])), "Sum: no axis");
        AssertMessage(Assert.Throws<ArgumentException>(() => Sum(Matrix, 1, -1)), "(1, -1)", "twice");
    }

    [Fact]
    public void TheSumAndTheNormOfNoneAreZero()
    {
        var none = NDArray.Zeros(3, 0);
        AssertSame(0, Sum(none).Value);
        AssertSame(0, Norm(none).Value);
        AssertArray([0, 0, 0], [3, 1], Sum(none, axis: 1));
        AssertArray([], [1, 0], Sum(none, axis: 0));
        AssertArray([0], [1, 1], Sum(none, 0, 1));
    }

    [Fact]
    public void WhatNoElementsLeaveUndefinedIsAnError()
    {
        var none = NDArray.Zeros(3, 0);
        AssertMessage(Assert.Throws<ArgumentException>(() => Mean(none)), "Mean:", "(3, 0)", "no elements");
        AssertMessage(Assert.Throws<ArgumentException>(() => Max(none)), "Max:", "(3, 0)");
        AssertMessage(Assert.Throws<ArgumentException>(() => Min(none, axis: 1)), "Min: axis 1", "(3, 0)", "size 0");
        AssertMessage(Assert.Throws<ArgumentException>(() => Mean(none, axis: -1)), "Mean: axis 1");
        AssertMessage(Assert.Throws<ArgumentException>(() => LogSumExp(none, 0, 1)), "LogSumExp: axis 1");
        AssertArray([], [1, 0], Max(none, axis: 0));
    }

    [Fact]
    public void NaNAndInfinityGoThrough()
    {
        AssertSame(Nan, Max(Row(1, Nan, 2)).Value);
        AssertSame(Nan, Min(Row(Nan, 1)).Value);
        AssertSame(Nan, Sum(Row(1, Nan)).Value);
        AssertSame(Inf, Max(Row(1, Inf)).Value);
        AssertSame(0, Max(Row(-0.0, 0)).Value);
        AssertSame(-0.0, Min(Row(0, -0.0)).Value);
        AssertSame(Inf, Norm(Row(1e200, 1)).Value);
        AssertSame(-Inf, LogSumExp(Row(-Inf, -Inf)).Value);
        AssertSame(Inf, LogSumExp(Row(0, Inf)).Value);
        AssertSame(Nan, LogSumExp(Row(0, Nan)).Value);
        AssertSame(0, LogSumExp(Row(-Inf, 0)).Value);
    }

    [Fact]
    public void LogSumExpDoesNotOverflow()
    {
        Assert.Equal(1000 + Math.Log(2), LogSumExp(Row(1000, 1000)).Value);
        Assert.Equal(-1000 + Math.Log(2), LogSumExp(Row(-1000, -1000)).Value);
    }

    [Fact]
    public void SoftmaxNormalisesEachLane()
    {
        var x = Log(NDArray.Create([1, 3, 2, 2], 2, 2));
        AssertNear([0.25, 0.75, 0.5, 0.5], [2, 2], Softmax(x, axis: 1));
        AssertNear([1.0 / 3, 0.6, 2.0 / 3, 0.4], [2, 2], Softmax(x, axis: 0));
        AssertNear([Math.Log(0.25), Math.Log(0.75), Math.Log(0.5), Math.Log(0.5)], [2, 2], LogSoftmax(x, axis: -1));
        AssertArray([1, 1], [2, 1], Softmax(Column(5, -900), axis: 1));
        AssertArray([0.5, 0.5], [1, 1, 2], Softmax(NDArray.Create([1e300, 1e300], 1, 1, 2), 2));
        AssertArray([-2000, 0], [1, 2], LogSoftmax(Row(-1000, 1000), 1));
        AssertArray([], [3, 0], Softmax(NDArray.Zeros(3, 0), 1));
        AssertArray([], [3, 0], LogSoftmax(NDArray.Zeros(3, 0), 0));
    }

    [Fact]
    public void SoftmaxOfInfinitiesIsThatOfNumPy()
    {
        AssertArray([0, 1], [1, 2], Softmax(Row(-Inf, 0), 1));
        AssertArray([-Inf, 0], [1, 2], LogSoftmax(Row(-Inf, 0), 1));
        AssertArray([Nan, Nan], [1, 2], Softmax(Row(Nan, 0), 1));
        AssertArray([Nan, Nan], [1, 2], Softmax(Row(-Inf, -Inf), 1));
    }
}
