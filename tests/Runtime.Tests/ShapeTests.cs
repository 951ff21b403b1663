namespace NumDsl.Tests;

/// <summary>Operations on the shape alone.</summary>
public sealed class ShapeTests
{
    private static readonly NDArray Matrix = NDArray.Create([1, 2, 3, 4, 5, 6], 2, 3);

    [Fact]
    public void TransposeIsT()
    {
        AssertArray([1, 4, 2, 5, 3, 6], [3, 2], Transpose(Matrix));
        AssertArray([1, 4, 2, 5, 3, 6], [3, 2], Transpose(Matrix, 1, 0));
        AssertArray([1, 2, 3, 4, 5, 6], [2, 3], Transpose(Matrix, 0, -1));
    }

    [Fact]
    public void APermutationMovesEveryAxis()
    {
        var x = NDArray.Create([1, 2, 3, 4, 5, 6], 1, 2, 3);
        AssertArray([1, 4, 2, 5, 3, 6], [3, 1, 2], Transpose(x, 2, 0, 1));
        AssertArray([1, 2, 3, 4, 5, 6], [2, 3, 1], Transpose(x, 1, 2, 0));
        AssertArray([1, 4, 2, 5, 3, 6], [3, 2, 1], Transpose(x, -1, -2, -3));
    }

    [Fact]
    public void APermutationNamesEveryAxisOnce()
    {
        AssertMessage(Assert.Throws<ArgumentException>(() => Transpose(Matrix, 0, 0)), "(0, 0)", "2 axes", "(2, 3)");
        AssertMessage(Assert.Throws<ArgumentException>(() => Transpose(Matrix, [0])), "(0)");
        AssertMessage(Assert.Throws<ArgumentOutOfRangeException>(() => Transpose(Matrix, 0, 2)), "axis 2", "rank 2");
    }

    [Fact]
    public void ReshapeKeepsTheRowMajorOrder()
    {
        AssertArray([1, 2, 3, 4, 5, 6], [3, 2], Reshape(Matrix, 3, 2));
        AssertArray([1, 2, 3, 4, 5, 6], [6, 1], Reshape(Matrix, Matrix.Shape[0] * Matrix.Shape[1], 1));
        AssertArray([1, 2, 3, 4, 5, 6], [1, 3, 2], Reshape(Matrix, 1, -1, 2));
        AssertArray([1, 2, 3, 4, 5, 6], [6, 1], Reshape(Matrix, -1, 1));
        AssertArray([], [0, 5], Reshape(NDArray.Zeros(2, 0), -1, 5));
        AssertArray([], [0, 7], Reshape(NDArray.Zeros(2, 0), 0, 7));
    }

    [Fact]
    public void ReshapeToAnotherNumberOfElementsNamesBoth()
    {
        AssertMessage(Assert.Throws<ArgumentException>(() => Reshape(Matrix, 4, 2)), "(2, 3) has 6", "(4, 2) has 8");
        AssertMessage(Assert.Throws<ArgumentException>(() => Reshape(Matrix, 4, -1)), "(4, -1)", "6 elements");
        AssertMessage(Assert.Throws<ArgumentException>(() => Reshape(Matrix, -1, -1)), "-1 twice");
        AssertMessage(Assert.Throws<ArgumentException>(() => Reshape(NDArray.Zeros(2, 0), -1, 0)), "any size");
        AssertMessage(Assert.Throws<ArgumentException>(() => Reshape(Matrix, -2, -3)), "size -2");
        AssertMessage(Assert.Throws<ArgumentException>(() => Reshape(Matrix, -1)), "Rank 1");
    }

    [Fact]
    public void BroadcastToRepeatsOnes()
    {
        AssertArray([1, 2, 1, 2], [2, 2], BroadcastTo(Row(1, 2), 2, 2));
        AssertArray([1, 1, 2, 2], [2, 2], BroadcastTo(Column(1, 2), 2, 2));
        AssertArray([7, 7, 7, 7], [1, 2, 2], BroadcastTo(7, 1, 2, 2));
        AssertArray([], [0, 2], BroadcastTo(Row(1, 2), 0, 2));
        AssertArray([1, 2], [1, 2], BroadcastTo(Row(1, 2), 1, 2));
    }

    [Fact]
    public void BroadcastToExpandsOnlyOnesAndKeepsTheRank()
    {
        AssertMessage(Assert.Throws<ArgumentException>(() => BroadcastTo(Matrix, 4, 3)), "axis 0", "(2, 3)", "(4, 3)", "only a 1");
        AssertMessage(Assert.Throws<ArgumentException>(() => BroadcastTo(Matrix, 2, 1)), "axis 1", "cannot become 1");
        AssertMessage(Assert.Throws<ArgumentException>(() => BroadcastTo(Matrix, 1, 2, 3)), "rank 2", "rank 3");
    }

    [Fact]
    public void ShapeAssertReturnsItsArgumentOrNamesBothShapes()
    {
        Assert.Same(Matrix, ShapeAssert(Matrix, 2, 3));
        AssertMessage(Assert.Throws<ArgumentException>(() => ShapeAssert(Matrix, 3, 2)), "(2, 3)", "(3, 2)");
        Assert.Throws<ArgumentException>(() => ShapeAssert(Matrix, 2, 3, 1));
    }
}
