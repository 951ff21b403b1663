using Microsoft.CodeAnalysis;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Analyzers.Shapes;

// What gives a tensor other axes: reshape, squeeze, broadcast, resize, join and split.
internal sealed partial class FlowAnalysis
{
    private TensorFact? Reshape(TensorFact tensor, Arguments arguments, SyntaxNode at)
    {
        if (arguments.List("lengths") is not { } list || list.Any(size => size is not SizeFact))
        {
            return null;
        }

        var sizes = list.Select(size => ((SizeFact)size!).Value).ToList();
        if (Resolve(tensor.Shape, sizes, arguments.At("lengths") ?? at) is not { } shape)
        {
            return null;
        }

        if (!tensor.Shape.Equals(shape) && tensor.IsDense == false && tensor.Shape.ProperAxes.Count() > 1)
        {
            Report(
                ShapeRules.NotContiguous, at,
                $"'Reshape' takes shape {tensor.Shape} to {shape}, but its elements do not lie side by side (it is transposed or a part of another "
                    + "tensor), so this throws; copy them first with ToDenseTensor()");
            return null;
        }

        if (Suspicions.Transposition(tensor.Shape, shape) is { } transposition && !shape.HasSoft())
        {
            Report(ShapeRules.Of(transposition.Kind), at, transposition.Text);
        }

        return tensor with { Shape = shape, IsSqueezedColumn = IsColumn(tensor.Shape) && shape.Rank == 1 };
    }

    /// <summary>The sizes of a reshape with its -1 worked out; null after a problem, or where it is open.</summary>
    private Shape? Resolve(Shape from, List<Dimension> sizes, SyntaxNode at)
    {
        var text = $"'Reshape' takes shape {from} to ({string.Join(", ", sizes)})";
        if (sizes.Any(size => size.Value < -1) || sizes.Count(size => size.Value == -1) > 1)
        {
            Report(ShapeRules.Find(RuleIds.Size), at, $"{text}; sizes are not negative, except for one -1 that is worked out");
            return null;
        }

        var open = sizes.FindIndex(size => size.Value == -1);
        var given = sizes.Where((_, axis) => axis != open).Aggregate(Dimension.One, (product, size) => product * size);
        if (open >= 0)
        {
            if (from.Size.Value is { } all && given.Value is { } part && (part == 0 || all % part != 0))
            {
                Report(ShapeRules.Find(RuleIds.Size), at, $"{text}; {given} does not divide its {from.Size} elements");
                return null;
            }

            var size = from.Size / given;
            sizes[open] = size is not null && (size * given).Equals(from.Size) ? size : Symbols.Unknown();
            return new Shape(sizes);
        }

        var shape = new Shape(sizes);
        if ((from.Size - given).Value is { } difference && difference != 0)
        {
            Report(
                ShapeRules.Find(RuleIds.Size), at,
                $"'Reshape' takes shape {from} of {from.Size} elements to {shape} of {given}; the numbers of elements must be equal");
            return null;
        }

        return shape;
    }

    private static bool IsColumn(Shape shape) => shape.Rank == 2 && shape[1].IsOne && !shape[0].IsOne;

    private TensorFact? Squeeze(TensorFact tensor, SyntaxNode at)
    {
        if (tensor.Shape.HasSoft())
        {
            return null;
        }

        var kept = tensor.Shape.ProperAxes.Select(axis => tensor.Shape[axis]).ToList();
        if (kept.Count == 0)
        {
            if (tensor.Rank > 1)
            {
                Report(ShapeRules.NothingLeft, at, $"'Squeeze' of shape {tensor.Shape} removes every axis, and leaves (1); read its one element");
            }

            kept = [Dimension.One];
        }

        return tensor with { Shape = new Shape(kept), IsSqueezedColumn = IsColumn(tensor.Shape) };
    }

