using Microsoft.CodeAnalysis;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Analyzers.Shapes;

// The functions of System.Numerics.Tensors. What each does was tried out with version 11.0: the tests run every pattern.
internal sealed partial class FlowAnalysis
{
    private static readonly HashSet<string> NeedElementsInTensors = ["Max", "Min", "MaxMagnitude", "MaxMagnitudeNumber", "MaxNumber", "MinMagnitude", "MinMagnitudeNumber", "MinNumber"];

    private Fact? TensorCall(IMethodSymbol target, Arguments arguments, SyntaxNode at)
    {
        var name = target.Name;
        var tensor = arguments.Tensor("tensor") ?? arguments.Tensor("source") ?? arguments.Tensor("x");
        switch (name)
        {
            case "Create" or "AsTensorSpan" or "AsReadOnlyTensorSpan":
                return Over(arguments["array"], arguments, name, at);
            case "CreateFromShape" or "CreateFromShapeUninitialized":
                return arguments.Has("strides") || arguments.List("lengths") is not { Count: > 0 } lengths
                    || ShapeOf(lengths, name, arguments.At("lengths") ?? at) is not { } created
                        ? null
                        : Computed(created, false);
            case "Concatenate" or "ConcatenateOnDimension":
                return Concatenate(name, arguments, at);
            case "Stack" or "StackAlongDimension":
                return Stack(name, arguments, at);
        }

        if (tensor is null)
        {
            return null;
        }

        switch (name)
        {
            case "Reshape":
                return Reshape(tensor, arguments, at);
            case "Transpose":
                if (tensor.Rank >= 2)
                {
                    return Transposed(tensor);
                }

                Report(
                    ShapeRules.Find(RuleIds.Rank), at,
                    $"'Transpose' of shape {tensor.Shape}: a tensor of rank 1 is neither a row nor a column; reshape it to (1, {tensor.Shape[0]}) or ({tensor.Shape[0]}, 1)");
                return null;
            case "PermuteDimensions":
                return Permute(tensor, arguments, at);
            case "Squeeze":
                return Squeeze(tensor, at);
            case "SqueezeDimension":
                return SqueezeDimension(tensor, arguments, at);
            case "Unsqueeze":
                return Axis(name, arguments, tensor.Shape, tensor.Rank, at) is not { } unsqueezed ? null
                    : tensor with { Shape = Inserted(tensor.Shape, unsqueezed, Dimension.One), IsSqueezedColumn = false };
            case "Broadcast":
                return Broadcast(tensor, arguments, at);
            case "BroadcastTo" or "TryBroadcastTo" or "ResizeTo":
                if (name == "BroadcastTo" && arguments.Tensor("destination") is { } into)
                {
                    CheckDestination(name, tensor.Shape, into.Shape, at);
                }

                return null;
            case "Resize":
                return Resize(tensor, arguments, at);
            case "ReverseDimension":
                return Axis(name, arguments, tensor.Shape, tensor.Rank - 1, at, lowest: -1) is null ? null : Computed(tensor.Shape, false);
            case "Split":
                Split(tensor, arguments, at);
                return null;
            case "SetSlice":
                SetSlice(tensor, arguments, at);
                return tensor;
            case "FilteredUpdate":
                return tensor;
            case "Dot":
                Flattened(arguments, at);
                break;
            case "SoftMax" when tensor.Rank > 1 && tensor.Shape.ProperAxes.Count() > 1:
                Report(
                    ShapeRules.WholeArray, at,
                    $"'SoftMax' of shape {tensor.Shape} is over all {tensor.Shape.Size} elements, not over each row; take the rows one by one");
                break;
        }

        if (NeedElementsInTensors.Contains(name) && arguments.All.Count == 1 && tensor.Shape.Size.Value == 0)
        {
            Report(ShapeRules.Find(RuleIds.Empty), at, $"'{name}' of shape {tensor.Shape} is over no elements and is not defined");
            return null;
        }

        return Operation(target, arguments, at);
    }

    /// <summary>An operation on each element, or on all: by its signature. A destination has to have the result's shape.</summary>
    private TensorFact? Operation(IMethodSymbol target, Arguments arguments, SyntaxNode at)
    {
        var inputs = arguments.All.Where(argument => argument.Parameter.Name != "destination" && known.IsTensor(argument.Parameter.Type)).ToList();
        if (inputs.Count is 0 or > 2 || inputs.Any(input => input.Fact is not TensorFact))
        {
            return null;
        }

        var first = (TensorFact)inputs[0].Fact!;
        var result = inputs.Count == 1 ? Computed(first.Shape, false) : Elementwise(target.Name, first, (TensorFact)inputs[1].Fact!, at);
        if (result is not null && arguments.Tensor("destination") is { } destination)
        {
            CheckDestination(target.Name, result.Shape, destination.Shape, at);
            return destination;
        }

        return known.IsTensor(target.ReturnType) ? result : null;
    }

