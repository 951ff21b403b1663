using System.ComponentModel;

namespace NumDsl.Kernels;

/// <summary>
/// A matrix that is the right operand of several products, prepared once by
/// <see cref="MatrixProduct.Prepare(ref readonly float, nint, nint, ref float, nint, nint, nint)"/>. For generated code.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RightOperand<T>
    where T : unmanaged
{
    internal readonly ref readonly T First;
    internal readonly nint Row;
    internal readonly nint Column;
    internal readonly bool IsPacked;

    internal RightOperand(ref readonly T first, nint row, nint column, bool isPacked)
    {
        First = ref first;
        Row = row;
        Column = column;
        IsPacked = isPacked;
    }
}
