using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;

namespace NumDsl.Analyzers.Shapes;

// Calls and creations: who knows the shape of their results.
internal sealed partial class FlowAnalysis
{
    private Fact? Call(IInvocationOperation call)
    {
        var target = call.TargetMethod;
        var instance = Evaluate(call.Instance);

        // What is handed to an assertion that something throws is wrong on purpose.
        var provokes = target.Name.IndexOf("Throw", StringComparison.Ordinal) >= 0 || target.Name is "Exception" or "ExceptionAsync";
        _quiet += provokes ? 1 : 0;
        var arguments = new Arguments();
        foreach (var argument in call.Arguments)
        {
            var fact = Evaluate(argument.Value);
            if (argument.Parameter is { } parameter)
            {
                arguments.Add(parameter, fact, argument.Value);
                if (parameter.RefKind is RefKind.Ref or RefKind.Out)
                {
                    Assign(argument.Value, null);
                }
            }
        }

        _quiet -= provokes ? 1 : 0;
        return known.IsTensorFunctions(target.ContainingType) ? TensorCall(target, arguments, call.Syntax)
            : known.IsPrimitives(target.ContainingType) ? Primitive(target, arguments, call.Syntax)
            : known.IsFunctions(target.ContainingType) ? ArrayFunction(target.Name, arguments, call.Syntax)
            : known.IsArray(target.ContainingType) ? ArrayMember(target, instance as TensorFact, arguments, call.Syntax)
            : known.IsTensor(target.ContainingType) ? TensorMember(target.Name, instance as TensorFact, arguments, call.Syntax)
            : IsMemoryCall(target) ? MemoryCall(target.Name, instance, arguments)
            : Contracted(call, arguments);
    }

    private Fact? Create(IObjectCreationOperation creation)
    {
        var arguments = new Arguments();
        foreach (var argument in creation.Arguments)
        {
            var fact = Evaluate(argument.Value);
            if (argument.Parameter is { } parameter)
            {
                arguments.Add(parameter, fact, argument.Value);
            }
        }

        Evaluate(creation.Initializer);
        if (known.IsTensor(creation.Type))
        {
            return Over(arguments["array"] ?? arguments["span"], arguments, creation.Type!.Name, creation.Syntax);
        }

        return KnownTensors.IsMemory(creation.Type) && (arguments["array"] ?? arguments["span"]) is MemoryFact memory
            ? Part(memory, arguments)
            : null;
    }

    /// <summary>A tensor over existing elements: <c>Tensor.Create</c>, <c>AsTensorSpan</c>, the spans' constructors.</summary>
    private Fact? Over(Fact? elements, Arguments arguments, string name, SyntaxNode at)
    {
        if (arguments.Has("strides") || arguments.Has("start"))
        {
            return null;
        }

        if (!arguments.Has("lengths"))
        {
            return elements is MemoryFact all ? Computed(Shape.Of(all.Length), false) : null;
        }

        if (arguments.List("lengths") is not { Count: > 0 } list || ShapeOf(list, name, arguments.At("lengths") ?? at) is not { } shape)
        {
            return null;
        }

        if (elements is MemoryFact { Length: var length } && !shape.HasSoft() && !length.IsSoft())
        {
            var missing = (shape.Size - length).Value;
            if (missing > 0)
            {
                Report(
                    ShapeRules.Elements, arguments.At("lengths") ?? at,
                    $"'{name}' has {length} elements for shape {shape}, which needs {shape.Size}");
                return null;
            }

            if (missing < 0)
            {
                Report(
                    ShapeRules.Dropped, arguments.At("lengths") ?? at,
                    $"'{name}' has {length} elements for shape {shape} of {shape.Size}: the rest is left out; slice it off if that is meant");
            }
        }

        return Computed(shape, false);
    }

