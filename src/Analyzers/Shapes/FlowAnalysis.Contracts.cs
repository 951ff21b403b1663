using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Analyzers.Declarations;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;

namespace NumDsl.Analyzers.Shapes;

// [Shape] on parameters and results: promises, checked where they are made and where they are used.
internal sealed partial class FlowAnalysis
{
    /// <summary>The declared shape of a parameter whose type has one.</summary>
    private Shape? Contract(ISymbol parameter, ITypeSymbol type) =>
        known.HasShape(type) && parameter.Attribute("ShapeAttribute") is { } attribute ? Valid(ShapeReader.ReadAnyRank(attribute), type) : null;

    private Shape? Valid(Shape? shape, ITypeSymbol type) => shape is { Rank: 1 } && known.IsArray(type) ? null : shape;

    private TensorFact Declared(ITypeSymbol type, Shape shape) =>
        new(shape, known.IsArray(type)) { IsDense = known.IsArray(type) ? true : null, Source = NewSource() };

    /// <summary>Checks the arguments of a call against the declared shapes, and gives the declared shape of the result.</summary>
    private Fact? Contracted(IInvocationOperation call, Arguments arguments)
    {
        var target = call.TargetMethod;
        var bindings = new Dictionary<string, Dimension>(StringComparer.Ordinal);
        var matches = new List<(string Name, Shape Declared, Shape Actual)>();
        foreach (var (parameter, fact, _) in arguments.All)
        {
            if (fact is TensorFact tensor && Contract(parameter, parameter.Type) is { } declared)
            {
                matches.Add((parameter.Name, declared, tensor.Shape));
            }
        }

        if (matches.Count > 0 && SymbolBinding.Unify(matches, [], bindings) is { } mismatch)
        {
            Report(
                Judge(mismatch with { Text = $"In this call of '{target.Name}', {mismatch.Text}" }, certain: false, [.. matches.Select(match => match.Actual)]),
                call.Syntax);
            bindings.Clear();
        }

        if (!known.HasShape(target.ReturnType)
            || Attributes.Find(target.GetReturnTypeAttributes(), "ShapeAttribute") is not { } attribute
            || Valid(ShapeReader.ReadAnyRank(attribute), target.ReturnType) is not { } result)
        {
            return null;
        }

        foreach (var symbol in result.Dimensions.SelectMany(size => size.Symbols).Where(symbol => !bindings.ContainsKey(symbol)).ToList())
        {
            bindings[symbol] = Symbols.Unknown();
        }

        return SymbolBinding.Apply(result, bindings) is { } shape ? Declared(target.ReturnType, shape) : null;
    }

    private void Return(IReturnOperation result)
    {
        var fact = Evaluate(result.ReturnedValue);
        if (fact is TensorFact { Shape: var shape } && result.ReturnedValue is { } value && IsOwn(result) && method is not null
            && Attributes.Find(method.GetReturnTypeAttributes(), "ShapeAttribute") is { } attribute
            && Valid(ShapeReader.ReadAnyRank(attribute), method.ReturnType) is { } declared
            && Breach(declared, shape) is { } why)
        {
            var properties = ModelRules.Properties(shape.HasSoft() ? null : shape);
            while (value is IConversionOperation { IsImplicit: true } conversion)
            {
                value = conversion.Operand;
            }

            Report(
                ShapeRules.Of(shape.Rank == declared.Rank ? ShapeProblemKind.Declared : ShapeProblemKind.Rank),
                value.Syntax.GetLocation(),
                $"The result of '{method.Name}' is declared as {declared}, but its shape is {shape}{why}",
                properties);
        }

        if (result.Kind == OperationKind.Return)
        {
            _state.Leave();
        }
    }

    /// <summary>Whether a return belongs to the method itself, not to a lambda or local function in it.</summary>
    private static bool IsOwn(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where a result breaks its declaration: a size that may be equal is none.</summary>
    private string? Breach(Shape declared, Shape shape)
    {
        if (declared.Rank != shape.Rank)
        {
            return ", of another rank";
        }

        // The symbols of a result that no parameter has stand for any size, each for one.
        var fixedSymbols = new HashSet<string>(
            method!.Parameters.SelectMany(parameter => Contract(parameter, parameter.Type)?.Dimensions.SelectMany(size => size.Symbols)
                ?? (KnownTensors.IsInteger(parameter.Type) ? [parameter.Name] : [])),
            StringComparer.Ordinal);
        for (var axis = 0; axis < declared.Rank; axis++)
        {
            if (!declared[axis].Equals(shape[axis]) && !shape[axis].IsSoft() && declared[axis].Symbols.All(fixedSymbols.Contains)
                && !method!.Parameters.Any(parameter => _assignments.IsGuarded(parameter)))
            {
                return $": axis {axis} is {shape[axis]}, not {declared[axis]}";
            }
        }

        return null;
    }
}
