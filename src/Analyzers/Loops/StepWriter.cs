using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Loops;

/// <summary>Writes the steps of a loop, each as calls of its own.</summary>
internal sealed class StepWriter(CallWriter writer, MapWriter maps)
{
    /// <summary>Whether a sum or a product of floating-point numbers is taken in another order.</summary>
    public bool Reorders { get; private set; }

    public bool Write(Step step, bool readsBeforeWrites) => step switch
    {
        MapStep map => maps.Write(map, readsBeforeWrites),
        ReduceStep reduce => Reduce(reduce),
        CountStep count => Count(count),
        ExtremeStep extreme => Extreme(extreme),
        IndexOfExtremeStep index => IndexOf(index),
        _ => false,
    };

    private bool Reduce(ReduceStep step)
    {
        if (ElementTypes.IsHalf(step.Type))
        {
            return false;
        }

        Reorders |= !ElementTypes.IsInteger(step.Type) && step.Join.Name is "Add" or "Subtract" or "Multiply";
        // A total in an array is read and written where the loop may run no time.
        writer.NeedsGuard |= step.Into is not null;
        return step.Join.Name switch
        {
            "Add" => Sum(step) is { } sum && Total(step, $"{step.Total} += {sum};"),
            "Subtract" => Sum(step) is { } sum && Total(step, $"{step.Total} -= {sum};"),
            "Multiply" => Whole("Product", step) is { } product && Total(step, $"{step.Total} *= {product};"),
            "Max" or "Min" => !ElementTypes.IsGenericNumber(step.Type) && Extreme(step) is { } extreme
                && Total(step, $"{step.Total} = Math.{step.Join.Name}({step.Total}, {extreme});"),
            _ => false,
        };
    }

    private bool Total(ReduceStep step, string statement)
    {
        if (step.Join.Name is "Max" or "Min")
        {
            writer.Usings.Add("System");
        }

        writer.Add(statement);
        return true;
    }

    /// <summary>The sum of a step's values as one expression; null if there is none.</summary>
    public string? Sum(ReduceStep step)
    {
        var type = step.Type;
        return step.Value switch
        {
            Element element when writer.IsVector(element) => writer.Call("Sum", type, writer.Span(element)),
            Apply { Function.Name: "Multiply", Arguments: [Element a, Element b] } when writer.IsVector(a) && writer.IsVector(b) =>
                a.Equals(b) ? writer.Call("SumOfSquares", type, writer.Span(a)) : writer.Call("Dot", type, writer.Span(a), writer.Span(b)),
            Apply { Function.Name: "Abs", Arguments: [Element a] } when writer.IsVector(a) && ElementTypes.IsSingleOrDouble(type) =>
                writer.Call("SumOfMagnitudes", type, writer.Span(a)),
            Apply { Function.Name: "Multiply", Arguments: [Apply { Function.Name: "Subtract", Arguments: [Element a, Element b] } left, Apply right] }
                when left.Equals(right) && writer.IsVector(a) && writer.IsVector(b) && ElementTypes.IsSingleOrDouble(type) =>
                writer.OwnCall("SumOfSquaredDifferences", type, writer.Span(a), writer.Span(b)),
            _ => maps.Place(step.Value, type) is { } place ? writer.Call("Sum", type, place) : null,
        };
    }

    private string? Whole(string method, ReduceStep step)
    {
        if (step.Value is not Element element || !writer.IsVector(element))
        {
            return null;
        }

        // It throws for no elements.
        writer.NeedsGuard = true;
        return writer.Call(method, step.Type, writer.Span(element));
    }

    private string? Extreme(ReduceStep step)
    {
        if (step.Value is Apply { Function.Name: "Abs", Arguments: [Element element] } && step.Join.Name == "Max"
            && writer.IsVector(element) && ElementTypes.IsSingleOrDouble(step.Type))
        {
            writer.NeedsGuard = true;
            return $"Math.Abs({writer.Call("MaxMagnitude", step.Type, writer.Span(element))})";
        }

        return Whole(step.Join.Name, step);
    }

    private bool Count(CountStep step)
    {
        var (left, right) = (writer.Ground(step.Left), writer.Ground(step.Right));
        if (left is not (Element or Number) || right is not (Element or Number) || (left is Number && right is Number))
        {
            return false;
        }

        var comparison = step.Comparison;
        if (left is Number)
        {
            (left, right) = (right, left);
            comparison = comparison switch
            {
                "Less" => "Greater",
                "LessOrEqual" => "GreaterOrEqual",
                "Greater" => "Less",
                "GreaterOrEqual" => "LessOrEqual",
                _ => comparison,
            };
        }

        writer.Add($"{step.Total} += {writer.OwnCall("Count", step.Type, writer.Leaf(left)!, $"Comparison.{comparison}", writer.Leaf(right)!)};");
        return true;
    }

    private bool Extreme(ExtremeStep step)
    {
        var method = step.IsMaximum ? "MaxByComparison" : "MinByComparison";
        writer.Add($"{step.Total} = {writer.OwnCall(method, step.Type, step.Total, writer.Span(step.Value))};");
        return true;
    }

    private bool IndexOf(IndexOfExtremeStep step)
    {
        var method = step.IsMaximum ? "IndexOfMaxByComparison" : "IndexOfMinByComparison";
        if (step.Value.Storage.Kind is not (StorageKind.Array or StorageKind.Span or StorageKind.ReadOnlySpan))
        {
            return false;
        }

        writer.NeedsGuard = true;
        writer.Add($"{step.Index} = {writer.OwnCall(method, step.Type, step.Value.Storage.Text, step.Index, writer.Low, writer.High)};");
        return true;
    }
}