    /// <summary>The shape that is written down; sizes that are not known are soft, a negative one is reported.</summary>
    private Shape? ShapeOf(IReadOnlyList<Fact?> sizes, string name, SyntaxNode at)
    {
        var shape = new Shape(sizes.Select(size => size is SizeFact { Value: var value } ? value : Symbols.Unknown()));
        if (shape.Dimensions.FirstOrDefault(size => size.Value < 0) is not { } negative)
        {
            return shape;
        }

        Report(ShapeRules.Elements, at, $"'{name}' to shape {shape}: {negative} is negative, and a size is not");
        return null;
    }

    private Fact? Create(IArrayCreationOperation creation)
    {
        var sizes = creation.DimensionSizes.Select(Evaluate).ToList();
        if (creation.Initializer is { } initializer)
        {
            if (sizes.Count == 1)
            {
                return Collect(initializer.ElementValues, creation.Type);
            }

            Evaluate(initializer);
        }

        return sizes is [SizeFact { Value: var length }] ? new MemoryFact(length, NewSource(), Dimension.Zero) : null;
    }

    private Fact? Collect(IEnumerable<IOperation> elements, ITypeSymbol? type)
    {
        var operations = elements.ToList();
        var facts = operations.Select(Evaluate).ToList();
        if (operations.Any(element => element is ISpreadOperation))
        {
            return null;
        }

        var list = new ListFact(facts.ToEquatableArray());
        return type is IArrayTypeSymbol { ElementType: var element } && !KnownTensors.IsInteger(element) && !known.HasShape(element) && element.Name != "NRange" && element.Name != "NIndex"
            || (type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments: [var item] } && !KnownTensors.IsInteger(item) && !known.HasShape(item) && item.Name is not ("NRange" or "NIndex"))
            ? new MemoryFact(Dimension.Of(facts.Count), NewSource(), Dimension.Zero)
            : type is IArrayTypeSymbol
                ? new MemoryFact(Dimension.Of(facts.Count), NewSource(), Dimension.Zero) { Items = list }
                : list;
    }

    private static bool IsMemoryCall(IMethodSymbol target) =>
        target.Name is "AsSpan" or "Slice" or "AsTensorSpan" or "AsReadOnlyTensorSpan" && target.ContainingNamespace?.ToString() == "System";

    private static Fact? MemoryCall(string name, Fact? instance, Arguments arguments) =>
        name is "AsSpan" or "Slice" && (instance ?? arguments["array"] ?? arguments["span"] ?? arguments["text"]) is MemoryFact memory
            ? Part(memory, arguments)
            : null;

    /// <summary>A part of an array by start and length.</summary>
    private static MemoryFact? Part(MemoryFact memory, Arguments arguments)
    {
        var start = arguments.Has("start") ? (arguments["start"] as SizeFact)?.Value : Dimension.Zero;
        if (start is null || arguments.Has("range"))
        {
            return null;
        }

        var length = arguments.Has("length") ? (arguments["length"] as SizeFact)?.Value ?? Symbols.Unknown() : memory.Length - start;
        return new MemoryFact(length, memory.Source, memory.Start + start);
    }

    private Fact? Field(IFieldReferenceOperation reference)
    {
        Evaluate(reference.Instance);
        var field = reference.Field;
        if (!field.IsReadOnly || !(known.HasShape(field.Type) || KnownTensors.IsMemory(field.Type) || KnownTensors.IsInteger(field.Type)))
        {
            return null;
        }

        return Fields.Initializer(field, semantics, cancellationToken) is { } initializer && _depth < 4
            ? Initial(initializer)
            : KnownTensors.IsInteger(field.Type) ? new SizeFact(Symbols.Soft(field.Name)) : null;
    }

    private int _depth;

    /// <summary>What a field is assigned once, judged where that is written.</summary>
    private Fact? Initial(IOperation initializer)
    {
        var state = _state;
        _state = new State();
        _quiet++;
        _depth++;
        var fact = Evaluate(initializer);
        _depth--;
        _quiet--;
        _state = state;
        return fact;
    }
}
