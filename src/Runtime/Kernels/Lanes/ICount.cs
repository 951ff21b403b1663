namespace NumDsl.Kernels.Lanes;

/// <summary>
/// A number as a type argument: a kernel for twelve rows and one for two are the same source, and the JIT drops what
/// the smaller one does not need.
/// </summary>
internal interface ICount
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}

/// <summary>1.</summary>
internal readonly struct One : ICount
{
    public static int Value => 1;
}

/// <summary>2.</summary>
internal readonly struct Two : ICount
{
    public static int Value => 2;
}

/// <summary>4.</summary>
internal readonly struct Four : ICount
{
    public static int Value => 4;
}

/// <summary>6.</summary>
internal readonly struct Six : ICount
{
    public static int Value => 6;
}

/// <summary>8.</summary>
internal readonly struct Eight : ICount
{
    public static int Value => 8;
}

/// <summary>12.</summary>
internal readonly struct Twelve : ICount
{
    public static int Value => 12;
}
