using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Frontend;

// Properties, fields and indexers.
internal sealed partial class Interpreter
{
    private readonly HashSet<IFieldSymbol> _fieldsBeingRead = new(SymbolEqualityComparer.Default);

    private Value Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (reference.Instance is IInstanceReferenceOperation && SymbolEqualityComparer.Default.Equals(property.ContainingType, model.Type))
        {
            return ModelProperty(property, reference);
        }

        if (reference.Instance is null)
        {
            return Report(
                RuleIds.NotConstant, reference,
                $"An equation cannot read the property '{property.Name}'; make it a constant, or an argument");
        }

        if (Known.IsTensor(reference.Instance.Type) && property.IsIndexer)
        {
            return Slice(reference.Instance, [.. reference.Arguments.Select(index => index.Value)], reference);
        }

        if (property.IsIndexer && reference.Arguments is [var argument])
        {
            return Index(reference.Instance, argument.Value, reference);
        }

        var instance = Evaluate(reference.Instance);
        return (instance, property.Name) switch
        {
            ({ IsUnknown: true }, _) => instance,
            (ShapeValue { Shape: var shape }, "Length") => new SizeValue(Dimension.Of(shape.Rank)),
            (NodeValue { Node: var node }, _) when Known.IsArray(reference.Instance.Type) => ArrayProperty(node, property.Name, reference),
            _ => Report(
                RuleIds.UnsupportedExpression, reference,
                $"The property '{property.Name}' cannot be compiled in an equation; compute with the value itself"),
        };
    }

    private Value ArrayProperty(int node, string name, IOperation at)
    {
        var shape = _graph.ShapeOf(node);
        return name switch
        {
            "T" => new NodeValue(_graph.SwapAxes(node)),
            "Shape" => new ShapeValue(shape),
            "Rank" => new SizeValue(Dimension.Of(shape.Rank)),
            "Length" => Sized(shape.Size, at),
            _ => Report(RuleIds.UnsupportedExpression, at, $"The property '{name}' of an NDArray cannot be compiled in an equation"),
        };
    }

    /// <summary>A parameter, or the size of one of the model's symbols.</summary>
    private Value ModelProperty(IPropertySymbol property, IOperation at)
    {
        if (model.Parameters.TryGetValue(property.Name, out var parameter))
        {
            return parameter is null ? Fail() : new NodeValue(Input(new InputDetail(parameter.Name, parameter.Shape, true)));
        }

        return model.Symbols.FirstOrDefault(symbol => GeneratedNames.SizeProperty(symbol) == property.Name) is { } size
            ? new SizeValue(Dimension.Symbol(size))
            : Report(
                RuleIds.NotConstant,
                at,
                $"An equation cannot read the property '{property.Name}', which is not a [Parameter]; make it a constant, a "
                    + "parameter or an argument");
    }

    private Value Field(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (field.IsStatic && field.IsReadOnly && (IsFloating(field.Type) || IsInteger(field.Type) || Known.IsScalar(field.Type)
                || field.Type.SpecialType == SpecialType.System_Boolean)
            && FieldValue(field) is { } value)
        {
            return value;
        }

        return Report(
            RuleIds.NotConstant,
            reference,
            $"The field '{field.Name}' is not a constant; an equation may read 'const' and 'static readonly' numbers that are "
                + "initialised with constants: make it one of these, or an argument");
    }

    /// <summary>The value of a static readonly field with a constant initialiser; null for any other.</summary>
    private Value? FieldValue(IFieldSymbol field)
    {
        if (field.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax(Source.CancellationToken) is not VariableDeclaratorSyntax { Initializer: { } initializer }
            || field.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared)
            || Source.Semantics(initializer.SyntaxTree).GetOperation(initializer, Source.CancellationToken)
                is not IFieldInitializerOperation { Value: var operation }
            || !_fieldsBeingRead.Add(field))
        {
            return null;
        }

        // Only numbers: an initialiser that is more than arithmetic on constants is not read.
        var isConstant = operation.DescendantsAndSelf().All(each => each.ConstantValue.HasValue
            || each is IConversionOperation or IBinaryOperation or IUnaryOperation or IParenthesizedOperation or IArgumentOperation
            || (each is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } other } && FieldValue(other) is not null)
            || (each is IInvocationOperation call && IsMath(call.TargetMethod)));
        var value = isConstant ? Evaluate(operation) : null;
        _fieldsBeingRead.Remove(field);
        return value;
    }

    private Value Index(IOperation instance, IOperation index, IOperation at)
    {
        if (Known.IsTensor(instance.Type))
        {
            return Slice(instance, [index], at);
        }

        var value = Evaluate(instance);
        if (value is not ShapeValue { Shape: var shape })
        {
            return value.IsUnknown ? value : Unsupported(at);
        }

        var (number, fromEnd) = index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat ? (hat.Operand, true) : (index, false);
        if (Evaluate(number) is not SizeValue { Dimension.Value: { } axis })
        {
            return _failed ? Value.Unknown : Undecided(number, "[]");
        }

        var counted = fromEnd ? shape.Rank - axis : axis;
        return counted >= 0 && counted < shape.Rank
            ? new SizeValue(shape[(int)counted])
            : Report(RuleIds.Axis, at, $"The shape {shape} has {shape.Rank} axes, so it has no [{(fromEnd ? "^" : "")}{axis}]");
    }
}
