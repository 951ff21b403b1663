namespace NumDsl.Tests;

/// <summary>Elements by index, and in order; the values are NumPy's.</summary>
public sealed class IndexingTests
{
    private static readonly NDArray X = NDArray.Create([3, 1, 2, 9, 7, 8], 2, 3);

    [Fact]
    public void Take_gives_the_slices_of_a_table_whichever_way_the_indices_lie()
    {
        Assert.Equal([9, 7, 8, 3, 1, 2, 9, 7, 8], Functions.Take(X, NDArray.Create([1, 0, 1], 3, 1), axis: 0).ToArray());
        Assert.Equal([2, 3, 8, 9], Functions.Take(X, NDArray.Create([2, 0], 1, 2), axis: -1).ToArray());
    }

    [Fact]
    public void Take_of_no_indices_is_empty() => Assert.Equal([0, 3], Functions.Take(X, NDArray.Zeros(0, 1), axis: 0).Shape.ToArray());

    [Fact]
    public void TakeAlongAxis_gives_an_element_for_each_index() =>
        Assert.Equal([9, 1, 8], Functions.TakeAlongAxis(X, NDArray.Create([1, 0, 1], 1, 3), axis: 0).ToArray());

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void An_index_out_of_range_is_named_with_its_place_and_the_bound(double index)
    {
        var indices = NDArray.Create([0, 1, index], 1, 3);
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Functions.Take(X, indices, axis: 0));
        Assert.Equal("indices", exception.ParamName);
        Assert.Contains(FormattableString.Invariant($"there is {index} at [0, 2]"), exception.Message, StringComparison.Ordinal);
        Assert.Contains("below 2", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Functions.TakeAlongAxis(X, indices, axis: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Functions.OneHot(indices, 2, axis: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Functions.CrossEntropy(X, indices, axis: 0));
    }

    [Fact]
    public void Indices_of_another_shape_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Functions.Take(X, NDArray.Zeros(2, 2), axis: 0));
        Assert.Throws<ArgumentException>(() => Functions.TakeAlongAxis(X, NDArray.Zeros(2, 2), axis: 0));
    }

    [Fact]
    public void Sort_is_stable_and_puts_NaN_last()
    {
        var x = NDArray.Create([2, double.NaN, -0.0, 0, double.PositiveInfinity, 2, double.NaN], 1, 7);
        Assert.Equal([2, 3, 0, 5, 4, 1, 6], Functions.ArgSort(x, axis: 1).ToArray());
        Assert.Equal([-0.0, 0, 2, 2, double.PositiveInfinity, double.NaN, double.NaN], Functions.Sort(x, axis: 1).ToArray());
    }

    [Fact]
    public void TopK_gives_the_greatest_first_and_of_equal_ones_the_first()
    {
        var x = NDArray.Create([2, 5, 5, double.NaN, 1], 1, 5);
        Assert.Equal([3, 1, 2], Functions.ArgTopK(x, 3, axis: 1).ToArray());
        Assert.Equal([double.NaN, 5, 5], Functions.TopK(x, 3, axis: 1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => Functions.TopK(x, 6, axis: 1));
    }

    [Fact]
    public void CrossEntropy_of_labels_is_that_of_their_one_hot_targets()
    {
        var labels = NDArray.Create([1, 0, 1], 1, 3);
        Assert.Equal(
            Functions.CrossEntropy(X, Functions.OneHot(labels, 2, axis: 0), axis: 0).Value, Functions.CrossEntropy(X, labels, axis: 0).Value, 15);
    }

    [Fact]
    public void CumProd_multiplies_up_along_an_axis()
    {
        Assert.Equal([3, 3, 6, 9, 63, 504], Functions.CumProd(X, axis: 1).ToArray());
        Assert.Equal([3, 1, 2, 27, 7, 16], Functions.CumProd(X, axis: 0).ToArray());
    }
}
