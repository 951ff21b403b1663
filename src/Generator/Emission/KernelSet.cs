using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

/// <summary>The kernels of one graph: one for each memory order in which its arrays may come, or one where that is all the same.</summary>
internal sealed class KernelSet
{
    private KernelSet(Computation computation, IReadOnlyList<Kernel> kernels)
    {
        Computation = computation;
        Kernels = kernels;
    }

    /// <summary>What the kernels compute.</summary>
    public Computation Computation { get; }

    public IReadOnlyList<Kernel> Kernels { get; }

    /// <param name="equation">The equation.</param>
    /// <param name="computation">Its value, or derivatives of it.</param>
    /// <param name="differentiated">The inputs that it is differentiated by.</param>
    /// <param name="name">The kernels' name.</param>
    /// <param name="isRowMajor">Whether all arrays are row-major, so that one kernel is enough.</param>
    /// <param name="updatesParameters">Whether gradients of parameters are used for a training step, where they can be at once.</param>
    public static KernelSet Plan(
        EquationSpec equation, Computation computation, IReadOnlyList<InputDetail> differentiated, string name,
        bool isRowMajor = false, bool updatesParameters = false)
    {
        var graph = computation.Graph;

        // A result must not be called like an input or a size.
        var names = new Names(equation.Symbols.Concat(graph.Nodes.Select(node => node.Detail).OfType<InputDetail>().Select(input => input.Name)));
        var outputs = graph.Outputs.Select(output => output with { Name = names.Unique(output.Name) }).ToEquatableArray();
        var called = outputs.Zip(graph.Outputs, (ours, output) => (ours, output)).ToDictionary(pair => pair.ours.Name, pair => pair.output.Name);
        graph = graph with { Outputs = outputs };
        var streaming = Streaming.Choose(graph, StreamCandidates(equation, differentiated));
        var rowMajor = Scheduled(MemoryOrder.FeatureMajor);
        if (isRowMajor || streaming.Symbol is null || !rowMajor.Buffers.Any(DependsOnOrder))
        {
            return new KernelSet(computation, [Kernel(rowMajor, name)]);
        }

        return new KernelSet(computation, [Kernel(rowMajor, name + "FeatureMajor"), Kernel(Scheduled(MemoryOrder.ExampleMajor), name + "ExampleMajor")]);

        Plan Scheduled(MemoryOrder order) =>
            updatesParameters ? Updates.Mark(Scheduler.Schedule(graph, streaming, order, FreeNames()), ParameterOf) : Scheduler.Schedule(graph, streaming, order, FreeNames());

        Names FreeNames() => new(equation.Symbols.Concat(DerivedNames()));

        // The parameter that an output is the gradient of.
        string? ParameterOf(string output) =>
            computation.Outputs.FirstOrDefault(slot => slot.Value == called[output]) is { Role: SlotRole.Gradient, IsInParameterSet: true, Of: var input } ? input!.Name : null;

        // What the kernel calls the strides and the tiles of the caller's arrays; no value may be called so.
        IEnumerable<string> DerivedNames() =>
            from array in graph.Nodes.Select(node => node.Detail).OfType<InputDetail>().Select(input => (input.Name, input.Shape))
                .Concat(graph.Outputs.Select(output => (output.Name, graph.Nodes[output.Node].Shape)))
            from name in Enumerable.Range(0, array.Shape.Rank).Select(axis => Layouts.StrideName(array.Name, axis)).Append(KernelEmitter.TileName(array.Name))
            select name;

        Kernel Kernel(Plan plan, string kernelName) =>
            new(kernelName, plan, new KernelSignature(plan, equation.Symbols, ReturnValue(computation, graph), called));
    }

    /// <summary>A scalar value is returned; derivatives are not.</summary>
    private static string? ReturnValue(Computation computation, Graph graph) =>
        computation.Outputs[0] is { Role: SlotRole.Result, Shape.IsScalar: true } ? graph.Outputs[0].Name : null;

    /// <summary>Whether the two memory orders put different axes innermost.</summary>
    private static bool DependsOnOrder(Storage storage) =>
        storage.Kind is StorageKind.Argument or StorageKind.Output
        && storage.StreamAxis is { } axis
        && storage.Shape.ProperAxes.First() != axis;

    /// <summary>
    /// The symbols of the arrays among the arguments: first those that no parameter and no differentiated argument has,
    /// among these the one that most arguments have, and last the one that is more often the last axis, as in (features, examples).
    /// </summary>
    private static IEnumerable<string> StreamCandidates(EquationSpec equation, IEnumerable<InputDetail> inputs)
    {
        var held = new HashSet<string>(equation.Model.Symbols, StringComparer.Ordinal);
        var differentiated = inputs.Where(input => !input.IsParameter).Select(input => input.Shape).ToList();
        var shapes = equation.Arguments.Select(argument => argument.Shape).ToList();
        return equation.Symbols
            .Where(symbol => !held.Contains(symbol))
            .OrderBy(symbol => differentiated.Any(shape => shape.Contains(symbol)))
            .ThenByDescending(symbol => shapes.Count(shape => shape.Contains(symbol)))
            .ThenByDescending(symbol => shapes.Count(shape => !shape.IsScalar && shape[shape.Rank - 1].SymbolName == symbol));
    }
}

/// <summary>A plan with its name and signature.</summary>
internal sealed record Kernel(string Name, Plan Plan, KernelSignature Signature);
