using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Graphs;

namespace NumDsl.Analyzers.Shapes;

// Expressions: each operand is evaluated exactly once, whatever is known of it.
internal sealed partial class FlowAnalysis
{
    /// <summary>More than any method needs; loops in loops are run several times.</summary>
    private const int MaximumSteps = 200_000;

    private int _steps;

    private Fact? Evaluate(IOperation? operation)
    {
        if (operation is null || !_state.IsReachable || _gaveUp)
        {
            return null;
        }

        CheckStack();
        if (++_steps > MaximumSteps)
        {
            _gaveUp = true;
            return null;
        }

        if (operation.ConstantValue is { HasValue: true, Value: int or long or short or byte } constant)
        {
            return new SizeFact(Dimension.Of(Convert.ToInt64(constant.Value, System.Globalization.CultureInfo.InvariantCulture)));
        }

        return operation switch
        {
            IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
            ILocalReferenceOperation local => _state[local.Local],
            IParameterReferenceOperation parameter => _state[parameter.Parameter],
            IFieldReferenceOperation field => Field(field),
            IConversionOperation conversion => Convert_(conversion),
            ISimpleAssignmentOperation assignment => Assign(assignment.Target, Evaluate(assignment.Value)),
            ICompoundAssignmentOperation assignment => Assign(assignment),
            IIncrementOrDecrementOperation step => Step(step),
            IUnaryOperation unary => Unary(unary),
            IBinaryOperation binary => Binary(binary),
            IConditionalOperation conditional => Conditional(conditional),
            ISwitchExpressionOperation choice => Choose(choice),
            ICoalesceOperation coalesce => Either(coalesce.Value, coalesce.WhenNull),
            IInvocationOperation call => Call(call),
            IObjectCreationOperation creation => Create(creation),
            IArrayCreationOperation creation => Create(creation),
            ICollectionExpressionOperation list => Collect(list.Elements, list.Type),
            IRangeOperation range => new RangeFact(End(range.LeftOperand), End(range.RightOperand)),
            IPropertyReferenceOperation property => Property(property),
            IImplicitIndexerReferenceOperation indexer => Implicit(indexer),
            IArrayElementReferenceOperation element => Element(element),
            IVariableInitializerOperation initializer => Evaluate(initializer.Value),
            IAnonymousFunctionOperation lambda => Later(lambda),
            IBlockOperation or IReturnOperation or IThrowOperation => Statement(operation),
            IInvalidOperation => Quietly(operation),
            _ => Children(operation),
        };
    }

    private Fact? Children(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            Evaluate(child);
        }

