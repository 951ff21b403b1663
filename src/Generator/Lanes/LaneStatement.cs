namespace NumDsl.Generator.Lanes;

/// <summary>A statement that declares a local.</summary>
/// <param name="Local">Its name.</param>
/// <param name="Expression">What it is.</param>
/// <param name="Reads">The locals and operands in the expression.</param>
internal sealed record LaneStatement(string Local, string Expression, IReadOnlyList<string> Reads)
{
    public string Text => $"var {Local} = {Expression};";
}
