using System.ComponentModel;

namespace NumDsl.Kernels;

/// <summary>
/// One sweep of a kernel over the examples, with the sums that it leaves behind. A part of the examples can be swept apart, into
/// sums of its own that are added later, so that threads can share the work. For generated code.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISweep<TSelf, T>
    where TSelf : struct, ISweep<TSelf, T>, allows ref struct
    where T : unmanaged
{
    /// <summary>Sweeps over some of the examples, tile by tile; the sums are those of these examples alone.</summary>
    /// <param name="first">The first example.</param>
    /// <param name="end">The example after the last.</param>
    /// <param name="isLast">Whether the array sums are complete with them.</param>
    void Run(nint first, nint end, bool isLast);

    /// <summary>
    /// Whether the matrix products that are summed up over so many examples, which are one tile, are added to memory as one number for
    /// each element. Then a part may add its products to those of the part before it, instead of being added later: the same bits.
    /// </summary>
    /// <param name="examples">The number of examples.</param>
    bool AddsProductsAtOnce(nint examples);

    /// <summary>From now on keeps the array sums in other memory, one behind the other.</summary>
    /// <param name="memory">At least as many elements as the kernel said it sums up.</param>
    /// <param name="continues">Whether matrix products stay where they are, and are added to what is there.</param>
    void KeepSumsIn(Span<T> memory, bool continues);

    /// <summary>Adds the sums of other examples (of a maximum: takes the larger, and so on).</summary>
    /// <param name="other">The same sweep after it ran over later examples.</param>
    /// <param name="isLast">Whether the array sums are complete with them.</param>
    void Add(ref TSelf other, bool isLast);
}
