using NumDsl.KernelModes;
using Xunit;

namespace NumDsl.Tests.Kernels;

public class MatrixProductTests
{
    [Fact]
    public void Products_of_all_sizes_in_random_layouts_equal_three_loops_exactly()
    {
        Assert.Equal(13 * 13 * 13, ProductChecks.AllSizes<float>(11));
        Assert.Equal(13 * 13 * 13, ProductChecks.AllSizes<double>(12));
    }

    [Fact]
    public void Products_in_all_triples_of_layouts_equal_three_loops_exactly()
    {
        Assert.Equal(7 * 7 * 7 * 3, ProductChecks.AllLayouts<float>(13));
        Assert.Equal(7 * 7 * 7 * 3, ProductChecks.AllLayouts<double>(14));
    }

    [Fact]
    public void Products_beyond_the_block_sizes_equal_three_loops_exactly()
    {
        Assert.NotEqual(0, ProductChecks.LargeSizes<float>(15));
        Assert.NotEqual(0, ProductChecks.LargeSizes<double>(16));
    }

    [Fact]
    public void Rounded_products_are_within_the_bound_of_a_sum_in_any_order()
    {
        Assert.NotEqual(0, ProductChecks.Rounding<float>(17));
        Assert.NotEqual(0, ProductChecks.Rounding<double>(18));
    }

    [Fact]
    public void Threads_that_share_a_product_with_a_vector_do_not_change_its_bits()
    {
        Assert.Equal(20, ProductChecks.SharedVectors<float>(21));
        Assert.Equal(20, ProductChecks.SharedVectors<double>(22));
    }

    /// <summary>Shapes that take each of the ways through the product.</summary>
    public static TheoryData<int, int, int, Layout, Layout, Layout> Ways => new()
    {
        { 1, 8, 3, Layout.RowMajor, Layout.RowMajor, Layout.RowMajor },
        { 1, 90, 40, Layout.RowMajor, Layout.RowMajor, Layout.RowMajor },
        { 1, 90, 40, Layout.ColumnMajor, Layout.ColumnMajor, Layout.RowMajor },
        { 90, 1, 40, Layout.RowMajor, Layout.Scattered, Layout.RowMajor },
        { 700, 1, 40, Layout.ColumnMajor, Layout.RowMajor, Layout.Scattered },
        { 90, 1, 40, Layout.Scattered, Layout.RowMajor, Layout.Scattered },
        { 40, 200, 2, Layout.RowMajor, Layout.RowMajor, Layout.RowMajor },
        { 50, 70, 900, Layout.RowMajor, Layout.ColumnMajor, Layout.RowMajor },
        { 50, 70, 30, Layout.PageRows, Layout.PageRows, Layout.ColumnMajor },
        { 50, 70, 30, Layout.Scattered, Layout.Scattered, Layout.Scattered },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_same_product_gives_the_same_bits_again(int rows, int columns, int inner, Layout a, Layout b, Layout c)
    {
        ProductCase<float> product = new(rows, columns, inner, a, b, c, accumulate: false, new Random(19), fractions: true);
        float[] first = product.Multiply();
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(first.Select(BitConverter.SingleToUInt32Bits), product.Multiply().Select(BitConverter.SingleToUInt32Bits));
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_product_allocates_nothing_after_the_first(int rows, int columns, int inner, Layout a, Layout b, Layout c)
    {
        ProductCase<float> singles = new(rows, columns, inner, a, b, c, accumulate: false, new Random(20));
        ProductCase<double> doubles = new(rows, columns, inner, a, b, c, accumulate: true, new Random(20));
        float[] singlesResult = singles.Multiply();
        double[] doublesResult = doubles.Multiply();
        long before = GC.GetAllocatedBytesForCurrentThread();
        singles.MultiplyInto(singlesResult);
        doubles.MultiplyInto(doublesResult);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void An_empty_inner_dimension_gives_zeros_or_leaves_the_result()
    {
        float[] c = [1, 2, 3, 4];
        NumDsl.Kernels.MatrixProduct.Multiply(in c[0], 0, 1, in c[0], 2, 1, ref c[0], 2, 1, 2, 2, 0, accumulate: true);
        Assert.Equal([1, 2, 3, 4], c);
        NumDsl.Kernels.MatrixProduct.Multiply(in c[0], 0, 1, in c[0], 2, 1, ref c[0], 2, 1, 2, 2, 0, accumulate: false);
        Assert.Equal([0, 0, 0, 0], c);
    }

    [Fact]
    public void A_zero_times_infinity_is_not_a_number_whatever_the_way()
    {
        foreach (int rows in (int[])[1, 2, 12])
        {
            foreach (int columns in (int[])[1, 5, 40])
            {
                float[] a = [.. Enumerable.Repeat(0f, rows * 9)], b = [.. Enumerable.Repeat(float.PositiveInfinity, 9 * columns)];
                float[] c = new float[rows * columns];
                NumDsl.Kernels.MatrixProduct.Multiply(in a[0], 9, 1, in b[0], columns, 1, ref c[0], columns, 1, rows, columns, 9, false);
                Assert.All(c, x => Assert.True(float.IsNaN(x)));
            }
        }
    }
}