        return null;
    }

    /// <summary>What the compiler cannot make sense of is being typed: what it will mean is not known.</summary>
    private Fact? Quietly(IOperation operation)
    {
        _quiet++;
        Children(operation);
        _quiet--;
        return null;
    }

    private Fact? Statement(IOperation operation)
    {
        Execute(operation);
        return null;
    }

    private Fact? Later(IAnonymousFunctionOperation lambda)
    {
        RunLater(lambda.Symbol, lambda.Body);
        return null;
    }

    private Fact? Convert_(IConversionOperation conversion)
    {
        var fact = Evaluate(conversion.Operand);
        return fact switch
        {
            TensorFact when known.HasShape(conversion.Type) => fact,
            MemoryFact memory when known.IsTensor(conversion.Type) =>
                new TensorFact(Shape.Of(memory.Length), false) { Source = NewSource() },
            MemoryFact when KnownTensors.IsMemory(conversion.Type) => fact,
            MemoryFact { Items: { } items } when conversion.Type is INamedTypeSymbol { Name: "ReadOnlySpan" or "Span" } => items,
            ListFact or LengthsFact or IndexFact or RangeFact => fact,
            SizeFact when KnownTensors.IsInteger(conversion.Type)
                || conversion.Type?.Name is "NIndex" or "Index" => fact,
            _ => null,
        };
    }

    private Fact? Assign(IOperation target, Fact? value)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                Set(local, local.RefKind == RefKind.None ? value : null);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                Set(parameter, value);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } property when known.IsTensor(instance.Type):
                AssignSlice(property, value);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    Assign(element, null);
                }

                break;
            case IDeclarationExpressionOperation { Expression: ITupleOperation } declaration:
                Assign(declaration.Expression, null);
                break;
            default:
                Children(target);
                break;
        }

        return value;
    }

    private Fact? Step(IIncrementOrDecrementOperation step)
    {
        var by = Dimension.Of(step.Kind == OperationKind.Increment ? 1 : -1);
        var stepped = Evaluate(step.Target) is SizeFact size ? Sized(size.Value + by) : null;
        Assign(step.Target, stepped);
        return null;
    }

    private Fact? Unary(IUnaryOperation unary)
    {
        var operand = Evaluate(unary.Operand);
        return (unary.OperatorKind, operand) switch
        {
            (UnaryOperatorKind.Minus, SizeFact size) => Sized(Dimension.Zero - size.Value),
            (UnaryOperatorKind.Hat, SizeFact size) => new IndexFact(size.Value, true),
            (UnaryOperatorKind.Plus, _) => operand,
            (_, TensorFact tensor) when known.HasShape(unary.Type) => Computed(tensor.Shape, tensor.IsArray),
            _ => null,
        };
    }

    private Fact? Binary(IBinaryOperation binary)
    {
        var (left, right) = (Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand));
        return Combine(binary.OperatorKind, left, right, binary, binary.Type);
    }

    private Fact? Combine(BinaryOperatorKind kind, Fact? left, Fact? right, IOperation at, ITypeSymbol? type)
    {
        if (left is SizeFact a && right is SizeFact b && KnownTensors.IsInteger(type))
        {
            return Arithmetic(kind, a.Value, b.Value);
        }

        if (!known.HasShape(type))
        {
            return null;
        }

        return (left, right) switch
        {
            (TensorFact x, TensorFact y) => Elementwise(Sign(at), x, y, at.Syntax),
            (TensorFact x, null) when IsNumber(Operand(at, 1)) => Computed(x.Shape, x.IsArray),
            (null or SizeFact, TensorFact y) when IsNumber(Operand(at, 0)) => Computed(y.Shape, y.IsArray),
            (TensorFact x, SizeFact) => Computed(x.Shape, x.IsArray),
            _ => null,
        };
    }

    private static SizeFact? Arithmetic(BinaryOperatorKind kind, Dimension a, Dimension b)
    {
        try
        {
            return kind switch
            {
                BinaryOperatorKind.Add => Sized(a + b),
                BinaryOperatorKind.Subtract => Sized(a - b),
                BinaryOperatorKind.Multiply => Sized(a * b),
                BinaryOperatorKind.Divide when a / b is { } quotient => Sized(quotient),
                BinaryOperatorKind.Remainder when a.Value is { } x && b.Value is { } y and not 0 => Sized(Dimension.Of(x % y)),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>A size that takes longer to print is of no use to anybody.</summary>
    private static SizeFact? Sized(Dimension size) =>
        size.Value is > int.MaxValue or < int.MinValue || size.ToString().Length > 200 ? null : new SizeFact(size);

    private Fact? Conditional(IConditionalOperation conditional)
    {
        Evaluate(conditional.Condition);
        return Either(conditional.WhenTrue, conditional.WhenFalse);
    }

    private Fact? Either(IOperation first, IOperation? second)
    {
        var before = _state.Copy();
        var a = Evaluate(first);
        var after = _state;
        _state = before;
        var b = Evaluate(second);
        _state = State.Join(after, _state);
        return Fact.Join(a, b);
    }

    private Fact? Choose(ISwitchExpressionOperation choice)
    {
        Evaluate(choice.Value);
        var before = _state;
        State? after = null;
        var facts = new List<Fact?>();
        foreach (var arm in choice.Arms)
        {
            _state = before.Copy();
            Evaluate(arm.Guard);
            facts.Add(Evaluate(arm.Value));
            after = after is null ? _state : State.Join(after, _state);
        }

        _state = after ?? before;
        return facts.Count == 0 ? null : facts.Aggregate(Fact.Join);
    }

    private static TensorFact Fresh(Shape shape, bool isArray, int source) => new(shape, isArray) { Source = source };

    /// <summary>A new tensor with elements of its own.</summary>
    private TensorFact Computed(Shape shape, bool isArray) => Fresh(shape, isArray, NewSource());

    private static bool IsNumber(ITypeSymbol? type) => type is { IsValueType: true } && type.SpecialType != SpecialType.None;

    private static ITypeSymbol? Operand(IOperation at, int index)
    {
        var operand = at switch
        {
            IBinaryOperation binary => index == 0 ? binary.LeftOperand : binary.RightOperand,
            ICompoundAssignmentOperation assignment => index == 0 ? assignment.Target : assignment.Value,
            _ => null,
        };
        while (operand is IConversionOperation { IsImplicit: true, OperatorMethod: not null } conversion)
        {
            operand = conversion.Operand;
        }

        return operand?.Type;
    }
}
