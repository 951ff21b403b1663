using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Frontend;

// Keys for random numbers.
internal sealed partial class Interpreter
{
    /// <summary>A number is folded into a key where the key is used.</summary>
    private Value KeyMethod(IInvocationOperation call)
    {
        if (call is not { TargetMethod.Name: "FoldIn", Instance: { } instance, Arguments: [{ Value: var data }] })
        {
            return Report(
                RuleIds.UnsupportedExpression, call,
                $"'{call.TargetMethod.Name}' of a RandomKey cannot be compiled in an equation; write 'FoldIn' with another number for each key, or "
                    + "take several keys as arguments");
        }

        return (Evaluate(instance), Evaluate(data)) switch
        {
            (NodeValue { Node: var key }, SizeValue { Dimension: var number }) =>
                new NodeValue(_graph.Add(Structural.FoldIn, [key], new FoldDetail(number))),
            ({ IsUnknown: false }, { IsUnknown: false }) => Report(
                RuleIds.UnknownCondition, data, "What is folded into a key must be known at compile time; fold data in before the call"),
            _ => Fail(),
        };
    }
}
