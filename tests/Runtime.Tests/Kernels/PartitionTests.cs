using NumDsl.Kernels;
using Xunit;

namespace NumDsl.Tests.Kernels;

public class PartitionTests
{
    [Theory]
    [InlineData(4096, 12288 * 4, 8)] // 10 would fit
    [InlineData(4096, 30 * 4, 4096)] // 4369 would fit
    [InlineData(4096, 784 * 4, 160)] // 167 would fit
    [InlineData(100_000, 12, 4096)]
    [InlineData(100_000, 1 << 20, 8)]
    [InlineData(100_000, (512 * 1024) / 16, 16)]
    [InlineData(100_000, ((512 * 1024) / 16) + 1, 8)]
    [InlineData(5, 12288 * 4, 5)]
    [InlineData(0, 12, 0)]
    [InlineData(100, 0, 100)]
    public void A_tile_of_examples_fits_half_of_the_second_level_cache(int examples, int bytes, int expected) =>
        Assert.Equal(expected, Partition.ForExamples(examples, bytes, 1, 0).Tile);

    [Theory]
    [InlineData(0, 4, 0)]
    [InlineData(4096, 12288 * 4, 4096)]
    [InlineData(8192, 12288 * 4, 8192)]
    [InlineData(8193, 12288 * 4, 4112)] // two nearly equal tiles, not one of a single column
    [InlineData(100_000, 12288 * 4, 7696)] // 13 tiles
    [InlineData(100_000, 128, 4000)] // 4096 stay in the cache: 25 tiles
    [InlineData(100_000, 4, 7696)]
    public void A_tile_of_columns_is_wide(int examples, int bytes, int expected) =>
        Assert.Equal(expected, Partition.ForColumns(examples, bytes, 1, 0).Tile);

    [Theory]
    [InlineData(8, 200, 3, 1)] // far too little to share
    [InlineData(569, 250, 31, 1)]
    [InlineData(4096, 49_300, 12_288, 16)] // logistic regression of 12288 features
    [InlineData(128, 418_000, 101_770, 2)] // a network 784-128-10
    [InlineData(2048, 418_000, 101_770, 8)]
    [InlineData(10_000_000, 100, 0, 64)]
    [InlineData(20, 100_000_000, 10, 2)] // not more parts than vectors of examples
    public void There_are_more_parts_the_more_there_is_to_do_and_the_less_to_add_up(int examples, int operations, int sums, int parts) =>
        Assert.Equal(parts, Partition.ForExamples(examples, 5000, operations, sums).Parts);

    [Theory]
    [InlineData(4096, 2)]
    [InlineData(4095, 1)] // less than 2048 columns each
    [InlineData(1_000_000, 64)]
    public void A_part_has_2048_columns(int examples, int parts) =>
        Assert.Equal(parts, Partition.ForColumns(examples, 5000, 1_000_000, 0).Parts);

    [Theory]
    [InlineData(209, 2)] // 10 MB
    [InlineData(191, 1)] // less than 96 columns each
    [InlineData(400, 1)] // 20 MB are in memory
    public void A_part_of_data_in_the_cache_has_96_columns(int examples, int parts) =>
        Assert.Equal(parts, Partition.ForColumns(examples, 49_152, 49_300, 12_288).Parts);

    [Theory]
    [InlineData(4096, 12288 * 4, 4)] // 5 would fit
    [InlineData(4096, 784 * 4, 80)] // 83 would fit
    [InlineData(4096, 20_000, 12)] // 13 would fit
    [InlineData(100_000, 1 << 20, 4)]
    [InlineData(100_000, 12, 4096)]
    [InlineData(3, 12288 * 4, 3)]
    [InlineData(0, 12, 0)]
    public void A_tile_for_products_with_vectors_fits_a_quarter_of_the_second_level_cache(int examples, int bytes, int expected) =>
        Assert.Equal(expected, Partition.ForVectors(examples, bytes, 1, 0).Tile);

    [Theory]
    [InlineData(209, 49_152, 209, 1)]
    [InlineData(8192, 49_152, 8192, 1)]
    [InlineData(8193, 49_152, 2064, 4)] // as ForColumns
    [InlineData(8192, 2047, 512, 16)]
    public void Long_examples_in_columns_are_one_part_whose_products_are_shared(int examples, int bytes, int tile, int parts)
    {
        var partition = Partition.ForPasses(examples, bytes, bytes, 0);
        Assert.Equal((tile, parts), (partition.Tile, partition.Parts));
        Assert.Equal(parts == 1 ? 3 : 1, partition.ThreadsWithin(3));
        Assert.Equal(parts == 1 ? Environment.ProcessorCount : 1, partition.ThreadsWithin(-1));
    }

    [Theory]
    [InlineData(128, 5000, 418_000, 101_770)]
    [InlineData(4099, 49_152, 49_300, 12_288)]
    [InlineData(1_000_003, 12, 1000, 0)]
    [InlineData(17, 100, 1_000_000, 0)]
    [InlineData(0, 100, 1_000_000, 0)]
    public void The_parts_are_all_examples_in_whole_tiles_and_none_is_empty(int examples, int bytes, int operations, int sums)
    {
        foreach (var partition in new[]
        {
            Partition.ForExamples(examples, bytes, operations, sums), Partition.ForColumns(examples, bytes, operations, sums),
            Partition.ForVectors(examples, bytes, operations, sums), Partition.ForPasses(examples, bytes, operations, sums),
        })
        {
            Assert.Equal(0, partition.Start(0));
            Assert.Equal(examples, partition.Start(partition.Parts));
            for (nint part = 1; part < partition.Parts; part++)
            {
                Assert.InRange(partition.Start(part), partition.Start(part - 1) + 1, examples - 1);
                Assert.Equal(0, partition.Start(part) % partition.Tile);
            }
        }
    }

    [Fact]
    public void Two_parts_of_a_small_batch_are_equal() =>
        Assert.Equal(64, Partition.ForExamples(128, 5000, 418_000, 101_770).Start(1));
}
