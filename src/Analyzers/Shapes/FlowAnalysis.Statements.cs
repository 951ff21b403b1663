using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Shapes;

// Statements: where ways part and meet.
internal sealed partial class FlowAnalysis
{
    private const int MaximumPasses = 4;

    private List<State>? _breaks;
    private List<State>? _continues;

    /// <summary>While a loop is run quietly from the state before it, as its first iteration will.</summary>
    private bool _isFirstIteration;

    private void Execute(IOperation? statement)
    {
        if (statement is null || !_state.IsReachable)
        {
            return;
        }

        CheckStack();
        switch (statement)
        {
            case IBlockOperation block:
                ExecuteAll(block.Operations);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
                {
                    Declare(declarator);
                }

                break;
            case IReturnOperation result:
                Return(result);
                break;
            case IThrowOperation thrown:
                Evaluate(thrown.Exception);
                _state.Leave();
                break;
            case IBranchOperation branch:
                (branch.BranchKind == BranchKind.Break ? _breaks : _continues)?.Add(_state.Copy());
                _state.Leave();
                break;
            case IConditionalOperation conditional:
                Evaluate(conditional.Condition);
                Branch([conditional.WhenTrue, conditional.WhenFalse]);
                break;
            case ISwitchOperation choice:
                Switch(choice);
                break;
            case IForLoopOperation loop:
                ExecuteAll(loop.Before);
                Loop(() => Evaluate(loop.Condition), loop.Body, () => ExecuteAll(loop.AtLoopBottom));
                break;
            case IWhileLoopOperation { ConditionIsTop: true } loop:
                Loop(() => Evaluate(loop.Condition), loop.Body, () => { });
                break;
            case IWhileLoopOperation loop:
                Loop(() => { }, loop.Body, () => Evaluate(loop.Condition));
                break;
            case IForEachLoopOperation loop:
                Evaluate(loop.Collection);
                Loop(() => { }, loop.Body, () => { });
                break;
            case ITryOperation attempt:
                Try(attempt);
                break;
            case ILocalFunctionOperation function:
                RunLater(function.Symbol, function.Body);
                break;
            case IUsingOperation use:
                Execute(use.Resources);
                Execute(use.Body);
                break;
            case IUsingDeclarationOperation use:
                Execute(use.DeclarationGroup);
                break;
            case ILockOperation guarded:
                Evaluate(guarded.LockedValue);
                Execute(guarded.Body);
                break;
            default:
                Evaluate(statement);
                break;
        }
    }

    private void ExecuteAll(IEnumerable<IOperation> statements)
    {
        foreach (var statement in statements)
        {
            Execute(statement);
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        if (declarator.GetVariableInitializer() is { } initializer)
        {
            Set(declarator.Symbol, Evaluate(initializer.Value));
        }
    }

    /// <summary>A local that is not assigned again is known by its name where its size is not known.</summary>
    private void Set(ISymbol variable, Fact? fact)
    {
        if (fact is null && variable is ILocalSymbol local && KnownTensors.IsInteger(local.Type) && !_assignments.IsReassigned(local))
        {
            fact = new SizeFact(Generator.Graphs.Dimension.Symbol($"{local.Name}?"));
        }

        _state[variable] = _assignments.IsInLambda(variable) ? null : fact;
    }

    private void Branch(IEnumerable<IOperation?> ways)
    {
        var before = _state;
        State? after = null;
        foreach (var way in ways)
        {
            _state = before.Copy();
            Execute(way);
            after = after is null ? _state : State.Join(after, _state);
        }

        _state = after ?? before;
    }

    private void Switch(ISwitchOperation choice)
    {
        Evaluate(choice.Value);
        var before = _state;
        var outer = _breaks;
        _breaks = [];
        var hasDefault = false;
        foreach (var section in choice.Cases)
        {
            hasDefault |= section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation);
            _state = before.Copy();
            ExecuteAll(section.Body);
        }

        var ends = _breaks;
        _breaks = outer;
        _state = hasDefault ? Unreachable() : before;
        _state = ends.Aggregate(_state, State.Join);
    }

    /// <summary>What a loop changes is forgotten: its body is run quietly until nothing more is, and then once to be judged.</summary>
    private void Loop(Action condition, IOperation? body, Action bottom)
    {
        var (breaks, continues) = (_breaks, _continues);
        var start = _state;
        for (var pass = 0; ; pass++)
        {
            _quiet++;
            _isFirstIteration = pass == 0 && _quiet == 1;
            var end = Iterate(start, condition, body, bottom, out _);
            _isFirstIteration = false;
            _quiet--;
            var joined = State.Join(start, end);
            if (joined.IsSameAs(start))
            {
                break;
            }

            start = pass < MaximumPasses ? joined : _assignments.KeepConstants(joined);
            if (pass > MaximumPasses)
            {
                _gaveUp = true;
                break;
            }
        }

        Iterate(start, condition, body, bottom, out var exits);
        _state = exits.Aggregate(start, State.Join);
        (_breaks, _continues) = (breaks, continues);
    }

    private State Iterate(State start, Action condition, IOperation? body, Action bottom, out List<State> exits)
    {
        _state = start.Copy();
        condition();
        _breaks = [];
        _continues = [];
        Execute(body);
        _state = _continues.Aggregate(_state, State.Join);
        exits = _breaks;
        bottom();
        return _state;
    }

    private void Try(ITryOperation attempt)
    {
        var before = _state.Copy();
        Execute(attempt.Body);
        var after = _state;

        // An exception can come at any statement: what the block assigns is not known in a catch.
        var assigned = Assignments.Of(attempt.Body);
        foreach (var handler in attempt.Catches)
        {
            _state = assigned.KeepConstants(before);
            Execute(handler.Handler);
            after = State.Join(after, _state);
        }

        _state = after;
        if (attempt.Finally is { } last)
        {
            var wasReachable = _state.IsReachable;
            _state = wasReachable ? _state : assigned.KeepConstants(before);
            Execute(last);
            if (!wasReachable)
            {
                _state.Leave();
            }
        }
    }

    private static State Unreachable()
    {
        var state = new State();
        state.Leave();
        return state;
    }
}
