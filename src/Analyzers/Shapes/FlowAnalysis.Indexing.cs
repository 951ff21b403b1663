using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;

namespace NumDsl.Analyzers.Shapes;

// Properties, elements and slices.
internal sealed partial class FlowAnalysis
{
    private Fact? Property(IPropertyReferenceOperation reference)
    {
        var instance = Evaluate(reference.Instance);
        var arguments = reference.Arguments.Select(argument => (Fact: Evaluate(argument.Value), At: argument.Value)).ToList();
        var name = reference.Property.Name;
        switch (instance)
        {
            case TensorFact tensor when reference.Property.IsIndexer:
                return Indexed(tensor, Written(arguments.Select(argument => argument.Fact)), reference);
            case TensorFact tensor:
                return name switch
                {
                    "Lengths" or "Shape" => new LengthsFact(tensor.Shape),
                    "Rank" => new SizeFact(Dimension.Of(tensor.Rank)),
                    "FlattenedLength" or "Length" => Sized(tensor.Shape.Size),
                    "T" when tensor.IsArray => Transposed(tensor),
                    _ => null,
                };
            case LengthsFact { Shape: var shape } when reference.Property.IsIndexer:
                return arguments is [(var axis, _)] ? Length(shape, axis, reference) : null;
            case LengthsFact { Shape: var shape } when name is "Length" or "Count":
                return new SizeFact(Dimension.Of(shape.Rank));
            case MemoryFact memory when name is "Length":
                return new SizeFact(memory.Length);
            default:
                return Named(reference);
        }
    }

    /// <summary>A length of a tensor that is not known, but not assigned again either, is the same length at every place.</summary>
    private Fact? Named(IPropertyReferenceOperation reference)
    {
        var instance = reference.Instance is IPropertyReferenceOperation { Instance: { } inner } ? inner : reference.Instance;
        ISymbol? variable = instance is ILocalReferenceOperation local ? local.Local
            : instance is IParameterReferenceOperation parameter ? parameter.Parameter
            : null;
        return variable is not null && KnownTensors.IsInteger(reference.Type) && !_assignments.IsReassigned(variable)
            && reference.Arguments.All(argument => argument.Value.DescendantsAndSelf().All(each => each is not (ILocalReferenceOperation or IParameterReferenceOperation)))
                ? new SizeFact(Dimension.Symbol($"{reference.Syntax}?"))
                : null;
    }

    private Fact? Implicit(IImplicitIndexerReferenceOperation indexer)
    {
        var (instance, argument) = (Evaluate(indexer.Instance), Evaluate(indexer.Argument));
        return instance is LengthsFact { Shape: var shape } ? Length(shape, argument, indexer)
            : instance is MemoryFact memory && argument is RangeFact range ? Sliced(memory, range)
            : null;
    }

    private Fact? Element(IArrayElementReferenceOperation element)
    {
        Evaluate(element.ArrayReference);
        foreach (var index in element.Indices)
        {
            Evaluate(index);
        }

        return null;
    }

    private Fact? Length(Shape shape, Fact? axis, IOperation at)
    {
        if (Index(axis) is not { Value.Value: { } value } index)
        {
            return null;
        }

        var counted = index.IsFromEnd ? shape.Rank - value : value;
        if (counted >= 0 && counted < shape.Rank)
        {
            return new SizeFact(shape[(int)counted]);
        }

        Report(ShapeRules.Find(RuleIds.Axis), at.Syntax, $"The shape {shape} has {shape.Rank} axes, so it has no [{(index.IsFromEnd ? "^" : "")}{value}]");
        return null;
    }

    /// <summary>The indexes or ranges of an indexer, whichever way the compiler passes them.</summary>
    private static List<Fact?> Written(IEnumerable<Fact?> arguments)
    {
        var places = arguments.ToList();
        return places is [ListFact { Items: var items }] ? [.. items]
            : places is [MemoryFact { Items: { Items: var written } }] ? [.. written]
            : places is [MemoryFact or null] ? []
            : places;
    }

