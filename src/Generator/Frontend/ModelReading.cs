using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>What the frontend hands on: compared by value, without any Roslyn object.</summary>
/// <param name="Model">The model; null only if no member can be added to the class at all, as when it is not partial.</param>
/// <param name="Equations">The equations without a problem, in order of declaration.</param>
internal sealed record ModelReading(ModelSpec? Model, EquatableArray<EquationSpec> Equations);
