using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Scheduling;

/// <summary>
/// From a graph to a plan. What does not depend on the examples is computed once; the rest in sweeps over the tiles, with what
/// is known only after a sweep between them. Within each of these, steps are fused loops, matrix products and copies.
/// </summary>
internal sealed partial class Scheduler
{
    private readonly Graph _graph;
    private readonly Streaming _streaming;
    private readonly Layouts _layouts;
    private readonly IReadOnlyList<string> _labels;
    private readonly MemoryOrder _order;
    private readonly Names _names;
    private readonly string _tile;
    private readonly List<Storage> _buffers = [];
    private readonly HashSet<string> _reshaped = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Storage> _storages = [];
    private readonly Dictionary<int, Output> _directOutputs = [];

    private Scheduler(Graph graph, Streaming streaming, MemoryOrder order, Names names)
    {
        _graph = graph;
        _streaming = streaming;
        _order = order;
        _names = names;
        _tile = names.Unique("tile");
        _layouts = new Layouts(streaming.Symbol, order, _tile);
        _labels = Labels.Of(graph, names);
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
        for (var phase = 0; phase <= _streaming.Sweeps; phase++)
        {
            sections.Add(Draft(Once(phase), phase, isSweep: false));
            if (phase < _streaming.Sweeps)
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
            _graph,
            _streaming.Symbol,
            _tile,
            _order,
            _labels,
            _buffers,
            [.. _buffers.Where(buffer => buffer.Kind == StorageKind.Argument && _reshaped.Contains(buffer.Name)).Select(buffer => buffer.Name)],
            Preparation.Of(_graph, [.. sections.Select(section => new Section(section.IsSweep, Finish(section)))], _names));
    }

    /// <summary>Once: what depends on exactly so many sweeps and is not itself folded by one.</summary>
    private IEnumerable<int> Once(int phase) =>
        Nodes.Where(node => !_streaming.IsPerTile(node) && !IsFoldedOverTiles(node) && _streaming.PhaseOf(node) == phase);

    /// <summary>Per tile: what a sweep folds or puts out, and all that this needs, computed again where an earlier sweep had it.</summary>
    private IEnumerable<int> PerTile(int phase)
    {
        var needed = new HashSet<int>(Nodes.Where(node =>
            (IsFoldedOverTiles(node) && _streaming.PhaseOf(node) == phase + 1)
            || (_streaming.IsPerTile(node) && _streaming.PhaseOf(node) == phase && _graph.Outputs.Any(output => output.Node == node))));
        foreach (var node in Nodes.Reverse().Where(needed.Contains))
        {
            needed.UnionWith(_graph.Nodes[node].Inputs.Where(_streaming.IsPerTile));
        }

        return needed.OrderBy(node => node);
    }

    private DraftSection Draft(IEnumerable<int> nodes, int phase, bool isSweep)
    {
        var steps = new StepBuilder(_graph, _layouts);
        foreach (var node in nodes)
        {
            steps.Add(node);
        }

        var outputs = ArrayOutputs
            .Where(output => _streaming.IsPerTile(output.Node) == isSweep && _streaming.PhaseOf(output.Node) == phase)
            .ToList();
        foreach (var output in outputs)
        {
            steps.Materialise(output.Node);
            if (CanHold(output.Node) && !_directOutputs.ContainsKey(output.Node))
            {
                _directOutputs.Add(output.Node, output);
            }
        }

        return new DraftSection(isSweep, steps, outputs);
    }

