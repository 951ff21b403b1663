namespace NumDsl.Benchmarks.Compare.Rows;

/// <summary>Which table a row belongs to.</summary>
internal enum RowKind
{
    /// <summary>NumDsl against other systems on the same work.</summary>
    Comparison,

    /// <summary>A gradient against its own value.</summary>
    GradientToValue,

    /// <summary>The same work on more and more examples.</summary>
    Growth,
}

/// <summary>One row of the tables: entries that are measured in turns.</summary>
/// <param name="Id">Its name on the command line.</param>
/// <param name="Title">Its name in the report.</param>
/// <param name="Kind">Its table.</param>
/// <param name="Subject">The entry that all others are compared with.</param>
/// <param name="Others">The others.</param>
internal sealed record Row(string Id, string Title, RowKind Kind, Entry Subject, IReadOnlyList<Entry> Others)
{
    /// <summary>What bounds the subject's work.</summary>
    public Limit Limit { get; init; } = Limit.None;

    /// <summary>For a time per element or example; 0 where that says nothing.</summary>
    public double Elements { get; init; }

    public IReadOnlyList<Goal> Goals { get; init; } = [];

    public IEnumerable<Entry> Entries => [Subject, .. Others];
}
