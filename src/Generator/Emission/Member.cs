using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>A public member of a model: what it takes and gives beside the equation's arguments.</summary>
/// <param name="Suffix">What its name has after the equation's; empty for the value.</param>
/// <param name="Summary">What it computes, as documentation: <c>Computes {0} and its gradient in one pass.</c></param>
/// <param name="Inputs">What it takes.</param>
/// <param name="Outputs">What it gives; a result that is a number is returned.</param>
internal sealed record Member(string Suffix, string Summary, IReadOnlyList<Slot> Inputs, IReadOnlyList<Slot> Outputs)
{
    /// <summary>Whether it takes an optimiser, last.</summary>
    public bool TakesOptimizer { get; init; }

    public bool ReturnsNumber => Outputs.Any(IsReturned);

    /// <summary>What comes out through arguments.</summary>
    public IEnumerable<Slot> OutArguments => Outputs.Where(output => !IsReturned(output));

    private static bool IsReturned(Slot output) => output is { Role: SlotRole.Result, Shape.IsScalar: true };
}
