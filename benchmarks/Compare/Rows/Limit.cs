namespace NumDsl.Benchmarks.Compare.Rows;

/// <summary>What bounds a work on this machine, whoever does it.</summary>
internal enum LimitKind
{
    /// <summary>Nothing as simple as one number.</summary>
    None,

    /// <summary>The time to read as many bytes as the work has to move, from an array of that size.</summary>
    Read,

    /// <summary>The time of the work's multiplications and additions at the peak of the fused multiply-add units.</summary>
    Fma,
}

/// <summary>A limit and how much of it the work needs: bytes or floating-point operations.</summary>
internal readonly record struct Limit(LimitKind Kind, double Amount)
{
    public static Limit None { get; } = new(LimitKind.None, 0);

    public static Limit Read(double bytes) => new(LimitKind.Read, bytes);

    public static Limit Fma(double flops) => new(LimitKind.Fma, flops);
}
