using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Frontend;

// Lists of arrays, and parts of arrays: x[t], x[1..3, ..].
internal sealed partial class Interpreter
{
    private bool IsListOfArrays(ITypeSymbol type) =>
        (type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments: [var element] } && Known.IsTensor(element))
        || (type is IArrayTypeSymbol { ElementType: var item } && Known.IsTensor(item));

    /// <summary>One of the arrays that <c>Split</c> gives, by a constant.</summary>
    private Value Piece(IArrayElementReferenceOperation element, IOperation index)
    {
        switch (Evaluate(element.ArrayReference), Evaluate(index))
        {
            case (PiecesValue { Nodes: var nodes }, SizeValue { Dimension.Value: { } number }) when number >= 0 && number < nodes.Count:
                return new NodeValue(nodes[(int)number]);
            case (PiecesValue { Nodes: var nodes }, SizeValue { Dimension: var size }):
                return Report(RuleIds.Size, index, $"There are {nodes.Count} parts, and none at {size}; write a number from 0 to {nodes.Count - 1}");
            case ({ IsUnknown: true }, _) or (_, { IsUnknown: true }):
                return Fail();
            default:
                return Unsupported(element);
        }
    }

    /// <summary>The arrays of <c>[a, b]</c>, or what <c>Split</c> gives.</summary>
    private bool Arrays(IOperation operation, FunctionArguments read)
    {
        while (operation is IConversionOperation { Operand: var operand })
        {
            operation = operand;
        }

        IEnumerable<IOperation>? elements = operation switch
        {
            ICollectionExpressionOperation list when !list.Elements.Any(element => element is ISpreadOperation) => list.Elements,
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            _ => null,
        };
        if (elements is null)
        {
            switch (Evaluate(operation))
            {
                case PiecesValue pieces:
                    read.Values.AddRange(pieces.Nodes);
                    return true;
                // Something else may be reported already: what an unknown local holds, say.
                case { IsUnknown: true }:
                    return false;
            }

            Report(RuleIds.UnsupportedExpression, operation, "The arrays of Concat and Stack must be written out: [a, b]");
            return false;
        }

        foreach (var element in elements)
        {
            if (ToNode(Evaluate(element), element) is not { } node)
            {
                return false;
            }

            read.Values.Add(node);
        }

        return true;
    }

    /// <summary>An index of the first axis, or a range of each.</summary>
    private Value Slice(IOperation instance, IReadOnlyList<IOperation> indices, IOperation at)
    {
        if (ToNode(Evaluate(instance), instance) is not { } x)
        {
            return Value.Unknown;
        }

        var call = new FunctionCall(_graph, "[..]", [x]);
        var shape = _graph.ShapeOf(x);
        var ranges = indices.SelectMany(Elements).ToList();
        if (ranges.Count > 1 && ranges.All(range => Unconverted(range) is not IRangeOperation))
        {
            return Report(RuleIds.UnsupportedExpression, at, "An element of an array cannot be compiled in an equation; take a part of it, "
                + "x[i..(i + 1), j..(j + 1)], or an operation on the whole array, such as Where, Dot or Sum");
        }

        if (ranges.Count > shape.Rank)
        {
            return Report(RuleIds.Axis, at, $"{ranges.Count} ranges are given for the {shape.Rank} axes of shape {shape}");
        }

        for (var axis = 0; axis < ranges.Count; axis++)
        {
            if (Bounds(ranges[axis], shape[axis]) is not var (start, stop, isIndex))
            {
                return Value.Unknown;
            }

            if (isIndex && shape.Rank < 3)
            {
                return Report(RuleIds.RankOne, at,
                    $"[{start}] of a matrix, shape {shape}, has rank 1, which does not exist; write [{start}..{stop}, ..] for a row");
            }

            var part = FunctionTable.Range(call, x, axis, start, stop, 1);
            if (part.Problem is { } problem)
            {
                return Report(problem, at);
            }

            x = isIndex ? _graph.Reshape(part.Node, new Shape(shape.Dimensions.Skip(1))) : part.Node;
        }

        return Require(call, at) ? new NodeValue(x) : Value.Unknown;
    }

    /// <summary>What stands between the brackets, one operation an axis: the list that a params indexer gets, taken apart.</summary>
    private static IEnumerable<IOperation> Elements(IOperation argument) => Unconverted(argument) switch
    {
        ICollectionExpressionOperation list => list.Elements,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        _ => [argument],
    };

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { Operand: var operand })
        {
            operation = operand;
        }

        return operation;
    }

    private (Dimension Start, Dimension Stop, bool IsIndex)? Bounds(IOperation operation, Dimension size)
    {
        operation = Unconverted(operation);
        if (operation is not IRangeOperation range)
        {
            return Bound(operation, size) is { } index ? (index, index + Dimension.One, true) : null;
        }

        var start = range.LeftOperand is null ? Dimension.Zero : Bound(Unconverted(range.LeftOperand), size);
        var stop = range.RightOperand is null ? size : Bound(Unconverted(range.RightOperand), size);
        return start is { } from && stop is { } to ? (from, to, false) : null;
    }

    private Dimension? Bound(IOperation operation, Dimension size)
    {
        var (number, fromEnd) = operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat ? (hat.Operand, true) : (operation, false);
        var value = Evaluate(number);
        if (value is SizeValue { Dimension: var bound })
        {
            return fromEnd ? size - bound : bound;
        }

        if (!value.IsUnknown)
        {
            Report(RuleIds.UnsupportedExpression, number, "An index must be known at compile time: an integer, a loop variable, or a size");
        }

        return null;
    }
}
