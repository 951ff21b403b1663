using System.ComponentModel;

namespace NumDsl.Kernels;

/// <summary>
/// How a sweep cuts the examples: into tiles that it takes at a time, and into parts of whole tiles, each summed up apart. Both
/// depend on sizes alone, so that the sums have the same bits on every machine and for any number of threads. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Partition
{
    private const nint LargestTile = 4096;
    private const nint SmallestTile = 8;
    private const nint Vector = 16;
    private const nint WidestColumns = 8192;
    private const nint NarrowestColumns = 2048;

    /// <summary>Data of so many bytes stay in a third-level cache, from where short runs are read about as fast as whole rows.</summary>
    private const nint CachedBytes = 16 << 20;
    private const nint NarrowestCachedColumns = 96;

    /// <summary>Narrower products read their other operand too often.</summary>
    private const nint NarrowestProduct = 128;

    /// <summary>No use for more parts than that: it is more than the cores that memory can feed.</summary>
    private const nint MostParts = 64;

    /// <summary>
    /// Floating-point operations of the smallest part: 10 us of arithmetic, 100 us of reading from memory. Waking a thread takes
    /// about 5 us.
    /// </summary>
    internal const nint SmallestPart = 1_000_000;

    /// <summary>Adding one element of a sum to another takes as long as so many operations of a matrix product.</summary>
    private const nint AdditionCost = 16;

    /// <summary>
    /// From so many operations for a byte on a sweep is bound by arithmetic. Its tiles may then fill the second-level cache, because weights
    /// and sums that come from beyond it are used by more examples (measured: 2 % on two layers with 100,000 weights).
    /// </summary>
    private const nint ArithmeticIntensity = 16;

    /// <summary>The part of the work that adding up may cost: of two parts, and of more.</summary>
    private const nint ShareForTwo = 16, ShareForMore = 64;

    /// <summary>
    /// From so many bytes an example on, a loop over the examples' numbers takes a few per cent of what the products take that read them.
    /// </summary>
    private const nint LongExample = 2048;

    /// <summary>
    /// Four examples of 12,288 floats and what else passes fit a second-level cache of 512 KiB, so that the second product finds them
    /// there. Measured on one: eight took 5 % longer.
    /// </summary>
    private const nint SmallestVectorTile = 4;

    private readonly nint _examples;
    private readonly nint _tiles;

    private Partition(nint examples, nint tile, nint parts)
    {
        _examples = examples;
        Tile = tile;
        _tiles = parts <= 1 ? 1 : (examples + tile - 1) / tile;
        Parts = parts <= 1 ? 1 : Math.Min(parts, _tiles);
    }

    /// <summary>The examples of a full tile; 0 only if there are none.</summary>
    public nint Tile { get; }

    /// <summary>The number of parts, at least 1.</summary>
    public nint Parts { get; }

    /// <summary>Whether each part is one tile.</summary>
    public bool HasTileParts => _tiles == Parts;

    /// <summary>
    /// For a sweep that touches a tile's data more than once, so that a tile should stay in the second-level cache
    /// (<see cref="CacheSizes.Level2Share"/>, or all of it where arithmetic is the limit): at most 4096 examples, a multiple of 16 or, where fewer fit, 8.
    /// </summary>
    /// <param name="examples">All examples; 0 or more.</param>
    /// <param name="bytes">Bytes of one example, intermediate values included.</param>
    /// <param name="operations">Floating-point operations for one example.</param>
    /// <param name="sums">The elements of the arrays that are summed up over the examples.</param>
    public static Partition ForExamples(nint examples, nint bytes, nint operations, nint sums)
    {
        nint parts = PartsFor(examples * operations, sums);
        if (parts == 1 && examples <= LargestTile && examples * bytes <= CacheSizes.Level2Share)
        {
            return new Partition(examples, examples, 1);
        }

        nint fitting = Fitting(bytes, operations / ArithmeticIntensity > bytes ? CacheSizes.Level2 : CacheSizes.Level2Share);
        nint tile = fitting < Vector ? SmallestTile : Math.Min(RoundDown(fitting), LargestTile);
        return new Partition(examples, parts == 1 ? Math.Min(tile, examples) : Even(examples, tile, parts, Math.Min(tile, Vector)), parts);
    }

    /// <summary>
    /// For data in which an example is a strided column, swept as two passes along its rows. The runs must be long: columns of 16 to
    /// 512 floats were 2 to 3 times slower than whole rows, because the strides between the runs defeat the processor's
    /// prefetching. So a tile is all columns up to 8192; beyond, a multiple of 16 up to 8192: as many as stay in the second-level
    /// cache if these are at least 2048, else tiles of nearly equal width. A part has at least 2048 columns, or 96 of data that stay in the
    /// third-level cache.
    /// </summary>
    /// <inheritdoc cref="ForExamples"/>
    public static Partition ForColumns(nint examples, nint bytes, nint operations, nint sums)
    {
        nint parts = PartsFor(examples * operations, sums);
        nint narrowest = examples * bytes <= CachedBytes ? NarrowestCachedColumns : NarrowestColumns;
        while (parts > 1 && examples < parts * narrowest)
        {
            parts /= 2;
        }

        if (parts == 1 && examples <= WidestColumns)
        {
            return new Partition(examples, examples, 1);
        }

        nint fitting = RoundDown(Fitting(bytes, CacheSizes.Level2Share));
        nint widest = fitting >= NarrowestColumns ? Math.Min(fitting, WidestColumns) : WidestColumns;
        return new Partition(examples, Even(examples, widest, parts, Vector), parts);
    }

    /// <summary>
    /// Like <see cref="ForExamples"/>, for products with vectors. They gain nothing from a larger tile once a few examples share what
    /// is read of the vectors, and a tile that takes a quarter of the second-level cache leaves room for the next: 4 examples, a
    /// multiple of 4 up to 16, or of 16.
    /// </summary>
    /// <inheritdoc cref="ForExamples"/>
    public static Partition ForVectors(nint examples, nint bytes, nint operations, nint sums)
    {
        nint parts = PartsFor(examples * operations, sums);
        nint fitting = Fitting(bytes, CacheSizes.Level2Share / 2);
        nint unit = fitting < Vector ? SmallestVectorTile : Vector;
        nint tile = Math.Clamp(fitting / unit * unit, SmallestVectorTile, LargestTile);
        return new Partition(examples, parts == 1 ? Math.Min(tile, examples) : Even(examples, tile, parts, unit), parts);
    }

    /// <summary>
    /// Like <see cref="ForColumns"/>, for products with vectors, of which each can be shared among threads by itself. Where these are
    /// nearly all the work, up to 8192 columns are one part: its rows are read from end to end, on one thread, too.
    /// </summary>
    /// <inheritdoc cref="ForExamples"/>
    public static Partition ForPasses(nint examples, nint bytes, nint operations, nint sums) =>
        examples <= WidestColumns && bytes >= LongExample
            ? new Partition(examples, examples, 1)
            : ForColumns(examples, bytes, operations, sums);

    /// <summary>The most threads for each product of a tile: where the parts are shared, one.</summary>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for as many as there are processors.</param>
    public int ThreadsWithin(int maxDegreeOfParallelism) =>
        Parts > 1 ? 1 : maxDegreeOfParallelism < 0 ? Environment.ProcessorCount : maxDegreeOfParallelism;

    /// <summary>For matrix products alone, which block themselves: a part is one tile, of at least 128 examples.</summary>
    /// <inheritdoc cref="ForExamples"/>
    public static Partition Whole(nint examples, nint operations, nint sums)
    {
        nint parts = PartsFor(examples * operations, sums);
        while (parts > 1 && examples < parts * NarrowestProduct)
        {
            parts /= 2;
        }

        return new Partition(examples, parts == 1 ? examples : Even(examples, examples, parts, Vector), parts);
    }

    /// <summary>The first example of a part; that of the part after the last is the number of examples.</summary>
    public nint Start(nint part) => Math.Min(part * _tiles / Parts * Tile, _examples);

    /// <summary>A power of two, so that two or four threads have the same to do.</summary>
    private static nint PartsFor(nint operations, nint sums)
    {
        nint parts = 1;
        while (parts < MostParts
            && operations >= 2 * parts * SmallestPart
            && ((2 * parts) - 1) * sums * AdditionCost <= operations / (parts == 1 ? ShareForTwo : ShareForMore))
        {
            parts *= 2;
        }

        return parts;
    }

    /// <summary>A tile such that there are as many in each part, as nearly as whole vectors allow.</summary>
    private static nint Even(nint examples, nint largest, nint parts, nint unit)
    {
        nint perPart = (examples + (parts * largest) - 1) / (parts * largest);
        nint tiles = parts * perPart;
        nint even = (examples + tiles - 1) / tiles;
        return Math.Min(largest, (even + unit - 1) / unit * unit);
    }

    private static nint Fitting(nint bytes, nint cache) => cache / Math.Max(bytes, 1);

    private static nint RoundDown(nint count) => count / Vector * Vector;
}
