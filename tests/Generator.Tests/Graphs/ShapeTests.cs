using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Tests.Graphs;

public sealed class ShapeTests
{
    [Fact]
    public void Shapes_are_equal_when_their_dimensions_are()
    {
        Assert.Equal(GraphText.Shape("(n + 1, m)"), GraphText.Shape("(1 + n, m)"));
        Assert.Equal(GraphText.Shape("(n + 1, m)").GetHashCode(), GraphText.Shape("(1 + n, m)").GetHashCode());
        Assert.NotEqual(GraphText.Shape("(n, m)"), GraphText.Shape("(m, n)"));
        Assert.NotEqual(GraphText.Shape("(1, 1)"), Shape.Scalar);
    }

    [Theory]
    [InlineData("()", 0, "1")]
    [InlineData("(n, 1)", 2, "n")]
    [InlineData("(2, n, n + 1)", 3, "2 * n * n + 2 * n")]
    public void The_size_is_the_product_of_the_dimensions(string shape, int rank, string size)
    {
        Assert.Equal(rank, GraphText.Shape(shape).Rank);
        Assert.Equal(size, GraphText.Shape(shape).Size.ToString());
    }

    [Fact]
    public void A_reduced_axis_stays_as_1() => Assert.Equal("(n, 1, 1)", GraphText.Shape("(n, m, k)").Reduced([1, 2]).ToString());

    [Fact]
    public void The_proper_axes_are_those_that_are_not_literally_1() =>
        Assert.Equal([1, 2], GraphText.Shape("(1, n, 2, 1)").ProperAxes);

    [Fact]
    public void A_shape_contains_the_symbols_inside_its_dimensions()
    {
        Assert.True(GraphText.Shape("(n, h / 2 + 1)").Contains("h"));
        Assert.False(GraphText.Shape("(n, h / 2 + 1)").Contains("k"));
    }

    [Fact]
    public void One_dimension_can_be_replaced() =>
        Assert.Equal("(n, 1)", GraphText.Shape("(n, m)").WithDimension(1, Dimension.One).ToString());
}
