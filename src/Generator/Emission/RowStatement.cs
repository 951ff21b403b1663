using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Emission;

/// <summary>A statement of the loop along a row.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Reads">The locals that it reads.</param>
internal sealed record RowStatement(string Text, IReadOnlyList<string> Reads)
{
    public RowStatement(LaneStatement statement)
        : this(statement.Text, statement.Reads) => Local = statement.Local;

    /// <summary>The local that it declares, or null.</summary>
    public string? Local { get; init; }

    /// <summary>Where the local's value stands in memory that the loop does not write: an expression; else null.</summary>
    public string? Source { get; init; }

    /// <summary>The equations of what the statement completes.</summary>
    public IReadOnlyList<string> Equations { get; init; } = [];
}