    private void FindMemory(DraftSection section)
    {
        var steps = section.Steps;
        foreach (var (draft, at) in steps.Drafts.Select((draft, at) => (draft, at)))
        {
            foreach (var node in draft.Nodes.Concat(draft.Reductions))
            {
                foreach (var input in _graph.Nodes[node].Inputs.Where(input => !IsInRegister(steps, draft, at, input, node)))
                {
                    Memory(steps.BaseOf(input, at));
                }

                if (draft.Kind != DraftKind.Loop || draft.Reductions.Contains(node) || Views.IsView(_graph, node) || _directOutputs.ContainsKey(node))
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

    private static bool IsInRegister(StepBuilder steps, Draft draft, int at, int operand, int user) =>
        steps.RegisterOf(operand, user, at) is { } register && draft.Holds(register);

    private IReadOnlyList<Step> Finish(DraftSection section)
    {
        var steps = section.Steps;
        var finished = new List<Step>();
        for (var index = 0; index <= steps.Drafts.Count; index++)
        {
            finished.AddRange(steps.Scalars.Where(scalar => scalar.Before == index).Select(scalar => new ScalarStep(scalar.Node)));
            if (index < steps.Drafts.Count)
            {
                finished.AddRange(steps.Drafts[index].Kind == DraftKind.Move
                    ? Moves(steps, steps.Drafts[index].Nodes[0], index)
                    : [Finish(steps, steps.Drafts[index], index)]);
            }
        }

        return [.. finished, .. OutputCopies(section)];
    }

    private Step Finish(StepBuilder steps, Draft draft, int at)
    {
        var node = draft.Nodes.FirstOrDefault();
        switch (draft.Kind)
        {
            case DraftKind.Product:
                var inputs = _graph.Nodes[node].Inputs;
                var target = _storages[node];
                return new ProductStep(
                    node, ViewOf(steps, at, inputs[0]), ViewOf(steps, at, inputs[1]), new View(target, target.Strides), IsFoldedOverTiles(node));
            case DraftKind.Copy:
                var copy = _storages[node];
                return new CopyStep(_graph.Nodes[node].Shape, ViewOf(steps, at, _graph.Nodes[node].Inputs[0], node), new View(copy, copy.Strides));
            case DraftKind.Call:
                return FinishCall(steps, node, at);
            default:
                return FinishLoop(steps, draft, at);
        }
    }

    private CallStep FinishCall(StepBuilder steps, int node, int at)
    {
        var (n, memory) = (_graph.Nodes[node], _storages[node]);
        var operands = n.Inputs
            .Where((_, operand) => ((CallOperator)n.Operator).IsRead(operand))
            .Select(input => new CallOperand(input, _graph.Nodes[input].Shape.IsScalar ? null : ViewOf(steps, at, input)));
        return new CallStep(node, [.. operands], new View(memory, memory.Strides), IsFoldedOverTiles(node));
    }

    private LoopStep FinishLoop(StepBuilder steps, Draft draft, int at)
    {
        var loads = new Dictionary<int, LoopAccess>();
        foreach (var node in draft.Nodes.Concat(draft.Reductions).OrderBy(node => node))
        {
            var space = _graph.Nodes[draft.Reductions.Contains(node) ? _graph.Nodes[node].Inputs[0] : node].Shape;
            foreach (var input in _graph.Nodes[node].Inputs.Where(input => !IsInRegister(steps, draft, at, input, node) && !loads.ContainsKey(input)))
            {
                if (!_graph.Nodes[steps.BaseOf(input, at)].Shape.IsScalar)
                {
                    var view = Views.IsView(_graph, node) ? ViewOf(steps, at, input, node) : ViewOf(steps, at, input);
                    loads.Add(input, new LoopAccess(input, view.Storage, _layouts.AlongSpace(space, view.Strides)));
                }
            }
        }

        var stores = draft.Nodes.Where(_storages.ContainsKey)
            .Select(node => new LoopAccess(node, _storages[node], _layouts.AlongSpace(_graph.Nodes[node].Shape, _storages[node].Strides)));
        var reductions = draft.Reductions.Select(node => FinishReduction(node, _graph.Nodes[node].Inputs[0]));
        return new LoopStep(draft.Space!, [.. loads.Values], [.. draft.Nodes.OrderBy(node => node)], [.. stores], [.. reductions]);
    }

    private LoopReduction FinishReduction(int node, int operand)
    {
        var space = _graph.Nodes[operand].Shape;
        return _storages.TryGetValue(node, out var storage)
            ? new LoopReduction(node, operand, storage, _layouts.AlongSpace(space, storage.Strides))
            : new LoopReduction(node, operand, null, _layouts.AlongSpace(space, []));
    }

    /// <summary>Copies for results that are an input, a reshape, or the same value as another result.</summary>
    private IEnumerable<Step> OutputCopies(DraftSection section)
    {
        foreach (var output in section.Outputs)
        {
            if (_directOutputs.TryGetValue(output.Node, out var direct) && direct == output)
            {
                continue;
            }

            var target = _layouts.External(output.Name, StorageKind.Output, _graph.Nodes[output.Node].Shape);
            _buffers.Add(target);
            yield return new CopyStep(
                _graph.Nodes[output.Node].Shape, ViewOf(section.Steps, int.MaxValue, output.Node), new View(target, target.Strides));
        }
    }

    /// <summary>Where an operand is; seen as <paramref name="through"/> where a view of it is meant.</summary>
    private View ViewOf(StepBuilder steps, int at, int node, int? through = null)
    {
        if (through is { } view)
        {
            var (storage, strides) = ViewOf(steps, at, node);
            return new View(storage, Views.Strides(_graph, view, strides));
        }

        if (steps.BaseOf(node, at) == node)
        {
            return new View(_storages[node], _storages[node].Strides);
        }

        var source = ViewOf(steps, at, _graph.Nodes[node].Inputs[0]);
        return new View(source.Storage, Views.Strides(_graph, node, source.Strides));
    }

    private bool IsFoldedOverTiles(int node) =>
        !_streaming.IsPerTile(node) && _graph.Nodes[node].Inputs.Any(_streaming.IsPerTile);

    private IEnumerable<int> Nodes => Enumerable.Range(0, _graph.Nodes.Count);

    private IEnumerable<Output> ArrayOutputs => _graph.Outputs.Where(output => !_graph.Nodes[output.Node].Shape.IsScalar);

    private sealed record DraftSection(bool IsSweep, StepBuilder Steps, IReadOnlyList<Output> Outputs);
}
