using System.ComponentModel;

namespace NumDsl.Kernels;

/// <summary>The caches that block sizes are made for, in bytes. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CacheSizes
{
    /// <summary>
    /// A core's own second-level cache. 1 MiB is assumed, not asked for: it holds for server and desktop cores since about 2019
    /// (AMD Zen 4: 1 MiB; Intel Golden Cove: 1.25 to 2 MiB), a smaller one costs time only, and a constant keeps block sizes, and so
    /// the rounding of sums, the same on all machines.
    /// </summary>
    public const int Level2 = 1 << 20;

    /// <summary>What a block that is to stay in <see cref="Level2"/> may take: half of it, for other data pass through too.</summary>
    public const int Level2Share = Level2 / 2;
}
