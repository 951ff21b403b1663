using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Scheduling;

/// <summary>
/// From a graph to a plan. What does not depend on the examples is computed once; the rest in sweeps over the tiles, with what
/// is known only after a sweep between them. Within each of these, steps are fused loops, matrix products and copies.
/// </summary>
internal sealed class Scheduler
{
    private readonly Graph graph;
    private readonly Streaming streaming;
    private readonly Layouts layouts;
    private readonly IReadOnlyList<string> labels;
    private readonly MemoryOrder order;
    private readonly string tile;
    private readonly List<Storage> buffers = [];
    private readonly Dictionary<int, Storage> storages = [];
    private readonly Dictionary<int, Output> directOutputs = [];

    private Scheduler(Graph graph, Streaming streaming, MemoryOrder order, Names names)
    {
        this.graph = graph;
        this.streaming = streaming;
        this.order = order;
        tile = names.Unique("tile");
        layouts = new Layouts(streaming.Symbol, order, tile);
        labels = Labels.Of(graph, names);
    }

    /// <param name="graph">The values.</param>
    /// <param name="streaming">How they depend on the examples.</param>
    /// <param name="order">How the examples lie in memory.</param>
    /// <param name="names">The C# names that are free.</param>
    public static Plan Schedule(Graph graph, Streaming streaming, MemoryOrder order, Names names) =>
        new Scheduler(graph, streaming, order, names).Schedule();

    private Plan Schedule()
    {
        var sections = new List<DraftSection>();
        for (var phase = 0; phase <= streaming.Sweeps; phase++)
        {
            sections.Add(Draft(Once(phase), phase, isSweep: false));
            if (phase < streaming.Sweeps)
            {
                sections.Add(Draft(PerTile(phase), phase, isSweep: true));
            }
        }

        // Only when all steps are known is it known what each one must store.
        foreach (var section in sections)
        {
            FindMemory(section);
        }

        return new Plan(
            graph,
            streaming.Symbol,
            tile,
            order,
            labels,
            buffers,
            [.. sections.Select(section => new Section(section.IsSweep, Finish(section)))]);
    }

    /// <summary>Once: what depends on exactly so many sweeps and is not itself folded by one.</summary>
    private IEnumerable<int> Once(int phase) =>
        Nodes.Where(node => !streaming.IsPerTile(node) && !IsFoldedOverTiles(node) && streaming.PhaseOf(node) == phase);

    /// <summary>Per tile: what a sweep folds or puts out, and all that this needs, computed again where an earlier sweep had it.</summary>
    private IEnumerable<int> PerTile(int phase)
    {
        var needed = new HashSet<int>(Nodes.Where(node =>
            (IsFoldedOverTiles(node) && streaming.PhaseOf(node) == phase + 1)
            || (streaming.IsPerTile(node) && streaming.PhaseOf(node) == phase && graph.Outputs.Any(output => output.Node == node))));
        foreach (var node in Nodes.Reverse().Where(node => needed.Contains(node)).SelectMany(Lineage).ToList())
        {
            needed.Add(node);
        }

        return needed.OrderBy(node => node);
    }

    private IEnumerable<int> Lineage(int node) =>
        graph.Nodes[node].Inputs.Where(streaming.IsPerTile).SelectMany(input => Lineage(input).Prepend(input));

    private DraftSection Draft(IEnumerable<int> nodes, int phase, bool isSweep)
    {
        var steps = new StepBuilder(graph, layouts);
        foreach (var node in nodes)
        {
            steps.Add(node);
        }

        var outputs = ArrayOutputs
            .Where(output => streaming.IsPerTile(output.Node) == isSweep && streaming.PhaseOf(output.Node) == phase)
            .ToList();
        foreach (var output in outputs)
        {
            steps.Materialise(output.Node);
            if (CanHold(output.Node) && !directOutputs.ContainsKey(output.Node))
            {
                directOutputs.Add(output.Node, output);
            }
        }

        return new DraftSection(isSweep, steps, outputs);
    }

