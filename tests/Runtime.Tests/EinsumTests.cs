namespace NumDsl.Tests;

/// <summary>Sums after Einstein, against values of NumPy 1.24, and subscripts that are refused.</summary>
public sealed class EinsumTests
{
    private static readonly NDArray X = NDArray.Create([1, -2, 3, 0.5, 4, -1], 2, 3);

    private static readonly NDArray Y = NDArray.Create([2, 1, -1, 0.5, 3, -2], 3, 2);

    private static readonly NDArray S = NDArray.Create([1, 2, 3, 4, 5, 6, 7, 8, 10], 3, 3);

    [Theory]
    [InlineData("ij,jk->ik", "XY", 2, 2, 13.0, -6.0, -6.0, 4.5)]
    [InlineData("ij, jk", "XY", 2, 2, 13.0, -6.0, -6.0, 4.5)]
    [InlineData("ba,cb", "XY", 3, 3, 2.5, -0.75, 2.0, 0.0, 4.0, -14.0, 5.0, -3.5, 11.0)]
    [InlineData("ii", "S", 1, 1, 16.0)]
    [InlineData("ii->i", "S", 3, 1, 1.0, 5.0, 10.0)]
    [InlineData("ij,kj->ki", "XS", 3, 2, 6.0, 5.5, 12.0, 16.0, 21.0, 25.5)]
    [InlineData("ij,jk,kl->il", "XYX", 2, 3, 10.0, -50.0, 45.0, -3.75, 30.0, -22.5)]
    [InlineData("ij->j", "X", 3, 1, 1.5, 2.0, 2.0)]
    [InlineData("ij,ij->", "XX", 1, 1, 31.25)]
    public void A_sum_is_that_of_NumPy(string subscripts, string operands, int rows, int columns, params double[] expected)
    {
        var sum = Functions.Einsum(subscripts, [.. operands.Select(name => name == 'X' ? X : name == 'Y' ? Y : S)]);

        Assert.Equal<int>([rows, columns], sum.Shape);
        Assert.Equal(expected, sum.ToArray());
    }

    [Fact]
    public void One_letter_is_a_vector_whichever_way_it_lies()
    {
        var (u, v) = (NDArray.Create([1, 2], 2, 1), NDArray.Create([3, -4], 1, 2));

        Assert.Equal([3, -4, 6, -8], Functions.Einsum("i,j->ij", u, v).ToArray());
        Assert.Equal([-5.0], Functions.Einsum("i,i", u, v).ToArray());
    }

    [Fact]
    public void A_sum_over_nothing_is_0()
    {
        var sum = Functions.Einsum("ij,jk->ik", NDArray.Zeros(2, 0), NDArray.Zeros(0, 3));

        Assert.Equal<int>([2, 3], sum.Shape);
        Assert.Equal(new double[6], sum.ToArray());
    }

    [Theory]
    [InlineData("ij,jk->ik", "'j'", "sizes 3 and 2", "axis 0 of operand 1", "(2, 3)")]
    [InlineData("ij->ij", "subscripts for 1 operands", "2 operands")]
    [InlineData("ijk,ij->ij", "3 subscripts, 'ijk'", "operand 0", "rank 2")]
    [InlineData("...j,jk->k", "ellipsis")]
    [InlineData("i1,jk->k", "'1' is not a letter")]
    [InlineData("ij,ij->ik", "'k', which no operand has")]
    [InlineData("ij,ij->ii", "'i' more than once")]
    [InlineData("ij,->i", "no subscripts")]
    [InlineData("ij->ij->i", "then '->'")]
    public void Subscripts_that_do_not_parse_or_fit_are_refused(string subscripts, params string[] parts)
    {
        var message = Assert.Throws<ArgumentException>(() => Functions.Einsum(subscripts, X, X)).Message;

        Assert.All(parts.Append(subscripts), part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
