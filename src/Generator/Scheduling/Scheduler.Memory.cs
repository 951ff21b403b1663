using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Scheduling;

// Where values are: in the caller's arrays, the model's parameters or the workspace.
internal sealed partial class Scheduler
{
    /// <summary>Whether a value can be computed straight into the caller's array.</summary>
    private bool CanHold(int node) =>
        _graph.Nodes[node].Operator is not SourceOperator
        && !SharesMemory(node)
        && !Nodes.Any(user => SharesMemory(user) && _graph.Nodes[user].Inputs[0] == node);

    /// <summary>Whether a value is its operand's memory read in another shape; a view that only adds or drops axes of size 1 is not.</summary>
    private bool SharesMemory(int node) => _graph.Nodes[node].Operator is ReshapeOperator && !Views.IsView(_graph, node);

    /// <summary>The memory of a value; null for a number.</summary>
    private Storage? Memory(int node)
    {
        if (_graph.Nodes[node].Shape.IsScalar)
        {
            return null;
        }

        if (!_storages.TryGetValue(node, out var storage))
        {
            storage = NewStorage(node);
            _storages.Add(node, storage);
            if (!SharesMemory(node))
            {
                _buffers.Add(storage);
            }
        }

        return storage;
    }

    private Storage NewStorage(int node)
    {
        var (shape, label) = (_graph.Nodes[node].Shape, _labels[node]);
        return _graph.Nodes[node] switch
        {
            { Detail: InputDetail { IsParameter: true } } => Layouts.Parameter(label, shape),
            { Detail: InputDetail input } => _layouts.External(label, StorageKind.Argument, shape) with { Element = input.Element },
            _ when SharesMemory(node) => Reshaped(Memory(_graph.Nodes[node].Inputs[0])!, shape),
            _ when _directOutputs.TryGetValue(node, out var output) =>
                _layouts.External(output.Name, StorageKind.Output, shape) with { Initial = InitialOf(node) },
            _ => _layouts.Workspace(WorkspaceName(label), shape) with { Initial = InitialOf(node) },
        };
    }

    /// <summary>The same memory, read in another shape.</summary>
    private Storage Reshaped(Storage memory, Shape shape)
    {
        _reshaped.Add(memory.Name);
        return _layouts.Workspace(memory.Name, shape);
    }

    /// <summary>A result that is copied to the caller needs another name here.</summary>
    private string WorkspaceName(string label) =>
        _graph.Outputs.Any(output => output.Name == label) ? _names.Unique(label + "Values") : label;

    /// <summary>What memory that is accumulated into starts from; null where one loop or product writes each element once.</summary>
    private double? InitialOf(int node)
    {
        if (_graph.Nodes[node].Operator is DotOperator or CallOperator)
        {
            return IsFoldedOverTiles(node) ? 0 : null;
        }

        if (_graph.Nodes[node].Operator is not ReductionOperator reduction)
        {
            return null;
        }

        var axes = _layouts.AxisOrder(_graph.Nodes[_graph.Nodes[node].Inputs[0]].Shape);
        var folded = axes.Where(axis => _graph.Nodes[node].Shape[axis].IsOne).ToList();
        var innermostOnly = folded.Count == 1 && folded[0] == axes[axes.Count - 1];
        return innermostOnly && !IsFoldedOverTiles(node) ? null : reduction.Identity;
    }
}
