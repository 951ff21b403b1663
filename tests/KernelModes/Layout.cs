namespace NumDsl.KernelModes;

/// <summary>How a matrix lies in memory.</summary>
public enum Layout
{
    RowMajor,
    ColumnMajor,
    PaddedRows,
    PaddedColumns,
    Scattered,
    PageRows,
    PageColumns,
}

/// <summary>Strides in elements, and the elements from the first to past the last.</summary>
public readonly record struct Strides(nint Row, nint Column, nint Extent)
{
    /// <param name="layout">The order.</param>
    /// <param name="rows">0 or more.</param>
    /// <param name="columns">0 or more.</param>
    /// <param name="unit">The stride of a dimension of length 1 or 0, where any number must do; null leaves the natural one.</param>
    public static Strides Of(Layout layout, nint rows, nint columns, nint? unit)
    {
        (nint row, nint column) = layout switch
        {
            Layout.RowMajor => (columns, 1),
            Layout.ColumnMajor => (1, rows),
            Layout.PaddedRows => (columns + 5, 1),
            Layout.PaddedColumns => (1, rows + 3),
            Layout.Scattered => ((2 * columns) + 1, 2),
            // A multiple of 4 KiB for float and double.
            Layout.PageRows => ((columns + 1023) / 1024 * 1024, 1),
            Layout.PageColumns => ((nint)1, (rows + 1023) / 1024 * 1024),
            _ => throw new ArgumentOutOfRangeException(nameof(layout)),
        };
        nint extent = rows == 0 || columns == 0 ? 0 : ((rows - 1) * row) + ((columns - 1) * column) + 1;
        return new Strides(rows <= 1 ? unit ?? row : row, columns <= 1 ? unit ?? column : column, extent);
    }

    public nint At(nint row, nint column) => (row * Row) + (column * Column);
}
