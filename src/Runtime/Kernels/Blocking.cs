using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

/// <summary>How the right operand of a product is cut into blocks that stay in the second-level cache.</summary>
internal readonly struct Blocking
{
    /// <summary>
    /// A row of A in a block, in bytes: 12 of them stay in a first-level cache of 32 KiB. Measured with 1536, 2048 and 3072.
    /// </summary>
    private const int InnerBlockBytes = 2048;

    /// <summary>Up to this inner size a product is bound by writing C, which is then done in long runs.</summary>
    public const int SmallInner = 3;

    private Blocking(nint depth, nint width)
    {
        Depth = depth;
        Width = width;
    }

    /// <summary>Rows of B in a block; the last one may have fewer.</summary>
    public nint Depth { get; }

    /// <summary>Columns of B in a block, whole panels; the last one may have fewer.</summary>
    public nint Width { get; }

    /// <summary>Depends on the sizes alone, not on how often the operand is used.</summary>
    /// <param name="inner">Rows of B.</param>
    /// <param name="columns">Columns of B.</param>
    /// <param name="isInPlace">Whether B's rows are read where they lie.</param>
    public static unsafe Blocking Of<TLanes, TVector, T>(nint inner, nint columns, bool isInPlace)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
    {
        nint panel = Panels<TLanes, TVector, T>.Width;

        // A narrow C asks for each row of A once: nothing is kept in the cache by cutting the inner size.
        nint depth = columns <= panel && isInPlace ? inner : Part(inner, InnerBlockBytes / sizeof(T), 8);
        return new Blocking(depth, Part(columns, Math.Max(panel, CacheSizes.Level2Share / (depth * sizeof(T)) / panel * panel), panel));
    }

    /// <summary>Whether a product with so many rows of B is summed up in registers alone: neither in long runs nor block after block.</summary>
    public static unsafe bool IsOneDeep<T>(nint inner)
        where T : unmanaged => inner > SmallInner && inner <= InnerBlockBytes / sizeof(T);

    /// <summary>Nearly equal parts of a length, at most <paramref name="largest"/>, multiples of <paramref name="unit"/>.</summary>
    private static nint Part(nint length, nint largest, nint unit)
    {
        nint parts = (length + largest - 1) / largest;
        nint part = (length + parts - 1) / parts;
        return (part + unit - 1) / unit * unit;
    }
}
