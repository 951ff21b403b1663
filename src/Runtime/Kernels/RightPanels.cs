using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

/// <summary>A block of a product's right operand as panels of two vectors of columns, where it lies or copied.</summary>
/// <param name="data">The first panel.</param>
/// <param name="row">From a row of a panel to the next, in elements.</param>
/// <param name="panel">From a panel to the next.</param>
internal readonly unsafe struct RightPanels<T>(T* data, nint row, nint panel)
    where T : unmanaged
{
    /// <summary>Loads at a multiple of this distance, in bytes, compete for the same lines of a first-level cache.</summary>
    private const int AliasingStride = 4096;

    /// <summary>A copy of a block that is spread costs as much as so many rows gain by it, or less. (Measured: with 24 rows it is slower, with 128 as fast or faster.)</summary>
    private const int LeastRowsForSpread = 64;

    public nint Row => row;

    /// <summary>The panel of a column that is a multiple of a panel's width.</summary>
    public T* At(nint number) => data + (number * panel);

    /// <summary>A block in place if its rows can be loaded in vectors and a copy would not pay, else copied.</summary>
    public static RightPanels<T> Of<TLanes, TVector>(Matrix<T> b, nint rows, nint columns, nint inner)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : unmanaged
    {
        nint width = Panels<TLanes, TVector, T>.Width;
        if (!WantsPacking<TLanes, TVector>(b, rows, inner))
        {
            return new RightPanels<T>(b.Data, b.Row, width);
        }

        T* packed = PackingScratch.Right<T>(inner * Panels<TLanes, TVector, T>.Padded(columns));
        Panels<TLanes, TVector, T>.PackColumns(b, packed, inner, columns);
        return new RightPanels<T>(packed, width, inner * width);
    }

    /// <summary>Whether a block of so many rows is better copied for a product with so many rows.</summary>
    public static bool WantsPacking<TLanes, TVector>(Matrix<T> b, nint rows, nint inner)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : unmanaged =>
        b.Column != 1 || (rows > 2 * TLanes.Rows && Aliases(b.Row)) || (rows >= LeastRowsForSpread && Spread<TVector>(b.Row, inner));

    /// <summary>Whether elements so far apart compete for the same lines of a first-level cache.</summary>
    public static bool Aliases(nint stride) => stride * sizeof(T) % AliasingStride == 0;

    /// <summary>
    /// Whether a block of B, taken in place, would be spread over more than the cache it is to stay in. Most processors without 512-bit
    /// vectors have a second-level cache of 256 or 512 KiB.
    /// </summary>
    private static bool Spread<TVector>(nint row, nint inner)
        where TVector : unmanaged => row * inner * sizeof(T) > (sizeof(TVector) == 64 ? CacheSizes.Level2Share : CacheSizes.Level2Share / 2);
}
