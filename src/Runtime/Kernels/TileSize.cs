using System.ComponentModel;

namespace NumDsl.Kernels;

/// <summary>How many examples a sweep takes at a time. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TileSize
{
    private const nint LargestTile = 4096;
    private const nint SmallestTile = 8;
    private const nint Vector = 16;
    private const nint WidestColumns = 8192;
    private const nint NarrowestColumns = 2048;

    /// <summary>
    /// The examples per tile of a sweep that touches a tile's data more than once, so that it should stay in the second-level cache
    /// (<see cref="CacheSizes.Level2Share"/>).
    /// </summary>
    /// <param name="examples">All examples; 0 or more.</param>
    /// <param name="bytesPerExample">Bytes of one example, intermediate values included.</param>
    /// <returns>
    /// At most 4096, a multiple of 16 or, where fewer fit, 8; never more than <paramref name="examples"/>.
    /// </returns>
    public static nint ForExamples(nint examples, nint bytesPerExample)
    {
        nint fitting = Fitting(bytesPerExample);
        nint tile = fitting < Vector ? SmallestTile : Math.Min(RoundDown(fitting), LargestTile);
        return Math.Min(tile, examples);
    }

    /// <summary>
    /// The columns per tile for data in which an example is a strided column, swept as two passes along its rows. The runs must be
    /// long: columns of 16 to 512 floats were 2 to 3 times slower than whole rows, because the strides between the runs defeat the
    /// processor's prefetching.
    /// </summary>
    /// <param name="examples">All examples (columns); 0 or more.</param>
    /// <param name="bytesPerExample">Bytes of one example.</param>
    /// <returns>
    /// <paramref name="examples"/> up to 8192; beyond, a multiple of 16 up to 8192: as many as stay in the second-level cache if these are
    /// at least 2048, else tiles of nearly equal width.
    /// </returns>
    public static nint ForColumns(nint examples, nint bytesPerExample)
    {
        if (examples <= WidestColumns)
        {
            return examples;
        }

        nint fitting = RoundDown(Fitting(bytesPerExample));
        nint widest = fitting >= NarrowestColumns ? Math.Min(fitting, WidestColumns) : WidestColumns;
        nint tiles = (examples + widest - 1) / widest;
        return Math.Min(widest, RoundDown(((examples + tiles - 1) / tiles) + Vector - 1));
    }

    private static nint Fitting(nint bytesPerExample) => CacheSizes.Level2Share / Math.Max(bytesPerExample, 1);

    private static nint RoundDown(nint count) => count / Vector * Vector;
}
