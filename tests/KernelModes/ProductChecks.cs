using System.Numerics;

namespace NumDsl.KernelModes;

/// <summary>Matrix products of many sizes and layouts, compared with three loops.</summary>
public static class ProductChecks
{
    private static readonly int[] Sizes = [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 100];
    private static readonly nint?[] Units = [null, 0, 1, 7777];

    /// <summary>Sizes that cross the block sizes: of the inner dimension, of the columns, of long runs and of buffered results.</summary>
    private static readonly (int Rows, int Columns, int Inner)[] Large =
    [
        (26, 70, 800), (13, 700, 390), (29, 1100, 2), (5, 2100, 3), (110, 300, 5), (1, 1300, 37), (1300, 1, 37), (1, 37, 1300),
        (37, 1, 1300), (30, 10, 1500), (1, 1, 3000), (600, 3, 1), (41, 130, 1100),
    ];

    /// <summary>Every triple of sizes, each once in a random layout. Returns the number of products.</summary>
    public static int AllSizes<T>(int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(seed);
        int count = 0;
        foreach (int rows in Sizes)
        {
            foreach (int columns in Sizes)
            {
                foreach (int inner in Sizes)
                {
                    Check<T>(rows, columns, inner, RandomLayout(random, 5), RandomLayout(random, 5), RandomLayout(random, 5), random);
                    count++;
                }
            }
        }

        return count;
    }

    /// <summary>Every triple of layouts, page strides too, on sizes with all kinds of rests. Returns the number of products.</summary>
    public static int AllLayouts<T>(int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(seed);
        int count = 0;
        foreach (Layout a in Enum.GetValues<Layout>())
        {
            foreach (Layout b in Enum.GetValues<Layout>())
            {
                foreach (Layout c in Enum.GetValues<Layout>())
                {
                    Check<T>(27, 77, 19, a, b, c, random);
                    Check<T>(1, 45, 11, a, b, c, random);
                    Check<T>(45, 1, 11, a, b, c, random);
                    count += 3;
                }
            }
        }

        return count;
    }

    /// <summary>Sizes beyond each block, in random layouts. Returns the number of products.</summary>
    public static int LargeSizes<T>(int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(seed);
        int count = 0;
        foreach ((int rows, int columns, int inner) in Large)
        {
            for (int i = 0; i < 4; i++)
            {
                Check<T>(rows, columns, inner, RandomLayout(random, 5), RandomLayout(random, 5), RandomLayout(random, 5), random);
                count++;
            }
        }

        return count;
    }

    /// <summary>Values that round, within the bound for sums in any order. Returns the number of products.</summary>
    public static int Rounding<T>(int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(seed);
        foreach ((int rows, int columns, int inner) in Large)
        {
            new ProductCase<T>(
                rows, columns, inner, RandomLayout(random, 5), RandomLayout(random, 5), RandomLayout(random, 5),
                random.Next(2) == 0, random, fractions: true).CheckRounded();
        }

        return Large.Length;
    }

    /// <summary>
    /// Products with vectors that are large enough for threads: the same bits for any number of them, whatever is said to follow, and
    /// within the bound. Returns the number of products.
    /// </summary>
    public static int SharedVectors<T>(int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(seed);
        int count = 0;
        foreach ((int rows, int columns, int inner) in new[] { (1, 209, 10_001), (10_001, 1, 209), (1, 10_001, 209), (209, 1, 10_001), (131_075, 1, 9) })
        {
            foreach (Layout layout in new[] { Layout.RowMajor, Layout.ColumnMajor })
            {
                foreach (Layout result in new[] { Layout.RowMajor, Layout.Scattered })
                {
                    ProductCase<T> product = new(rows, columns, inner, layout, layout, result, count % 2 == 0, random, fractions: true);
                    product.CheckRounded();
                    product.CheckRounded(threads: 1);
                    T[] expected = product.Multiply(threads: 1);
                    foreach (int threads in new[] { 2, 3, 8 })
                    {
                        if (!product.Multiply(following: threads, threads).AsSpan().SequenceEqual(expected))
                        {
                            throw new CheckFailedException($"({rows}, {inner}) {layout} times ({inner}, {columns}) differs on {threads} threads.");
                        }
                    }

                    count++;
                }
            }
        }

        return count;
    }

    private static void Check<T>(int rows, int columns, int inner, Layout a, Layout b, Layout c, Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new ProductCase<T>(
            rows, columns, inner, a, b, c, accumulate: random.Next(2) == 0, random, Units[random.Next(Units.Length)],
            special: random.Next(4) == 0).Check();

    private static Layout RandomLayout(Random random, int below) => (Layout)random.Next(below);
}
