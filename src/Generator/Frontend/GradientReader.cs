using Microsoft.CodeAnalysis;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>Reads what <c>[Gradient]</c> asks to differentiate by.</summary>
internal static class GradientReader
{
    /// <summary>The inputs in order, the model's parameters first; null without <c>[Gradient]</c> or after a problem.</summary>
    public static EquatableArray<InputDetail>? Read(IMethodSymbol method, Signature signature, ModelContext model, ProblemSink problems)
    {
        var cancellationToken = model.Source.CancellationToken;
        if (method.Attribute("GradientAttribute") is not { } attribute || attribute.Values() is not { } values)
        {
            return null;
        }

        if (!model.Source.Known.IsScalar(method.ReturnType))
        {
            problems.Report(
                RuleIds.GradientNeedsScalar,
                attribute.Location(cancellationToken),
                $"The gradient of '{method.Name}' needs a Scalar result, as a Sum or a Mean gives; this one is an array");
            return null;
        }

        var inputs = model.Parameters.Values.OfType<ParameterSpec>()
            .Select(parameter => new InputDetail(parameter.Name, parameter.Shape, true))
            .ToList();
        for (var i = 0; i < values.Count; i++)
        {
            var name = values[i].Value as string ?? "";
            var location = attribute.ArgumentLocation(i, values.Count, cancellationToken);
            if (Fault(name, method, signature, model) is var (rule, fault))
            {
                problems.Report(rule, location, fault);
            }
            else
            {
                var argument = signature.Arguments[method.Parameters.First(parameter => parameter.Name == name).Ordinal];
                var input = argument.Input;
                if (inputs.Contains(input))
                {
                    problems.Report(RuleIds.BadGradientName, location, $"'{name}' is named twice in [Gradient]");
                }

                inputs.Add(input);
            }
        }

        if (values.Count == 0 && model.Type.IsStatic)
        {
            inputs.AddRange(
                from argument in signature.Arguments
                where argument.IsFloating
                select argument.Input);
        }

        if (inputs.Count == 0 && values.Count == 0)
        {
            problems.Report(
                RuleIds.BadGradientName,
                attribute.Location(cancellationToken),
                $"The gradient of '{method.Name}' has nothing to differentiate by: "
                    + $"{(model.Type.IsStatic ? "it has no floating-point argument" : "its model has no parameter; name arguments")}");
        }

        return inputs.ToEquatableArray();
    }

    private static (string Rule, string Text)? Fault(string name, IMethodSymbol method, Signature signature, ModelContext model)
    {
        if (method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter)
        {
            var argument = signature.Arguments[parameter.Ordinal];
            return argument.IsFloating
                ? null
                : (RuleIds.IntegerGradient, argument.Element is { } element
                    ? $"'{name}' is an array of {element}, by which there is no derivative; leave out its name, or [Element]"
                    : $"'{name}' is {(argument.Kind == ArgumentKind.Int ? "an int" : "a bool")}, by which there is no derivative; "
                        + "leave out its name, or declare a Scalar");
        }

        return (RuleIds.BadGradientName, model.Parameters.ContainsKey(name)
            ? $"'{name}' is a parameter of the model, which [Gradient] always includes; name arguments of '{method.Name}' only"
            : $"'{method.Name}' has no argument '{name}'{Spelling.Suggestion(name, method.Parameters.Select(parameter => parameter.Name))}");
    }
}
