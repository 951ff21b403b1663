using System.Numerics.Tensors;

namespace NumDsl.Tests;

/// <summary>Example-major data as a matrix with one example per column.</summary>
public sealed class ExamplesTests
{
    [Theory]
    [InlineData(2, 3, 1, 2)]
    [InlineData(3, 2, 1, 3)]
    [InlineData(1, 3, 0, 1)]
    [InlineData(3, 1, 1, 0)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(0, 3, 0, 0)]
    [InlineData(3, 0, 0, 0)]
    [InlineData(0, 0, 0, 0)]
    public void ColumnsHaveTheStridesOfExampleMajorDataAndZeroForLengthOne(int nx, int m, int featureStride, int exampleStride)
    {
        float[] data = [.. Enumerable.Range(0, nx * m).Select(i => (float)i)];
        ReadOnlyTensorSpan<float> view = Examples.Columns(data, nx, m);
        Assert.Equal([nx, m], view.Lengths.ToArray());
        Assert.Equal([featureStride, exampleStride], view.Strides.ToArray());
        for (var j = 0; j < m; j++)
        {
            for (var i = 0; i < nx; i++)
            {
                Assert.Equal(data[j * nx + i], view[i, j]);
            }
        }
    }

    [Fact]
    public void AWritableSpanGivesAWritableViewOfTheSameMemory()
    {
        double[] data = [1, 2, 3, 4, 5, 6];
        var view = Examples.Columns(data.AsSpan(), nx: 2, m: 3);
        view[1, 2] = 60;
        Assert.Equal(60, data[5]);
    }

    [Fact]
    public void DataOfAnotherLengthNamesTheLengthAndBothSizes()
    {
        AssertMessage(Assert.Throws<ArgumentException>(() => Columns(5, 2, 3)), "5 elements", "nx = 2", "m = 3", "is 6");
        AssertMessage(Assert.Throws<ArgumentException>(() => Columns(0, 65536, 65536)), "is 4294967296");
        Assert.Equal("nx", Assert.Throws<ArgumentOutOfRangeException>(() => Columns(0, -1, 0)).ParamName);
        Assert.Equal("m", Assert.Throws<ArgumentOutOfRangeException>(() => Columns(0, 0, -1)).ParamName);
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => Examples.Columns(new float[3].AsSpan(), 2, 2).Rank).ParamName);
    }

    private static void Columns(int length, int nx, int m) => Examples.Columns(new float[length], nx, m);
}
