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
    void Run(nint first, nint end);

    /// <summary>From now on keeps the array sums in other memory, one behind the other.</summary>
    /// <param name="memory">At least as many elements as the kernel said it sums up.</param>
    void KeepSumsIn(Span<T> memory);

    /// <summary>Adds the sums of other examples (of a maximum: takes the larger, and so on).</summary>
    /// <param name="other">The same sweep after it ran over later examples.</param>
    void Add(ref TSelf other);
}
