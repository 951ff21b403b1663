namespace NumDsl.ExecutionModes;

/// <summary>How the arrays of a call lie in memory, and which overload takes them.</summary>
public enum Layout
{
    /// <summary>Row-major, through the overload over plain spans.</summary>
    Plain,

    /// <summary>Row-major tensor spans.</summary>
    RowMajor,

    /// <summary>The first axis contiguous: example-major data as <see cref="Examples.Columns{T}(Span{T}, int, int)"/> sees it.</summary>
    ColumnMajor,

    /// <summary>Rows contiguous, with a gap after each.</summary>
    PaddedRows,

    /// <summary>Columns contiguous, with a gap after each.</summary>
    PaddedColumns,

    /// <summary>No two elements side by side, which no kernel runs along: such arrays are packed.</summary>
    Scattered,

    /// <summary>Every array of the call in another of these orders.</summary>
    Mixed,
}
