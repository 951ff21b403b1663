using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>
/// If-conversion: an <c>if</c> around one assignment is a choice between values (Allen et al., "Conversion of control dependence to
/// data dependence", POPL 1983), a count, or an extreme.
/// </summary>
internal sealed class ConditionReader(ValueReader reader, CountedLoop loop, Refusal refusal)
{
    public Step? Read(IConditionalOperation conditional, IReadOnlyList<IOperation> whenTrue, IReadOnlyList<IOperation> whenFalse)
    {
        if (conditional.Condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr })
        {
            refusal.Because("its condition is more than one comparison", conditional.Condition.Syntax);
            return null;
        }

        if (conditional.Condition is not IBinaryOperation comparison || comparison.LeftOperand.Type is not { } type
            || !ElementTypes.IsSingleOrDouble(type) || whenTrue.Count != 1 || whenFalse.Count > 1)
        {
            return null;
        }

        if (whenFalse.Count == 0 && LoopReader.Step(whenTrue[0]) is { Size: 1 } step
            && !reader.IsDefined(step.Variable) && Choice(comparison, type) is { } counted)
        {
            return new CountStep(conditional.Syntax, type, step.Variable.Name, counted.Comparison, counted.Left, counted.Right);
        }

        if (whenTrue[0] is not IExpressionStatementOperation { Operation: ISimpleAssignmentOperation first })
        {
            return null;
        }

        if (whenFalse.Count == 0)
        {
            return Element(first.Target) is { } kept
                ? Map(conditional, comparison, kept, first.Value, null, type)
                : (Step?)Extreme(conditional, comparison, first, type) ?? IndexOfExtreme(conditional, comparison, first, type);
        }

        return whenFalse[0] is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation second }
            && Element(first.Target) is { } target && target.Equals(Element(second.Target))
            ? Map(conditional, comparison, target, first.Value, second.Value, type)
            : null;
    }

    private MapStep? Map(IConditionalOperation at, IBinaryOperation comparison, Element target, IOperation whenTrue, IOperation? whenFalse, ITypeSymbol type)
    {
        var value = SymbolEqualityComparer.Default.Equals(target.Storage.Element, type)
            ? reader.Choice(comparison, reader.Term(whenTrue, type), whenFalse is null ? target : reader.Term(whenFalse, type), type)
            : null;
        return value is null ? null : new MapStep(at.Syntax, type, target, value, IsConditional: whenFalse is null);
    }

    private Choice? Choice(IBinaryOperation comparison, ITypeSymbol type)
    {
        var zero = new Number("0", 0, MayThrow: false);
        return reader.Choice(comparison, zero, zero, type);
    }

    /// <summary><c>if (x[i] &gt; m) m = x[i]</c>.</summary>
    private ExtremeStep? Extreme(IConditionalOperation at, IBinaryOperation comparison, ISimpleAssignmentOperation assignment, ITypeSymbol type)
    {
        if (Sides(comparison, operand => Same(operand, assignment.Target)) is not { } sides
            || assignment.Target is not (ILocalReferenceOperation { Local.RefKind: RefKind.None } or IParameterReferenceOperation { Parameter.RefKind: RefKind.None })
            || reader.IsDefined(Assignments.Symbol(assignment.Target)!)
            || reader.Term(sides.Other, type) is not Element element || !element.Index.Contains(loop.Variable)
            || !element.Equals(reader.Term(assignment.Value, type)))
        {
            return null;
        }

        return new ExtremeStep(at.Syntax, type, assignment.Target.Syntax.ToString(), sides.IsGreater, element);
    }

    /// <summary><c>if (x[i] &gt; x[k]) k = i</c>.</summary>
    private IndexOfExtremeStep? IndexOfExtreme(IConditionalOperation at, IBinaryOperation comparison, ISimpleAssignmentOperation assignment, ITypeSymbol type)
    {
        if (assignment.Target is not ILocalReferenceOperation { Local: { RefKind: RefKind.None } index }
            || reader.IsDefined(index) || loop.Descending || loop.Symbol is null
            || !SymbolEqualityComparer.Default.Equals(Assignments.Symbol(Scope.Unwrap(assignment.Value)), loop.Symbol)
            || Sides(comparison, operand => operand is IArrayElementReferenceOperation { Indices: [var at] } && SymbolEqualityComparer.Default.Equals(Assignments.Symbol(at), index)) is not { } sides
            || sides.Known is not IArrayElementReferenceOperation { ArrayReference: var array }
            || reader.Term(sides.Other, type) is not Element element
            || !element.Index.Equals(Polynomial.Name(loop.Variable))
            || reader.Storage(array) is not { } storage || storage != element.Storage)
        {
            return null;
        }

        return new IndexOfExtremeStep(at.Syntax, type, index.Name, sides.IsGreater, element);
    }

    /// <summary>Which side of a strict comparison is what is known, the other side, and whether the other one has to be greater.</summary>
    private static (IOperation Known, IOperation Other, bool IsGreater)? Sides(IBinaryOperation comparison, Func<IOperation, bool> isKnown) =>
        comparison.OperatorKind switch
        {
            BinaryOperatorKind.GreaterThan when isKnown(comparison.RightOperand) => (comparison.RightOperand, comparison.LeftOperand, true),
            BinaryOperatorKind.LessThan when isKnown(comparison.RightOperand) => (comparison.RightOperand, comparison.LeftOperand, false),
            BinaryOperatorKind.LessThan when isKnown(comparison.LeftOperand) => (comparison.LeftOperand, comparison.RightOperand, true),
            BinaryOperatorKind.GreaterThan when isKnown(comparison.LeftOperand) => (comparison.LeftOperand, comparison.RightOperand, false),
            _ => null,
        };

    private Element? Element(IOperation target) =>
        target is IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } or IInlineArrayAccessOperation
        && reader.Element(target) is { } element && element.Index.Contains(loop.Variable)
            ? element
            : null;

    private static bool Same(IOperation left, IOperation right) =>
        Assignments.Symbol(left) is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, Assignments.Symbol(right));
}
