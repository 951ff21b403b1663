using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>Reads <c>for</c>, <c>while</c> and <c>foreach</c> as <see cref="CountedLoop"/>s: a variable, its bounds, its direction.</summary>
internal static class LoopReader
{
    public static CountedLoop? Read(ILoopOperation loop, Scope scope, Refusal refusal) => loop switch
    {
        IForLoopOperation operation => ReadFor(operation, scope, refusal),
        IWhileLoopOperation { ConditionIsTop: true, ConditionIsUntil: false } operation => ReadWhile(operation, scope),
        IForEachLoopOperation { IsAsynchronous: false } operation => ReadForEach(operation, scope, refusal),
        _ => null,
    };

    /// <summary>The statements of a body, with blocks inside blocks flattened.</summary>
    public static IEnumerable<IOperation> Statements(IOperation body) =>
        body is IBlockOperation block ? block.Operations.SelectMany(Statements) : [body];

    private static CountedLoop? ReadFor(IForLoopOperation loop, Scope scope, Refusal refusal)
    {
        if (loop.Condition is not IBinaryOperation condition || loop.AtLoopBottom.Length != 1)
        {
            return null;
        }

        if (Step(loop.AtLoopBottom[0]) is not { } step)
        {
            return null;
        }

        if (step.Size is not (1 or -1))
        {
            refusal.Because("its step is not 1: spans have no strides", loop.AtLoopBottom[0].Syntax);
            return null;
        }

        var (start, declared) = Start(loop, step.Variable);
        if (start is null && loop.Before.Length > 0)
        {
            return null;
        }

        return Make(loop, step.Variable, step.Size < 0, condition, start, declared, [.. Statements(loop.Body)], scope);
    }

    private static CountedLoop? ReadWhile(IWhileLoopOperation loop, Scope scope)
    {
        var body = Statements(loop.Body).ToList();
        return loop.Condition is IBinaryOperation condition && body.Count > 1 && Step(body[^1]) is { Size: 1 } step
            ? Make(loop, step.Variable, descending: false, condition, start: null, declared: false, body.Take(body.Count - 1).ToList(), scope)
            : null;
    }

    private static CountedLoop? ReadForEach(IForEachLoopOperation loop, Scope scope, Refusal refusal)
    {
        var collection = Scope.Unwrap(loop.Collection);
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol.RefKind: RefKind.None } variable
            || new ValueReader(scope, loop, [], refusal).Storage(collection) is not { Kind: not StorageKind.Rectangular } storage)
        {
            return null;
        }

        return new CountedLoop(
            loop, $"index of {variable.Symbol.Name}", Symbol: null, variable.Symbol, collection, Polynomial.Zero, ValueReader.LengthIn(storage),
            ValueReader.LengthOf(storage), Descending: false, Start: null, LivesOn: false, [.. Statements(loop.Body)]);
    }

    private static CountedLoop? Make(
        ILoopOperation loop, ISymbol variable, bool descending, IBinaryOperation condition, IOperation? start, bool declared,
        IReadOnlyList<IOperation> body, Scope scope)
    {
        // What the condition compares with is read in each iteration: it has to be the same each time.
        var reader = new ValueReader(scope, loop, [], new Refusal());
        var left = Assignments.Symbol(condition.LeftOperand);
        var isLeft = SymbolEqualityComparer.Default.Equals(left, variable);
        var limit = isLeft ? condition.RightOperand : condition.LeftOperand;
        if ((!isLeft && !SymbolEqualityComparer.Default.Equals(Assignments.Symbol(condition.RightOperand), variable))
            || body.Any(statement => scope.AssignedIn(statement).Contains(variable))
            || reader.Int(limit) is not { } bound)
        {
            return null;
        }

        var first = start is null ? Polynomial.Name(variable.Name) : reader.Int(start);
        if (first is null)
        {
            return null;
        }

        // (variable OP bound), turned round if need be.
        var kind = isLeft ? condition.OperatorKind : Mirror(condition.OperatorKind);
        var (low, high) = (kind, descending) switch
        {
            (BinaryOperatorKind.LessThan, false) => (first, bound),
            (BinaryOperatorKind.LessThanOrEqual, false) => (first, bound + Polynomial.One),
            (BinaryOperatorKind.NotEquals, false) when first.IsZero && Lengths.IsLength(bound.ToString()) => (first, bound),
            (BinaryOperatorKind.GreaterThan, true) => (bound + Polynomial.One, first + Polynomial.One),
            (BinaryOperatorKind.GreaterThanOrEqual, true) => (bound, first + Polynomial.One),
            _ => (null, null),
        };
        if (low is null || high is null || (descending && !declared))
        {
            return null;
        }

        var text = ReferenceEquals(high, bound) && limit.Syntax.ToString() is { Length: <= 40 } written && !written.Contains('\n')
            ? limit.ConstantValue.HasValue || high.IsName ? written : null
            : null;
        return new CountedLoop(
            loop, variable.Name, variable, Each: null, Collection: null, low, high, text, descending,
            declared || start is null ? null : start.Syntax.ToString(), !declared, body);
    }

    private static (IOperation? Value, bool Declared) Start(IForLoopOperation loop, ISymbol variable)
    {
        if (loop.Before.Length != 1)
        {
            return (null, false);
        }

        if (loop.Before[0] is IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var declarator] }] })
        {
            return SymbolEqualityComparer.Default.Equals(declarator.Symbol, variable)
                ? (declarator.GetVariableInitializer()?.Value, true)
                : (null, false);
        }

        return loop.Before[0] is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment }
            && SymbolEqualityComparer.Default.Equals(Assignments.Symbol(assignment.Target), variable)
            ? (assignment.Value, false)
            : (null, false);
    }

    /// <summary>The variable that a statement moves on by a constant, and by how much.</summary>
    public static (ISymbol Variable, int Size)? Step(IOperation statement)
    {
        var operation = statement is IExpressionStatementOperation expression ? expression.Operation : statement;
        var (target, size) = operation switch
        {
            IIncrementOrDecrementOperation { IsChecked: false } step => (step.Target, step.Kind == OperationKind.Increment ? 1 : -1),
            ICompoundAssignmentOperation { IsChecked: false, OperatorKind: BinaryOperatorKind.Add } sum when Constant(sum.Value) is { } value =>
                (sum.Target, value),
            ICompoundAssignmentOperation { IsChecked: false, OperatorKind: BinaryOperatorKind.Subtract } difference
                when Constant(difference.Value) is { } value => (difference.Target, -value),
            ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, IsChecked: false } sum } assignment
                when Constant(sum.RightOperand) is { } value && Same(assignment.Target, sum.LeftOperand) => (assignment.Target, value),
            ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, IsChecked: false } sum } assignment
                when Constant(sum.RightOperand) is { } value && Same(assignment.Target, sum.LeftOperand) => (assignment.Target, -value),
            _ => (null, 0),
        };
        return target is ILocalReferenceOperation or IParameterReferenceOperation { Parameter.RefKind: RefKind.None }
            && target.Type?.SpecialType == SpecialType.System_Int32
            ? (Assignments.Symbol(target)!, size)
            : null;
    }

    private static bool Same(IOperation left, IOperation right) =>
        Assignments.Symbol(left) is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, Assignments.Symbol(right));

    private static int? Constant(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: int value } ? value : null;

    private static BinaryOperatorKind Mirror(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };
}