    private void FindMemory(DraftSection section)
    {
        var steps = section.Steps;
        foreach (var draft in steps.Drafts)
        {
            foreach (var node in draft.Nodes.Concat(draft.Reductions))
            {
                foreach (var input in graph.Nodes[node].Inputs.Where(input => !IsInRegister(steps, draft, input, node)))
                {
                    Memory(steps.BaseOf(input));
                }

                if (draft.Kind != DraftKind.Loop || draft.Reductions.Contains(node) || Views.IsView(graph, node) || directOutputs.ContainsKey(node))
                {
                    Memory(node);
                }
            }
        }

        foreach (var output in section.Outputs)
        {
            Memory(steps.BaseOf(output.Node));
        }
    }

    /// <summary>Whether a value can be computed straight into the caller's array.</summary>
    private bool CanHold(int node) =>
        graph.Nodes[node].Operator is not (SourceOperator or ReshapeOperator)
        && !graph.Nodes.Any(user => user.Operator is ReshapeOperator && user.Inputs[0] == node);

    private static bool IsInRegister(StepBuilder steps, Draft draft, int operand, int user) =>
        steps.RegisterOf(operand, user) is { } register && draft.Holds(register);

    /// <summary>The memory of a value; null for a number.</summary>
    private Storage? Memory(int node)
    {
        if (graph.Nodes[node].Shape.IsScalar)
        {
            return null;
        }

        if (!storages.TryGetValue(node, out var storage))
        {
            storage = NewStorage(node);
            storages.Add(node, storage);
            if (graph.Nodes[node].Operator is not ReshapeOperator)
            {
                buffers.Add(storage);
            }
        }

        return storage;
    }

    private Storage NewStorage(int node)
    {
        var (shape, label) = (graph.Nodes[node].Shape, labels[node]);
        return graph.Nodes[node] switch
        {
            { Detail: InputDetail { IsParameter: true } } => Layouts.Parameter(label, shape),
            { Detail: InputDetail } => layouts.External(label, StorageKind.Argument, shape),
            { Operator: ReshapeOperator } => layouts.Workspace(Memory(graph.Nodes[node].Inputs[0])!.Name, shape),
            _ when directOutputs.TryGetValue(node, out var output) =>
                layouts.External(output.Name, StorageKind.Output, shape) with { Initial = InitialOf(node) },
            _ => layouts.Workspace(label, shape) with { Initial = InitialOf(node) },
        };
    }

    /// <summary>What memory that is accumulated into starts from; null where one loop or product writes each element once.</summary>
    private double? InitialOf(int node)
    {
        if (graph.Nodes[node].Operator is DotOperator)
        {
            return IsFoldedOverTiles(node) ? 0 : null;
        }

        if (graph.Nodes[node].Operator is not ReductionOperator reduction)
        {
            return null;
        }

        var axes = layouts.AxisOrder(graph.Nodes[graph.Nodes[node].Inputs[0]].Shape);
        var folded = axes.Where(axis => graph.Nodes[node].Shape[axis].IsOne).ToList();
        var innermostOnly = folded.Count == 1 && folded[0] == axes[axes.Count - 1];
        return innermostOnly && !IsFoldedOverTiles(node) ? null : reduction.Identity;
    }

    private IReadOnlyList<Step> Finish(DraftSection section)
    {
        var steps = section.Steps;
        var finished = new List<Step>();
        for (var index = 0; index <= steps.Drafts.Count; index++)
        {
            finished.AddRange(steps.Scalars.Where(scalar => scalar.Before == index).Select(scalar => new ScalarStep(scalar.Node)));
            if (index < steps.Drafts.Count)
            {
                finished.Add(Finish(steps, steps.Drafts[index]));
            }
        }

        return [.. finished, .. OutputCopies(section)];
    }

