namespace NumDsl.Kernels;

/// <summary>A matrix in pinned memory: its first element, and the elements from a row and from a column to the next.</summary>
internal readonly unsafe struct Matrix<T>(T* data, nint row, nint column)
    where T : unmanaged
{
    public readonly T* Data = data;
    public readonly nint Row = row;
    public readonly nint Column = column;

    public Matrix<T> Transposed => new(Data, Column, Row);

    public T* At(nint row, nint column) => Data + (row * Row) + (column * Column);

    /// <summary>The matrix without its first rows and columns.</summary>
    public Matrix<T> From(nint row, nint column) => new(At(row, column), Row, Column);
}
