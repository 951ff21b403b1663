using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Frontend;

// Statements: run in order, since every choice is made at compile time.
internal sealed partial class Interpreter
{
    private const int MaximumIterations = 1024;

    /// <summary>How a statement ends.</summary>
    private enum Flow
    {
        Next,
        Break,
        Continue,
        Return,

        /// <summary>A problem leaves open what comes next.</summary>
        Stop,
    }

    private Flow Stop()
    {
        _stopped = _failed = true;
        return Flow.Stop;
    }

    private Flow Sequence(IEnumerable<IOperation> statements)
    {
        foreach (var statement in statements)
        {
            var flow = Execute(statement);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    private Flow Execute(IOperation statement)
    {
        if (!CanGoOn())
        {
            return Flow.Stop;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (statement)
        {
            case IBlockOperation block:
                return Sequence(block.Operations);
            case IVariableDeclarationGroupOperation group:
                Declare(group);
                return Flow.Next;
            case IExpressionStatementOperation expression:
                return Discard(expression.Operation);
            case IReturnOperation { Kind: OperationKind.Return } result:
                return Return(result);
            case IConditionalOperation conditional:
                return If(conditional);
            case ISwitchOperation choice:
                return Switch(choice);
            case IForLoopOperation loop:
                return For(loop);
            case IEmptyOperation:
                return Flow.Next;
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return Flow.Break;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return Flow.Continue;
            case IInvalidOperation:
                Fail();
                return Stop();
            default:
                Unsupported(statement);
                return statement is ILocalFunctionOperation ? Flow.Next : Stop();
        }
    }

    private void Declare(IVariableDeclarationGroupOperation group)
    {
        foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            if (declarator.Symbol.RefKind != RefKind.None)
            {
                Report(RuleIds.UnsupportedStatement, declarator, "A 'ref' local cannot be compiled in an equation; remove 'ref'");
            }
            else if (declarator.GetVariableInitializer() is { } initializer)
            {
                var value = Evaluate(initializer.Value);
                Set(declarator.Symbol, value);
                if (problems.IsRead && _frames.Count == 1 && value is NodeValue { Node: var node })
                {
                    Show(declarator.Syntax, _graph.ShapeOf(node));
                }
            }
        }
    }

    /// <summary>A local of the equation has its shape now; a comment that says another is no longer true.</summary>
    private void Show(SyntaxNode declarator, Shape shape)
    {
        problems.Trace?.Local(declarator, shape);
        if (ShapeComment.Find(declarator) is var (comment, said) && !said.Equals(shape))
        {
            problems.Take(new Problem(
                RuleIds.StaleComment,
                comment.GetLocation(),
                $"The comment says {said}, but the shape is {shape}; write {ShapeComment.Write(shape)}",
                EquatableArray<Location>.Empty) { IsWarning = true, Inferred = shape });
        }
    }

    private void Set(ISymbol variable, Value value)
    {
        if (!Current.Values.ContainsKey(variable) || _unrolling > 0)
        {
            Name(value, variable.Name);
        }

        Current.Values[variable] = value;
    }

    private Flow Discard(IOperation expression)
    {
        if (expression is IIncrementOrDecrementOperation or not (IAssignmentOperation or IInvocationOperation))
        {
            // The expression names the construct better than "expression statement" would.
            Unsupported(expression);
        }
        else
        {
            Evaluate(expression);
        }

        return Flow.Next;
    }

    private Flow Return(IReturnOperation result)
    {
        Current.Returned = result.ReturnedValue is not { } value ? Value.Nothing
            : Current.IsRule && TupleOf(value) is { } tuple ? new TupleValue([.. tuple.Elements.Select(Evaluate)])
            : Evaluate(value);
        Current.ReturnedAt = result.ReturnedValue;
        return Flow.Return;
    }

    private static ITupleOperation? TupleOf(IOperation value) => value switch
    {
        ITupleOperation tuple => tuple,
        IConversionOperation { IsImplicit: true, Operand: var operand } => TupleOf(operand),
        _ => null,
    };

    private Flow If(IConditionalOperation conditional) => Decide(conditional.Condition, "if") switch
    {
        true => Execute(conditional.WhenTrue),
        false => conditional.WhenFalse is { } otherwise ? Execute(otherwise) : Flow.Next,
        null => Flow.Stop,
    };

    private Flow For(IForLoopOperation loop)
    {
        _unrolling++;
        var flow = Unroll(loop);
        _unrolling--;
        return flow;
    }

    private Flow Unroll(IForLoopOperation loop)
    {
        var flow = Sequence(loop.Before);
        for (var iteration = 0; flow == Flow.Next; iteration++)
        {
            if (loop.Condition is null)
            {
                Report(RuleIds.UnsupportedStatement, loop.Syntax.GetFirstToken().GetLocation(),
                    "A 'for' without a condition cannot be unrolled; give it a constant range");
                return Stop();
            }

            switch (Decide(loop.Condition, "for"))
            {
                case null:
                    return Flow.Stop;
                case false:
                    return Flow.Next;
            }

            if (iteration == MaximumIterations)
            {
                Report(
                    RuleIds.TooLarge, loop.Condition,
                    $"This 'for' has more than {MaximumIterations} iterations, too many to unroll; write it as an operation on "
                        + "whole arrays");
                return Stop();
            }

            flow = Execute(loop.Body);
            if (flow == Flow.Break)
            {
                return Flow.Next;
            }

            if (flow is Flow.Return or Flow.Stop)
            {
                return flow;
            }

            flow = Bottom(loop);
        }

        return flow;
    }

    private Flow Bottom(IForLoopOperation loop)
    {
        foreach (var step in loop.AtLoopBottom)
        {
            if (step is IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation by }
                && by.Target is ILocalReferenceOperation local
                && Read(local.Local) is SizeValue size)
            {
                var one = by.Kind == OperationKind.Increment ? Dimension.One : Dimension.Of(-1);
                Current.Values[local.Local] = Sized(size.Dimension + one, by);
            }
            else if (Execute(step) is not Flow.Next and var flow)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    private Value Assign(ISimpleAssignmentOperation assignment)
    {
        var value = Evaluate(assignment.Value);
        return assignment.IsRef ? Unsupported(assignment) : Store(assignment.Target, value);
    }

    private Value Assign(ICompoundAssignmentOperation assignment)
    {
        var before = Evaluate(assignment.Target);
        var after = Combine(
            assignment.OperatorKind, before, Evaluate(assignment.Value), assignment.Target, assignment.Value, assignment);
        if (before is NodeValue { Node: var old } && after is NodeValue { Node: var grown })
        {
            var name = assignment.Syntax is AssignmentExpressionSyntax { OperatorToken.Text: var text } ? text : "=";
            Warn(Suspicions.Growth(name, assignment.Target.Syntax.ToString(), _graph.ShapeOf(old), _graph.ShapeOf(grown)), assignment);
        }

        return Store(assignment.Target, after);
    }

    private Value Store(IOperation target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                Set(local, value);
                return value;
            case IParameterReferenceOperation { Parameter: var parameter }:
                Current.Values[parameter] = value;
                return value;
            case IDiscardOperation:
                return value;
            default:
                return Report(
                    RuleIds.UnsupportedExpression, target,
                    "An equation cannot assign to anything but its locals; return the value instead");
        }
    }
}
