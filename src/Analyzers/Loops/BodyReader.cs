using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>Reads the statements of an innermost loop's body as <see cref="Step"/>s; null if one of them is none.</summary>
internal sealed class BodyReader(ValueReader reader, CountedLoop loop, Refusal refusal)
{
    private readonly List<Step> _steps = [];

    public IReadOnlyList<Step>? Read()
    {
        foreach (var statement in loop.Body)
        {
            if (!Read(statement))
            {
                return null;
            }
        }

        return _steps;
    }

    private bool Read(IOperation statement)
    {
        switch (statement)
        {
            case IVariableDeclarationGroupOperation { Declarations: [var declaration] }:
                return declaration.Declarators.All(Define);
            case IExpressionStatementOperation { Operation: IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment }
                when reader.IsDefined(local):
                return Redefine(local, assignment);
            case IExpressionStatementOperation { Operation: var operation }:
                return Add(Assignment(operation, statement.Syntax));
            case IConditionalOperation { WhenFalse: null } conditional when Redefined(conditional) is { } choice:
                return Redefine(choice.Local, choice.Value, conditional.Condition);
            case IConditionalOperation conditional:
                return Add(Conditional(conditional));
            case IBranchOperation or IReturnOperation or IThrowOperation:
                refusal.Because("it can end early", statement.Syntax);
                return false;
            case IEmptyOperation:
                return true;
            default:
                return false;
        }
    }

    private bool Define(IVariableDeclaratorOperation declarator)
    {
        if (declarator.Symbol.RefKind != RefKind.None || declarator.GetVariableInitializer()?.Value is not { } value)
        {
            return false;
        }

        // An index that is computed first is read where it is used.
        if (declarator.Symbol.Type.SpecialType == SpecialType.System_Int32 && !reader.IsSetAgain(declarator.Symbol) && reader.Int(value) is not null)
        {
            return true;
        }

        if (!ElementTypes.IsSupported(declarator.Symbol.Type) || reader.Term(value, declarator.Symbol.Type) is not { } term)
        {
            return false;
        }

        reader.Define(declarator.Symbol, term);
        return true;
    }

    /// <summary>A local of the body is set again: from here on it stands for the new value.</summary>
    private bool Redefine(ILocalSymbol local, IAssignmentOperation assignment)
    {
        var value = reader.Term(assignment.Value, local.Type);
        var current = reader.Term(assignment.Target, local.Type);
        var term = assignment switch
        {
            ISimpleAssignmentOperation { IsRef: false } => value,
            ICompoundAssignmentOperation { IsChecked: false, InConversion.IsIdentity: true, OutConversion.IsIdentity: true } compound
                when value is not null && current is not null && Join(compound.OperatorKind, local.Type) is { } join =>
                new Apply(join, [current, value]),
            _ => null,
        };
        reader.Define(local, term);
        return term is not null;
    }

    /// <summary><c>if (t &lt; 0) t = 0;</c> of a local of the body.</summary>
    private bool Redefine(ILocalSymbol local, IAssignmentOperation assignment, IOperation condition)
    {
        var value = assignment is ISimpleAssignmentOperation { IsRef: false }
            ? reader.Choice(condition, reader.Term(assignment.Value, local.Type), reader.Term(assignment.Target, local.Type), local.Type)
            : null;
        reader.Define(local, value);
        return value is not null;
    }

    private (ILocalSymbol Local, IAssignmentOperation Value)? Redefined(IConditionalOperation conditional) =>
        LoopReader.Statements(conditional.WhenTrue).ToList() is
            [IExpressionStatementOperation { Operation: IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment }]
        && reader.IsDefined(local)
            ? (local, assignment)
            : null;

    private bool Add(Step? step)
    {
        if (step is null)
        {
            return false;
        }

        if (step is MapStep map)
        {
            reader.Forget(map.Target.Storage);
        }

        _steps.Add(step);
        return true;
    }

    private Step? Assignment(IOperation operation, SyntaxNode at)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                return Simple(assignment, at);
            case ICompoundAssignmentOperation { IsChecked: false, InConversion.IsIdentity: true, OutConversion.IsIdentity: true } assignment:
                return Join(assignment.OperatorKind, assignment.Type) is { } join ? Compound(assignment.Target, join, assignment.Value, at) : null;
            case IIncrementOrDecrementOperation { IsChecked: false, Target: not (ILocalReferenceOperation or IParameterReferenceOperation) } increment
                when increment.Type is { } type && ElementTypes.IsSupported(type) && Target(increment.Target) is { } element && VariesWithLoop(element):
                var one = new Number(type.SpecialType switch { SpecialType.System_Single => "1f", SpecialType.System_Double => "1.0", _ => "1" }, 1, MayThrow: false);
                return type.SpecialType is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Int32
                    ? new MapStep(at, type, element, new Apply(increment.Kind == OperationKind.Increment ? ElementFunctions.Add : ElementFunctions.Subtract, [element, one]))
                    : null;
            default:
                if (operation is IInvocationOperation call)
                {
                    refusal.Because($"'{call.TargetMethod.Name}' is called, which may have effects", at);
                }

