using Microsoft.CodeAnalysis;
using NumDsl.Generator.Frontend;

namespace NumDsl.Analyzers.Shapes;

// TensorPrimitives: spans of one length, a destination that is long enough, and no overlap at another start.
internal sealed partial class FlowAnalysis
{
    /// <summary>Those that are not defined over nothing; tried out with versions 10.0 and 11.0.</summary>
    private static readonly HashSet<string> NeedElements =
    [
        "Max", "Min", "MaxMagnitude", "MaxMagnitudeNumber", "MaxNumber", "MinMagnitude", "MinMagnitudeNumber", "MinNumber", "Product",
        "Average", "StdDev", "Distance", "CosineSimilarity", "ProductOfSums", "ProductOfDifferences", "SoftMax", "Sigmoid",
    ];

    private Fact? Primitive(IMethodSymbol target, Arguments arguments, SyntaxNode at)
    {
        var spans = arguments.All.Where(argument => argument.Fact is MemoryFact && KnownTensors.IsMemory(argument.Parameter.Type)).ToList();
        var inputs = spans.Where(span => span.Parameter.Type.Name == "ReadOnlySpan").ToList();
        if (inputs.Count == 0)
        {
            return null;
        }

        var name = target.Name;
        var first = (MemoryFact)inputs[0].Fact!;
        var isElementwise = !target.Parameters.Any(parameter => parameter.Type.Name == "Span")
            || target.Parameters.All(parameter => parameter.Type.Name != "Span" || parameter.Name.EndsWith("estination", StringComparison.Ordinal));
        foreach (var (parameter, fact, _) in inputs.Skip(1))
        {
            var other = (MemoryFact)fact!;
            if (Symbols.Differs(first.Length, other.Length))
            {
                Report(
                    ShapeRules.Destination, at,
                    $"'{name}' has inputs of {first.Length} and {other.Length} elements ('{inputs[0].Parameter.Name}' and '{parameter.Name}'); they must be equally long: slice the longer one");
                return null;
            }
        }

        var isReduction = target.Parameters.All(parameter => parameter.Type.Name != "Span");
        if (first.Length.Value == 0 && NeedElements.Contains(name) && (isReduction || name is "SoftMax" or "Sigmoid"))
        {
            Report(ShapeRules.Find(RuleIds.Empty), at, $"'{name}' over no elements is not defined");
            return null;
        }

        foreach (var (parameter, fact, _) in spans.Where(span => span.Parameter.Type.Name == "Span" && isElementwise))
        {
            Written(name, parameter.Name, (MemoryFact)fact!, first, inputs, at);
        }

        return null;
    }

    private void Written(
        string name,
        string destinationName,
        MemoryFact destination,
        MemoryFact first,
        List<(IParameterSymbol Parameter, Fact? Fact, IOperation At)> inputs,
        SyntaxNode at)
    {
        if ((first.Length - destination.Length).Value > 0)
        {
            Report(
                ShapeRules.Destination, at,
                $"'{name}' writes {first.Length} elements into '{destinationName}' of {destination.Length}; give it a longer one, or slice the input");
            return;
        }

        foreach (var (parameter, fact, _) in inputs)
        {
            var input = (MemoryFact)fact!;
            if (input.Source != 0 && input.Source == destination.Source && (destination.Start - input.Start).Value is { } distance && distance != 0
                && (distance > 0 ? input.Length.Value > distance : destination.Length.Value > -distance) && input.Length.Value > 0)
            {
                Report(
                    ShapeRules.Destination, at,
                    $"'{name}' writes into '{destinationName}', which overlaps '{parameter.Name}' but starts {Math.Abs(distance)} elements "
                        + $"{(distance > 0 ? "after" : "before")} it; they must start at the same element or not overlap: copy the input first");
                return;
            }
        }
    }
}
