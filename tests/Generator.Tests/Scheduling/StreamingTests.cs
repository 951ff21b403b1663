namespace NumDsl.Generator.Tests.Scheduling;

/// <summary>Over which symbol a kernel may sweep, and how often.</summary>
public sealed class StreamingTests
{
    [Fact]
    public void The_first_candidate_along_which_everything_can_be_cut_is_taken()
    {
        const string Graph = "x:(n, m) = input x\ny = exp x\nreturn y = y";
        Assert.Equal("m", Plans.Stream(Graph, "m", "n").Symbol);
        Assert.Equal("n", Plans.Stream(Graph, "n", "m").Symbol);
        Assert.Null(Plans.Stream(Graph).Symbol);
    }

    [Fact]
    public void A_product_over_the_examples_can_be_cut() =>
        Assert.Equal("m", Plans.Stream("x:(n, m) = input x\nt = transpose [1,0] x\ng = dot x t\nreturn g = g", "m").Symbol);

    [Theory]
    [InlineData("x:(n, m) = input x\nt = transpose [1,0] x\ng = dot t x\nreturn g = g")]
    [InlineData("x:(n, m) = input x\nr = reshape (m * n, 1) x\nreturn r = r")]
    [InlineData("x:(2 * m, n) = input x\nr = exp x\nreturn r = r")]
    [InlineData("x:(m, m) = input x\nr = exp x\nreturn r = r")]
    public void Values_that_mix_the_tiles_are_not_cut(string graph) => Assert.Null(Plans.Stream(graph, "m").Symbol);

    [Fact]
    public void A_reshape_that_only_adds_an_axis_of_1_can_be_cut() =>
        Assert.Equal("m", Plans.Stream("x:(n, m) = input x\nr = reshape (n, 1, m) x\nreturn r = r", "m").Symbol);

    [Fact]
    public void Where_the_first_candidate_cannot_be_cut_the_next_one_is_taken() =>
        Assert.Equal("n", Plans.Stream("x:(n, m) = input x\nt = transpose [1,0] x\ng = dot t x\nreturn g = g", "m", "n").Symbol);

    [Theory]
    [InlineData("x:(n, m) = input x\ny = exp x\nreturn y = y", 1)]
    [InlineData("x:(n, m) = input x\ns = sum [1] x\nreturn s = s", 1)]
    [InlineData("x:(n, m) = input x\ns = sum [1] x\ny = - x s\nreturn y = y", 2)]
    [InlineData("x:(n, m) = input x\ns = sum [1] x\nc = - x s\nv = sum [1] c\ny = / c v\nreturn y = y", 3)]
    [InlineData("x:(n, m) = input x\ns = sum [0] x\ny = - x s\nreturn y = y", 1)]
    public void A_reduction_over_the_examples_that_feeds_them_again_takes_another_sweep(string graph, int sweeps) =>
        Assert.Equal(sweeps, Plans.Stream(graph, "m").Sweeps);
}
