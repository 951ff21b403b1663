using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

// Calls of the runtime's kernels over whole arrays.
internal sealed partial class KernelEmitter
{
    private void WriteCall(CodeWriter writer, CallStep call, bool inSweep)
    {
        var node = _plan.Graph.Nodes[call.Node];
        var kernel = (CallOperator)node.Operator;
        writer.Line();
        writer.Comment(_formulas.Equation(call.Node));
        writer.List(
            $"Kernels::{kernel.Kernel}(",
            [
                .. call.Operands.Select(operand => operand.View is { } view
                    ? Whole(view, _plan.Graph.Nodes[operand.Node].Shape, inSweep)
                    : ScalarText(operand.Node)),
                Whole(call.To, node.Shape, inSweep),
                .. kernel.IsPositional ? Place(call.To, node.Shape, inSweep) : [],
                .. node.Inputs.Take(kernel.IsNamed ? 1 : 0).Select(input => MatrixName(input, call.Operands[0].View!, inSweep)),
                .. kernel.Arguments(node.Detail),
                .. kernel.AddsUp ? [$"accumulate: {(call.Accumulate ? $"{_start} > {_first}" : "false")}"] : Enumerable.Empty<string>(),
            ],
            ");");
    }

    /// <summary>An array with its strides and lengths along every axis; in a sweep, of a tile.</summary>
    private string Whole(View view, Shape shape, bool inSweep) =>
        $"Kernels::StridedArray.Of(ref {First(view, inSweep)}, [{string.Join(", ", view.Strides)}], "
            + $"[{string.Join(", ", shape.Dimensions.Select(dimension => Extent(dimension, inSweep)))}])";

    /// <summary>What a matrix is called, and in a sweep, which of all matrices those of the tile are.</summary>
    private string MatrixName(int node, View view, bool inSweep)
    {
        var (name, shape) = (_plan.Labels[node].TrimStart('@'), _plan.Graph.Nodes[node].Shape);
        return inSweep && view.Storage.StreamAxis is not null
            ? $"new(\"{name}\", {string.Join(", ", Place(view, new Shape(shape.Dimensions.Take(shape.Rank - 2)), inSweep))})"
            : $"new(\"{name}\")";
    }

    /// <summary>Where elements stand among all, in row-major order: how far apart along each axis, and where the first one does.</summary>
    private IEnumerable<string> Place(View view, Shape shape, bool inSweep)
    {
        var strides = shape.Dimensions
            .Select((_, axis) => shape.Dimensions.Skip(axis + 1).Aggregate(Dimension.One, (product, dimension) => product * dimension))
            .ToList();
        return
        [
            $"[{string.Join(", ", strides)}]",
            inSweep && view.Storage.StreamAxis is { } axis ? (strides[axis].IsOne ? _start : $"{_start} * {strides[axis].Bracketed}") : "0",
        ];
    }
}
