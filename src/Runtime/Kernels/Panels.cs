using System.Runtime.CompilerServices;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

/// <summary>
/// Operands rearranged in the order in which the micro-kernel reads them. The padding of the last panel of columns is zero; its
/// products land in lanes that are never stored.
/// </summary>
internal static unsafe class Panels<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <summary>Columns of a panel of B.</summary>
    public static int Width => 2 * TLanes.Count;

    /// <summary>A number of columns filled up to whole panels.</summary>
    public static nint Padded(nint columns) => (columns + Width - 1) / Width * Width;

    /// <summary>B (inner, columns) as panels of two vectors of columns: element (k, j) of a panel at k * width + j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackColumns(Matrix<T> b, T* packed, nint inner, nint columns)
    {
        nint width = Width;
        for (nint j = 0; j < columns; j += width)
        {
            nint count = Math.Min(width, columns - j);
            Matrix<T> source = b.From(0, j);
            if (count == width && source.Column == 1)
            {
                for (nint k = 0; k < inner; k++)
                {
                    T* row = source.At(k, 0);
                    TLanes.Store(packed + (k * width), TLanes.Load(row));
                    TLanes.Store(packed + (k * width) + TLanes.Count, TLanes.Load(row + TLanes.Count));
                }
            }
            else
            {
                if (count < width)
                {
                    new Span<T>(packed, (int)(inner * width)).Clear();
                }

                Transposition.Copy(source.Data, source.Row, source.Column, packed, width, 1, inner, count);
            }

            packed += inner * width;
        }
    }

    /// <summary>A (rows, inner) as one panel: element (i, k) at k * rows + i.</summary>
    public static void PackRows(Matrix<T> a, T* packed, nint rows, nint inner) =>
        Transposition.Copy(a.Data, a.Row, a.Column, packed, 1, rows, rows, inner);
}
