namespace NumDsl.Kernels.Lanes;

/// <summary>The columns of a block of results as a type argument: how many vectors, and whether the last is cut by a mask.</summary>
internal interface IWidth
{
    /// <summary>1 or 2.</summary>
    static abstract int Vectors { get; }

    /// <summary>Whether only some lanes of the last vector exist.</summary>
    static abstract bool Cut { get; }
}

/// <summary>
/// Two whole vectors: with no mask to keep, the 12 sums, 2 vectors of B and 1 of A fit in the 16 registers of AVX.
/// </summary>
internal readonly struct TwoVectors : IWidth
{
    public static int Vectors => 2;

    public static bool Cut => false;
}

/// <summary>A whole vector and a part of one.</summary>
internal readonly struct TwoVectorsCut : IWidth
{
    public static int Vectors => 2;

    public static bool Cut => true;
}

/// <summary>One vector or a part of one.</summary>
internal readonly struct OneVectorCut : IWidth
{
    public static int Vectors => 1;

    public static bool Cut => true;
}
