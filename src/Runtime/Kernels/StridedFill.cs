using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumDsl.Kernels;

/// <summary>Sets the elements of an array of any strides to one value. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StridedFill
{
    /// <summary>Fills an array.</summary>
    /// <param name="destination">The first element.</param>
    /// <param name="strides">The distance between elements along each axis, in elements.</param>
    /// <param name="lengths">The number of elements along each axis.</param>
    /// <param name="value">The value.</param>
    public static void Fill<T>(ref T destination, ReadOnlySpan<nint> strides, ReadOnlySpan<nint> lengths, T value)
        where T : unmanaged
    {
        if (lengths.IsEmpty)
        {
            destination = value;
        }
        else if (lengths.Length == 1 && strides[0] == 1)
        {
            MemoryMarshal.CreateSpan(ref destination, checked((int)lengths[0])).Fill(value);
        }
        else
        {
            for (nint i = 0; i < lengths[0]; i++)
            {
                Fill(ref Unsafe.Add(ref destination, i * strides[0]), strides[1..], lengths[1..], value);
            }
        }
    }
}
