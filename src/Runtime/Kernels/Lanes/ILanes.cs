namespace NumDsl.Kernels.Lanes;

/// <summary>
/// What a kernel asks of a vector register. Each kernel is written once, over this interface; the JIT compiles it anew for every
/// implementation (all are structs), so that a call of a member becomes the one instruction behind it.
/// </summary>
/// <typeparam name="TVector">The register: <c>Vector512&lt;float&gt;</c>, ..., or the element itself.</typeparam>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
internal unsafe interface ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <summary>Elements in a register.</summary>
    static abstract int Count { get; }

    /// <summary>
    /// Rows of the widest micro-kernel, which keeps 2 registers of sums per row: 12 rows fill the 32 registers of AVX-512, 6 the
    /// 16 of AVX.
    /// </summary>
    static abstract int Rows { get; }

    /// <summary>All zeros.</summary>
    static abstract TVector Zero { get; }

    /// <summary><paramref name="value"/> in every lane.</summary>
    static abstract TVector Broadcast(T value);

    /// <summary>The <see cref="Count"/> elements at <paramref name="source"/>, of any alignment.</summary>
    static abstract TVector Load(T* source);

    /// <summary>Writes all lanes.</summary>
    static abstract void Store(T* destination, TVector value);

    /// <summary>A mask of the first <paramref name="count"/> lanes.</summary>
    static abstract TVector Mask(nint count);

    /// <summary>The lanes in <paramref name="mask"/>; the others are zero and their memory is not touched.</summary>
    static abstract TVector Load(T* source, TVector mask);

    /// <summary>Writes the lanes in <paramref name="mask"/> and touches no other memory.</summary>
    static abstract void Store(T* destination, TVector mask, TVector value);

    /// <summary>
    /// The first <paramref name="count"/> elements, of which <paramref name="mask"/> is the mask; the other lanes are zero. A whole or a
    /// half register moves without the mask: the processor cannot hand on to a load what a masked store wrote, nor to a masked load what
    /// a narrower store wrote, and waits until it is in the cache.
    /// </summary>
    static abstract TVector LoadFirst(T* source, nint count, TVector mask);

    /// <summary>Writes the first <paramref name="count"/> lanes, see <see cref="LoadFirst"/>, and touches no other memory.</summary>
    static abstract void StoreFirst(T* destination, nint count, TVector mask, TVector value);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a b + c, rounded once where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The sum of all lanes.</summary>
    static abstract T Sum(TVector a);

    /// <summary>Writes the sums of the lanes of four registers to four consecutive elements, or adds them there.</summary>
    static abstract void Sum(TVector a, TVector b, TVector c, TVector d, T* destination, bool accumulate);
}