    private TensorFact? SqueezeDimension(TensorFact tensor, Arguments arguments, SyntaxNode at)
    {
        if (Axis("SqueezeDimension", arguments, tensor.Shape, tensor.Rank - 1, at, lowest: -1) is not { } axis)
        {
            return null;
        }

        if (axis < 0)
        {
            return null;
        }

        if (tensor.Shape[axis].Value is { } size and not 1)
        {
            Report(
                ShapeRules.Find(RuleIds.Axis), arguments.At("dimension") ?? at,
                $"'SqueezeDimension' removes axis {axis} of shape {tensor.Shape}, which has {size} elements; only an axis of length 1 can be removed");
            return null;
        }

        return tensor.Rank == 1 ? tensor : tensor with { Shape = Removed(tensor.Shape, axis), IsSqueezedColumn = IsColumn(tensor.Shape) && axis == 1 };
    }

    /// <summary>An axis that is known and exists; null after a problem, or where it is not known.</summary>
    private int? Axis(string name, Arguments arguments, Shape shape, int highest, SyntaxNode at, int lowest = 0)
    {
        if (arguments.Number("dimension") is not { } axis)
        {
            return null;
        }

        if (axis >= lowest && axis <= highest)
        {
            return (int)axis;
        }

        Report(
            ShapeRules.Find(RuleIds.Axis), arguments.At("dimension") ?? at,
            $"'{name}' at axis {axis} of shape {shape}, which has {Count(shape.Rank, "axis", "axes")}; it can be 0 to {highest}");
        return null;
    }

    private TensorFact? Broadcast(TensorFact tensor, Arguments arguments, SyntaxNode at)
    {
        var target = arguments.Tensor("lengthsSource")?.Shape
            ?? (arguments.List("lengths") is { Count: > 0 } list ? ShapeOf(list, "Broadcast", at) : null);
        if (target is null)
        {
            return null;
        }

        for (var axis = 0; axis < target.Rank; axis++)
        {
            var (from, to) = (TensorBroadcast.At(tensor.Shape, axis, target.Rank), target[axis]);
            if (tensor.Rank > target.Rank || (from.Value is { } size && to.Value is { } length && size != length && size != 1))
            {
                var why = tensor.Rank > target.Rank ? $"it has {tensor.Rank} axes" : $"axis {axis} is {from} against {to}";
                Report(
                    ShapeRules.Of(ShapeProblemKind.Broadcast), at,
                    $"'Broadcast' takes shape {tensor.Shape} to {target}: {why}; only an axis of length 1, or a missing leading axis, is expanded");
                return null;
            }
        }

        // All pairs on purpose: what is broadcast by hand is no accident.
        return Computed(target, false);
    }

    private TensorFact? Resize(TensorFact tensor, Arguments arguments, SyntaxNode at)
    {
        if (arguments.List("lengths") is not { Count: > 0 } list || ShapeOf(list, "Resize", at) is not { } shape)
        {
            return null;
        }

        if ((tensor.Shape.Size - shape.Size).Value > 0)
        {
            Report(
                ShapeRules.Dropped, at,
                $"'Resize' takes shape {tensor.Shape} of {tensor.Shape.Size} elements to {shape} of {shape.Size}: the rest is left out; slice it off if that is meant");
        }

        return Computed(shape, false);
    }

    private TensorFact? Concatenate(string name, Arguments arguments, SyntaxNode at)
    {
        var axis = name == "Concatenate" ? 0 : arguments.Number("dimension");
        if (axis is not { } joined || Joined(name, arguments, "concatenate", at) is not { } tensors)
        {
            return null;
        }

        var first = tensors[0].Shape;
        if (joined is < -1 || joined >= first.Rank)
        {
            Report(ShapeRules.Find(RuleIds.Axis), arguments.At("dimension") ?? at, $"'{name}' along axis {joined} of shape {first}, which has {Count(first.Rank, "axis", "axes")}");
            return null;
        }

        foreach (var other in tensors.Skip(1).Select(tensor => tensor.Shape))
        {
            if (other.Rank != first.Rank || joined < 0)
            {
                return null;
            }

            for (var each = 0; each < first.Rank; each++)
            {
                if (each != joined && Symbols.Differs(first[each], other[each]))
                {
                    Report(
                        ShapeRules.Join, at,
                        $"'{name}' along axis {joined} has tensors of shapes {first} and {other}, which disagree in axis {each}: {first[each]} against {other[each]}");
                    return null;
                }
            }
        }

        var sum = tensors.Select(tensor => tensor.Shape[(int)joined]).Aggregate((a, b) => a + b);
        return Computed(first.WithDimension((int)joined, sum), false);
    }

