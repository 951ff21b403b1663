using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Generator.Frontend;

// Choices: made at compile time, or refused.
internal sealed partial class Interpreter
{
    /// <summary>The truth of a condition; null after a problem.</summary>
    private bool? Decide(IOperation condition, string construct)
    {
        var value = Evaluate(condition);
        if (value is TruthValue { IsTrue: var truth })
        {
            return truth;
        }

        if (value.IsUnknown)
        {
            Fail();
        }
        else
        {
            Undecided(condition, construct);
        }

        // What would follow depends on the choice.
        _stopped = true;
        return null;
    }

    private Value Undecided(IOperation condition, string construct) => Report(
        RuleIds.UnknownCondition,
        condition,
        construct == "for"
            ? "The range of this 'for' is not known at compile time; loop over constants, or write the loop as an operation on whole arrays"
            : $"This condition of '{construct}' is not known at compile time; write Where(condition, a, b) for a choice that "
                + "depends on data");

    private Value Conditional(IConditionalOperation conditional) => Decide(conditional.Condition, "?:") switch
    {
        true => Evaluate(conditional.WhenTrue),
        false when conditional.WhenFalse is { } otherwise => Evaluate(otherwise),
        _ => Fail(),
    };

    private Value SwitchExpression(ISwitchExpressionOperation choice)
    {
        if (Selector(choice.Value) is not { } selector)
        {
            return Fail();
        }

        foreach (var arm in choice.Arms)
        {
            var matches = Matches(selector, arm.Pattern, choice.Value);
            if (matches == true && arm.Guard is { } guard)
            {
                matches = Decide(guard, "when");
            }

            switch (matches)
            {
                case true:
                    return Evaluate(arm.Value);
                case null:
                    return Fail();
            }
        }

        return Report(RuleIds.UnknownCondition, choice, "No arm of this 'switch' matches");
    }

    private Flow Switch(ISwitchOperation choice)
    {
        if (Selector(choice.Value) is not { } selector)
        {
            return Flow.Stop;
        }

        ISwitchCaseOperation? otherwise = null;
        foreach (var section in choice.Cases)
        {
            foreach (var clause in section.Clauses)
            {
                switch (clause)
                {
                    case IDefaultCaseClauseOperation:
                        otherwise = section;
                        continue;
                    case ISingleValueCaseClauseOperation single when Same(selector, Evaluate(single.Value), choice.Value) is var same:
                        if (same is null)
                        {
                            return Flow.Stop;
                        }

                        if (same.Value)
                        {
                            return Section(section);
                        }

                        continue;
                    default:
                        Unsupported(clause);
                        return Stop();
                }
            }
        }

        return otherwise is null ? Flow.Next : Section(otherwise);
    }

    private Flow Section(ISwitchCaseOperation section)
    {
        var flow = Sequence(section.Body);
        return flow == Flow.Break ? Flow.Next : flow;
    }

    private Value? Selector(IOperation at)
    {
        var value = Evaluate(at);
        if (value is NodeValue or ShapeValue)
        {
            Undecided(at, "switch");
        }

        if (value is not (NodeValue or ShapeValue) && !value.IsUnknown)
        {
            return value;
        }

        Stop();
        return null;
    }

    private bool? Matches(Value selector, IPatternOperation pattern, IOperation at)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation constant:
                return Same(selector, Evaluate(constant.Value), at);
            default:
                Unsupported(pattern);
                Stop();
                return null;
        }
    }

    private bool? Same(Value selector, Value label, IOperation at)
    {
        if (label.IsUnknown)
        {
            Stop();
            return null;
        }

        if (selector is SizeValue a && label is SizeValue b && (a.Dimension - b.Dimension).Value is null)
        {
            Undecided(at, "switch");
            Stop();
            return null;
        }

        return selector.Equals(label);
    }
}