                return null;
        }
    }

    private Step? Simple(ISimpleAssignmentOperation assignment, SyntaxNode at)
    {
        if (assignment.Type is not { } type || !ElementTypes.IsSupported(type))
        {
            return null;
        }

        if (Target(assignment.Target) is { } element)
        {
            if (VariesWithLoop(element))
            {
                return reader.Term(assignment.Value, type) is { } value ? new MapStep(at, type, element, value) : null;
            }
        }

        // total = total + value, total = Math.Max(total, value), and the other way round.
        var (join, left, right) = Scope.Unwrap(assignment.Value) switch
        {
            IBinaryOperation { IsChecked: false } binary => (Join(binary.OperatorKind, type), binary.LeftOperand, binary.RightOperand),
            IInvocationOperation { Arguments: [var a, var b], TargetMethod: { Name: "Max" or "Min", ContainingType.Name: "Math" or "MathF" } method } =>
                (method.Name == "Max" ? ElementFunctions.Max : ElementFunctions.Min, a.Value, b.Value),
            _ => default,
        };
        if (join is not null && IsSame(assignment.Target, left!))
        {
            return Compound(assignment.Target, join, right!, at);
        }

        if (join is not null && join != ElementFunctions.Subtract && IsSame(assignment.Target, right!))
        {
            return Compound(assignment.Target, join, left!, at);
        }

        refusal.Because($"'{assignment.Target.Syntax}' is carried from one iteration to the next (a recurrence)", at);
        return null;
    }

    private Step? Compound(IOperation target, ElementFunction join, IOperation value, SyntaxNode at)
    {
        if (target.Type is not { } type || !ElementTypes.IsSupported(type))
        {
            return null;
        }

        if (Target(target) is { } element)
        {
            if (reader.Term(value, type) is not { } term)
            {
                return null;
            }

            return VariesWithLoop(element)
                ? new MapStep(at, type, element, new Apply(join, [element, term]))
                : new ReduceStep(at, type, target.Syntax.ToString(), element, join, term);
        }

        if (!IsTotal(target))
        {
            return null;
        }

        // The total itself is no value of an element; where it occurs there, it is a recurrence.
        if (reader.Term(value, type) is not { } joined)
        {
            if (Mentions(value, target))
            {
                refusal.Because($"'{target.Syntax}' is carried from one iteration to the next (a recurrence)", at);
            }

            return null;
        }

        return join == ElementFunctions.Divide ? null : new ReduceStep(at, type, target.Syntax.ToString(), null, join, joined);
    }

    private Step? Conditional(IConditionalOperation conditional)
    {
        var whenTrue = LoopReader.Statements(conditional.WhenTrue).ToList();
        var whenFalse = conditional.WhenFalse is null ? [] : LoopReader.Statements(conditional.WhenFalse).ToList();
        if (whenTrue.Concat(whenFalse).Any(statement => statement is IBranchOperation or IReturnOperation or IThrowOperation))
        {
            refusal.Because("it can end early", conditional.Syntax);
            return null;
        }

        return new ConditionReader(reader, loop, refusal).Read(conditional, whenTrue, whenFalse);
    }

    private Element? Target(IOperation target) =>
        target is IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } or IInlineArrayAccessOperation ? reader.Element(target) : null;

    private bool VariesWithLoop(Element element) => element.Index.Contains(loop.Variable) || element.Row?.Contains(loop.Variable) == true;

    private bool IsTotal(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local.RefKind == RefKind.None && !reader.IsDefined(local.Local),
        // A reference may be to an element that the loop reads.
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind == RefKind.None,
        IFieldReferenceOperation field => !field.Field.IsVolatile && field.Instance is null or IInstanceReferenceOperation,
        _ => false,
    };

    private static bool IsSame(IOperation left, IOperation right) =>
        (Assignments.Symbol(left) is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, Assignments.Symbol(right)))
        || (left is IArrayElementReferenceOperation && left.Syntax.IsEquivalentTo(right.Syntax, topLevel: false));

    private static bool Mentions(IOperation value, IOperation target) => value.DescendantsAndSelf().Any(part => IsSame(part, target));

    private static ElementFunction? Join(BinaryOperatorKind kind, ITypeSymbol? type) => kind switch
    {
        BinaryOperatorKind.Add => ElementFunctions.Add,
        BinaryOperatorKind.Subtract => ElementFunctions.Subtract,
        BinaryOperatorKind.Multiply => ElementFunctions.Multiply,
        BinaryOperatorKind.Divide when type is not null && !ElementTypes.IsInteger(type) => ElementFunctions.Divide,
        _ => null,
    };
}