    private Step Finish(StepBuilder steps, Draft draft)
    {
        var node = draft.Nodes.FirstOrDefault();
        switch (draft.Kind)
        {
            case DraftKind.Product:
                var inputs = graph.Nodes[node].Inputs;
                var target = storages[node];
                return new ProductStep(
                    node, ViewOf(steps, inputs[0]), ViewOf(steps, inputs[1]), new View(target, target.Strides), IsFoldedOverTiles(node));
            case DraftKind.Copy:
                var copy = storages[node];
                return new CopyStep(graph.Nodes[node].Shape, ViewOf(steps, graph.Nodes[node].Inputs[0], node), new View(copy, copy.Strides));
            default:
                return FinishLoop(steps, draft);
        }
    }

    private LoopStep FinishLoop(StepBuilder steps, Draft draft)
    {
        var loads = new Dictionary<int, LoopAccess>();
        foreach (var node in draft.Nodes.Concat(draft.Reductions).OrderBy(node => node))
        {
            var space = graph.Nodes[draft.Reductions.Contains(node) ? graph.Nodes[node].Inputs[0] : node].Shape;
            foreach (var input in graph.Nodes[node].Inputs.Where(input => !IsInRegister(steps, draft, input, node) && !loads.ContainsKey(input)))
            {
                if (!graph.Nodes[steps.BaseOf(input)].Shape.IsScalar)
                {
                    var view = Views.IsView(graph, node) ? ViewOf(steps, input, node) : ViewOf(steps, input);
                    loads.Add(input, new LoopAccess(input, view.Storage, layouts.AlongSpace(space, view.Strides)));
                }
            }
        }

        var stores = draft.Nodes.Where(storages.ContainsKey)
            .Select(node => new LoopAccess(node, storages[node], layouts.AlongSpace(graph.Nodes[node].Shape, storages[node].Strides)));
        var reductions = draft.Reductions.Select(node => FinishReduction(node, graph.Nodes[node].Inputs[0]));
        return new LoopStep(draft.Space!, [.. loads.Values], [.. draft.Nodes.OrderBy(node => node)], [.. stores], [.. reductions]);
    }

    private LoopReduction FinishReduction(int node, int operand)
    {
        var space = graph.Nodes[operand].Shape;
        return storages.TryGetValue(node, out var storage)
            ? new LoopReduction(node, operand, storage, layouts.AlongSpace(space, storage.Strides))
            : new LoopReduction(node, operand, null, layouts.AlongSpace(space, []));
    }

    /// <summary>Copies for results that are an input, a reshape, or the same value as another result.</summary>
    private IEnumerable<Step> OutputCopies(DraftSection section)
    {
        foreach (var output in section.Outputs)
        {
            if (directOutputs.TryGetValue(output.Node, out var direct) && direct == output)
            {
                continue;
            }

            var target = layouts.External(output.Name, StorageKind.Output, graph.Nodes[output.Node].Shape);
            buffers.Add(target);
            yield return new CopyStep(
                graph.Nodes[output.Node].Shape, ViewOf(section.Steps, output.Node), new View(target, target.Strides));
        }
    }

    /// <summary>Where an operand is; seen as <paramref name="through"/> where a view of it is meant.</summary>
    private View ViewOf(StepBuilder steps, int node, int? through = null)
    {
        if (through is { } view)
        {
            var (storage, strides) = ViewOf(steps, node);
            return new View(storage, Views.Strides(graph, view, strides));
        }

        if (steps.BaseOf(node) == node)
        {
            return new View(storages[node], storages[node].Strides);
        }

        var source = ViewOf(steps, graph.Nodes[node].Inputs[0]);
        return new View(source.Storage, Views.Strides(graph, node, source.Strides));
    }

    private bool IsFoldedOverTiles(int node) =>
        !streaming.IsPerTile(node) && graph.Nodes[node].Inputs.Any(streaming.IsPerTile);

    private IEnumerable<int> Nodes => Enumerable.Range(0, graph.Nodes.Count);

    private IEnumerable<Output> ArrayOutputs => graph.Outputs.Where(output => !graph.Nodes[output.Node].Shape.IsScalar);

    private sealed record DraftSection(bool IsSweep, StepBuilder Steps, IReadOnlyList<Output> Outputs);
}