    /// <summary>A result goes into a destination of its shape, or of one that it can be broadcast to.</summary>
    private void CheckDestination(string name, Shape result, Shape destination, SyntaxNode at)
    {
        var why = result.Rank > destination.Rank ? $"it has {result.Rank} axes" : null;
        for (var axis = 0; axis < destination.Rank && why is null; axis++)
        {
            var (from, to) = (TensorBroadcast.At(result, axis, destination.Rank), destination[axis]);
            if (from.Value is { } size && to.Value is { } length && size != length && size != 1)
            {
                why = $"axis {axis} is {from} against {to}";
            }
        }

        if (why is not null)
        {
            Report(
                ShapeRules.Destination, at,
                $"'{name}' writes a result of shape {result} into a destination of shape {destination}: {why}; give it a destination of shape {result}");
        }
    }

    private Fact? TensorMember(string name, TensorFact? tensor, Arguments arguments, SyntaxNode at)
    {
        if (tensor is null)
        {
            return null;
        }

        switch (name)
        {
            case "AsTensorSpan" or "AsReadOnlyTensorSpan" when arguments.All.Count == 0:
                return tensor;
            case "ToDenseTensor":
                return tensor with { IsDense = true };
            case "Slice" or "AsTensorSpan" or "AsReadOnlyTensorSpan":
                if (arguments.All is not [{ Parameter.Name: var parameter }] || arguments.List(parameter) is not { Count: > 0 } places)
                {
                    return null;
                }

                if (places.Count == tensor.Rank)
                {
                    return Slice(tensor, [.. places], at);
                }

                Report(
                    ShapeRules.Index, at,
                    $"'{name}' has {Count(places.Count, "range", "ranges")} for shape {tensor.Shape}, which has {Count(tensor.Rank, "axis", "axes")}; write one for each");
                return null;
            case "CopyTo":
                if (arguments.Tensor("destination") is { } destination)
                {
                    CheckDestination(name, tensor.Shape, destination.Shape, at);
                }

                return null;
            case "FlattenTo":
                if (arguments["destination"] is MemoryFact { Length.Value: { } length } && length < tensor.Shape.Size.Value)
                {
                    Report(ShapeRules.Destination, at, $"'FlattenTo' writes {tensor.Shape.Size} elements of shape {tensor.Shape} into {length}; give it a longer span");
                }

                return null;
            default:
                return null;
        }
    }

    private static TensorFact Transposed(TensorFact tensor)
    {
        var rank = tensor.Rank;
        var sizes = tensor.Shape.Dimensions.ToList();
        (sizes[rank - 2], sizes[rank - 1]) = (sizes[rank - 1], sizes[rank - 2]);
        return tensor with { Shape = new Shape(sizes), IsDense = Moved(tensor, sizes) };
    }

    /// <summary>Whether elements still lie side by side after axes were moved: with one proper axis they do.</summary>
    private static bool? Moved(TensorFact tensor, List<Dimension> sizes) =>
        tensor.IsArray ? true
        : sizes.Count(size => !size.IsOne) <= 1 ? tensor.IsDense
        : tensor.IsDense == true && sizes.All(size => size.Value is null or > 1) && !sizes.Any(Symbols.IsSoft) ? false : null;

    private TensorFact? Permute(TensorFact tensor, Arguments arguments, SyntaxNode at)
    {
        if (arguments.List("dimensions") is not { } list || list.Any(axis => axis is not SizeFact { Value.Value: not null }))
        {
            return null;
        }

        var order = list.Count == 0
            ? [.. Enumerable.Range(0, tensor.Rank).Reverse()]
            : list.Select(axis => (int)((SizeFact)axis!).Value.Value!.Value).ToList();
        var inference = Structural.Transpose.Infer([tensor.Shape], new PermutationDetail(order.ToEquatableArray()));
        if (inference.Problem is { } problem)
        {
            Report(ShapeRules.Of(problem.Kind), arguments.At("dimensions") ?? at, problem.Text.Replace("'Transpose'", "'PermuteDimensions'"));
            return null;
        }

        var stays = order.SequenceEqual(Enumerable.Range(0, tensor.Rank));
        return tensor with { Shape = inference.Shape!, IsDense = stays ? tensor.IsDense : Moved(tensor, [.. inference.Shape!.Dimensions]) };
    }

    private static Shape Inserted(Shape shape, int axis, Dimension size)
    {
        var sizes = shape.Dimensions.ToList();
        sizes.Insert(axis, size);
        return new Shape(sizes);
    }

    private static Shape Removed(Shape shape, int axis) => new(shape.Dimensions.Where((_, each) => each != axis));
}