    private Fact? Indexed(TensorFact tensor, List<Fact?> places, IPropertyReferenceOperation at)
    {
        if (places.Count == 0)
        {
            return null;
        }

        var syntax = at.Syntax;
        if (places.Count != tensor.Rank)
        {
            Report(
                ShapeRules.Index, syntax,
                $"'{syntax}' has {Count(places.Count, "index", "indexes")} for shape {tensor.Shape}, which has {Count(tensor.Rank, "axis", "axes")}; write one for each");
            return null;
        }

        return known.HasShape(at.Type) ? Slice(tensor, places, syntax) : CheckElement(tensor, places, syntax);
    }

    private Fact? CheckElement(TensorFact tensor, List<Fact?> places, SyntaxNode at)
    {
        for (var axis = 0; axis < tensor.Rank; axis++)
        {
            if (Index(places[axis]) is { } index && tensor.Shape[axis].Value is { } length && index.Value.Value is { } value
                && (index.IsFromEnd ? value < 1 || value > length : value < 0 || value >= length))
            {
                Report(
                    ShapeRules.Index, at,
                    $"The index {(index.IsFromEnd ? "^" : "")}{value} is outside axis {axis} of shape {tensor.Shape}, which has {length}");
                return null;
            }
        }

        return null;
    }

    /// <summary>The part of a tensor within ranges; its elements lie side by side if only the first proper axis is cut.</summary>
    private Fact? Slice(TensorFact tensor, List<Fact?> places, SyntaxNode at)
    {
        var sizes = new List<Dimension>();
        var dense = tensor.IsDense;
        for (var axis = 0; axis < tensor.Rank; axis++)
        {
            var size = places[axis] switch
            {
                RangeFact range => Extent(tensor.Shape, axis, range, at),
                SizeFact or IndexFact when Index(places[axis]) is { } start => Extent(tensor.Shape, axis, new RangeFact(start, null), at),
                _ => Symbols.Unknown(),
            };
            if (size is null)
            {
                return null;
            }

            var isWhole = size.Equals(tensor.Shape[axis]);
            if (!isWhole && sizes.Any(earlier => !earlier.IsOne))
            {
                dense = sizes.All(earlier => earlier.Value is not null) && size.Value is not null && dense == true ? false : null;
            }
            else if (!isWhole && dense == false)
            {
                dense = null;
            }

            sizes.Add(size);
        }

        return new TensorFact(new Shape(sizes), tensor.IsArray) { IsDense = dense, Source = NewSource() };
    }

    private Dimension? Extent(Shape shape, int axis, RangeFact range, SyntaxNode at)
    {
        var length = shape[axis];
        var start = range.Start is { } s ? (s.IsFromEnd ? length - s.Value : s.Value) : Dimension.Zero;
        var end = range.End is { } e ? (e.IsFromEnd ? length - e.Value : e.Value) : length;
        if (start.Value < 0 || (start.Value is { } first && length.Value is { } all && (first > all || end.Value > all)) || (end - start).Value < 0)
        {
            Report(
                ShapeRules.Index, at,
                $"The range {start}..{end} is outside axis {axis} of shape {shape}, which has {length}");
            return null;
        }

        return end - start;
    }

    private static IndexFact? Index(Fact? fact) => fact switch
    {
        IndexFact index => index,
        SizeFact size => new IndexFact(size.Value, false),
        _ => null,
    };

    private IndexFact? End(IOperation? operand) => operand is null ? null : Index(Evaluate(operand)) ?? new IndexFact(Symbols.Unknown(), false);

    /// <summary><c>x[0..2, ..] = y</c>: what is assigned fits the slice, or is broadcast to it.</summary>
    private void AssignSlice(IPropertyReferenceOperation target, Fact? value)
    {
        if (Property(target) is TensorFact slice && value is TensorFact tensor)
        {
            CheckDestination("=", tensor.Shape, slice.Shape, target.Syntax);
        }
    }

    private static MemoryFact? Sliced(MemoryFact memory, RangeFact range)
    {
        var start = range.Start is { } s ? (s.IsFromEnd ? memory.Length - s.Value : s.Value) : Dimension.Zero;
        var end = range.End is { } e ? (e.IsFromEnd ? memory.Length - e.Value : e.Value) : memory.Length;
        return new MemoryFact(end - start, memory.Source, memory.Start + start);
    }

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";
}
