using NumDsl.Kernels;
using NumDsl.KernelModes;
using Xunit;

namespace NumDsl.Tests.Kernels;

public class StridedCopyTests
{
    [Fact]
    public void Copies_between_random_orders_of_up_to_8_dimensions_equal_a_copy_by_element()
    {
        Assert.NotEqual(0, CopyChecks.Permutations<float>(21, i => i));
        Assert.NotEqual(0, CopyChecks.Permutations<double>(22, i => i));
        Assert.NotEqual(0, CopyChecks.Permutations<byte>(23, i => (byte)i));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void A_dimension_of_length_zero_copies_nothing(int rows, int columns)
    {
        float[] source = [1], destination = [2];
        StridedCopy.Copy(in source[0], [5, 1], ref destination[0], [5, 1], [rows, columns]);
        Assert.Equal([2], destination);
    }

    [Fact]
    public void A_source_stride_of_zero_repeats_an_element()
    {
        float[] source = [1, 2, 3], destination = new float[6];
        StridedCopy.Copy(in source[0], [0, 1], ref destination[0], [3, 1], [2, 3]);
        Assert.Equal([1, 2, 3, 1, 2, 3], destination);
        StridedCopy.Copy(in source[0], [1, 0], ref destination[0], [2, 1], [3, 2]);
        Assert.Equal([1, 1, 2, 2, 3, 3], destination);
    }

    [Fact]
    public void A_negative_stride_reverses()
    {
        float[] source = [1, 2, 3], destination = new float[3];
        StridedCopy.Copy(in source[2], [-1], ref destination[0], [1], [3]);
        Assert.Equal([3, 2, 1], destination);
    }

    [Fact]
    public void A_copy_allocates_nothing()
    {
        float[] source = new float[35 * 20], destination = new float[35 * 20];
        void Transpose() => StridedCopy.Copy(in source[0], [20, 1], ref destination[0], [1, 35], [35, 20]);
        Transpose();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Transpose();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Lengths_and_strides_that_do_not_go_together_are_named_in_the_error()
    {
        float[] data = new float[4];
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => StridedCopy.Copy(in data[0], [2, 1], ref data[0], [1], [2, 2]));
        Assert.Contains("2 lengths, 2 source strides and 1 destination strides", error.Message, StringComparison.Ordinal);
    }
}
