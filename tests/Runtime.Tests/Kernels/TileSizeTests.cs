using NumDsl.Kernels;
using Xunit;

namespace NumDsl.Tests.Kernels;

public class TileSizeTests
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
        Assert.Equal(expected, TileSize.ForExamples(examples, bytes));

    [Theory]
    [InlineData(0, 4, 0)]
    [InlineData(4096, 12288 * 4, 4096)]
    [InlineData(8192, 12288 * 4, 8192)]
    [InlineData(8193, 12288 * 4, 4112)] // two nearly equal tiles, not one of a single column
    [InlineData(100_000, 12288 * 4, 7696)] // 13 tiles
    [InlineData(100_000, 128, 4000)] // 4096 stay in the cache: 25 tiles
    [InlineData(100_000, 4, 7696)]
    public void A_tile_of_columns_is_wide(int examples, int bytes, int expected) =>
        Assert.Equal(expected, TileSize.ForColumns(examples, bytes));
}
