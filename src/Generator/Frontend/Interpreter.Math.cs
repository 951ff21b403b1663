using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Frontend;

// Math with constants.
internal sealed partial class Interpreter
{
    private static bool IsMath(IMethodSymbol method) =>
        method.ContainingType is
        {
            Name: "Math" or "MathF",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        };

    private static string MathAdvice(string name) => FunctionTable.All.ContainsKey(name)
        ? $"; write '{name}' of NumDsl.Functions"
        : Spelling.Suggestion(name, FunctionTable.All.Keys);

    private Value MathFunction(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        var numbers = new List<double>();
        var integers = true;
        foreach (var argument in call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal))
        {
            switch (Evaluate(argument.Value))
            {
                case NumberValue { Number: var number }:
                    integers = false;
                    numbers.Add(number);
                    break;
                case SizeValue { Dimension.Value: { } number }:
                    numbers.Add(number);
                    break;
                case { IsUnknown: true }:
                    return Fail();
                default:
                    return Report(
                        RuleIds.UnknownFunction,
                        call,
                        $"'{call.TargetMethod.ContainingType.Name}.{name}' is only for "
                            + $"constants{MathAdvice(name)}");
            }
        }

        if (ConstantMath.Evaluate(name, numbers) is not { } result)
        {
            return Report(RuleIds.UnknownFunction, call,
                $"'{call.TargetMethod.ContainingType.Name}.{name}' cannot be evaluated at compile time; write its value");
        }

        return integers && IsInteger(call.Type) ? Sized(Dimension.Of((long)result), call)
            : IsInteger(call.Type) ? new SizeValue(Dimension.Of((long)result))
            : Rounded(result, call.Type);
    }
}
