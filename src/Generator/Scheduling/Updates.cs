using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Scheduling;

/// <summary>
/// In a training step, which matrix products complete the gradient of a parameter that nothing reads any more: these update the parameter
/// while the gradient is at hand. What comes after them must not fail: a call of the runtime may, for a matrix that is singular or an index
/// that is out of range, and then no parameter has moved.
/// </summary>
internal static class Updates
{
    /// <summary>The plan with these products marked.</summary>
    /// <param name="plan">The plan of a value and its gradient.</param>
    /// <param name="parameterOf">The parameter that an output is the gradient of, or null.</param>
    public static Plan Mark(Plan plan, Func<string, string?> parameterOf)
    {
        var steps = plan.Sections.SelectMany(section => section.Steps).ToList();
        return plan with
        {
            Sections = [.. plan.Sections.Select(section => section with
            {
                Steps = [.. section.Steps.Select(step => section.IsSweep && step is ProductStep product && Completes(product) ? product with { UpdatesParameter = true } : step)],
            })],
        };

        bool Completes(ProductStep product) =>
            product is { Accumulate: true, C.Storage: { Kind: StorageKind.Output } gradient }
            && plan.Graph.Nodes[product.Node].Shape is { Rank: 2 } shape && !shape[0].IsOne && !shape[1].IsOne
            && parameterOf(gradient.Name) is { } parameter
            && StorageOf(parameter) is { } weights
            && steps.Count(step => Touches(step, gradient)) == 1
            && !steps.Skip(steps.IndexOf(product) + 1).Any(step => step is CallStep || Touches(step, weights));

        // A reshape of an array is other storage of the same name.
        static bool Touches(Step step, Storage memory) => step.Storages.Any(storage => storage.Name == memory.Name);

        // A parameter that nothing reads has no gradient.
        Storage? StorageOf(string parameter) => Enumerable.Range(0, plan.Graph.Nodes.Count)
            .Where(node => plan.Graph.Nodes[node].Detail is InputDetail { IsParameter: true } input && input.Name == parameter)
            .Select(node => plan.Buffers.FirstOrDefault(storage => storage.Name == plan.Labels[node]))
            .FirstOrDefault();
    }
}