    private TensorFact? Stack(string name, Arguments arguments, SyntaxNode at)
    {
        var axis = name == "Stack" ? 0 : arguments.Number("dimension");
        if (axis is not { } stacked || Joined(name, arguments, "stack", at) is not { } tensors)
        {
            return null;
        }

        var first = tensors[0].Shape;
        foreach (var other in tensors.Skip(1).Select(tensor => tensor.Shape))
        {
            var apart = other.Rank != first.Rank ? 0 : Enumerable.Range(0, first.Rank).ToList().FindIndex(each => Symbols.Differs(first[each], other[each]));
            if (apart >= 0)
            {
                Report(
                    ShapeRules.Join, at,
                    $"'{name}' has tensors of shapes {first} and {other}, which must be the same"
                        + (other.Rank == first.Rank ? $"; they disagree in axis {apart}: {first[apart]} against {other[apart]}" : ""));
                return null;
            }
        }

        if (stacked < 0 || stacked > first.Rank)
        {
            Report(ShapeRules.Find(RuleIds.Axis), arguments.At("dimension") ?? at, $"'{name}' at axis {stacked} of tensors of shape {first}; it can be 0 to {first.Rank}");
            return null;
        }

        return Computed(Inserted(first, (int)stacked, Dimension.Of(tensors.Count)), false);
    }

    /// <summary>The tensors to join, two at least; null where one is not known.</summary>
    private List<TensorFact>? Joined(string name, Arguments arguments, string verb, SyntaxNode at)
    {
        if (arguments.List("tensors") is not { } list)
        {
            return null;
        }

        if (list.Count < 2)
        {
            Report(ShapeRules.Join, at, $"'{name}' has {Count(list.Count, "tensor", "tensors")}; it takes two or more to {verb}");
            return null;
        }

        return list.All(tensor => tensor is TensorFact) ? [.. list.Cast<TensorFact>()] : null;
    }

    private void Split(TensorFact tensor, Arguments arguments, SyntaxNode at)
    {
        if (Axis("Split", arguments, tensor.Shape, tensor.Rank - 1, at) is { } axis && arguments.Number("splitCount") is { } count
            && tensor.Shape[axis].Value is { } length && (count <= 0 || length % count != 0))
        {
            Report(
                ShapeRules.Join, arguments.At("splitCount") ?? at,
                $"'Split' of shape {tensor.Shape} into {count} parts along axis {axis}: {count} does not divide {length}");
        }
    }

    private void SetSlice(TensorFact tensor, Arguments arguments, SyntaxNode at)
    {
        if (arguments.Tensor("values") is { } values && arguments.List("ranges") is { } ranges && ranges.Count == tensor.Rank
            && Slice(tensor, [.. ranges], at) is TensorFact slice)
        {
            CheckDestination("SetSlice", values.Shape, slice.Shape, at);
        }
    }

    /// <summary>The dot of two matrices of one shape is the sum of all products, not the matrix product.</summary>
    private void Flattened(Arguments arguments, SyntaxNode at)
    {
        if (arguments.Tensor("x") is { Rank: > 1 } x && arguments.Tensor("y") is { Rank: > 1 } y
            && x.Shape.Equals(y.Shape) && x.Shape.ProperAxes.Count() > 1)
        {
            Report(
                ShapeRules.WholeArray, at,
                $"'Tensor.Dot' of shapes {x.Shape} and {y.Shape} is the sum of all {x.Shape.Size} products, not the matrix product; flatten both if that is meant");
        }
    }
}
