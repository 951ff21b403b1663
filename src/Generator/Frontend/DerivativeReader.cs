using Microsoft.CodeAnalysis;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>Reads which derivatives an equation asks for, and by what: <c>[Gradient]</c>, <c>[Jvp("x")]</c>.</summary>
internal static class DerivativeReader
{
    /// <summary>The attributes, with what each is called in a message.</summary>
    private static readonly IReadOnlyList<(DerivativeMode Mode, string What)> Modes =
    [
        (DerivativeMode.Gradient, "gradient"),
        (DerivativeMode.Jvp, "Jacobian-vector product"),
        (DerivativeMode.Hvp, "Hessian-vector product"),
        (DerivativeMode.TrainingStep, "training step"),
        (DerivativeMode.Jacobian, "Jacobian"),
        (DerivativeMode.Hessian, "Hessian"),
        (DerivativeMode.PerExampleGradient, "gradient of each example"),
    ];

    public static IEnumerable<DerivativeMode> AllModes => Modes.Select(mode => mode.Mode);

    /// <summary>The names of the attributes, without brackets.</summary>
    public static IEnumerable<string> Attributes => AllModes.Select(mode => mode.ToString());

    /// <summary>The derivatives; null after a problem.</summary>
    public static EquatableArray<DerivativeSpec>? Read(IMethodSymbol method, Signature signature, ModelContext model, ProblemSink problems)
    {
        var derivatives = new List<DerivativeSpec>();
        var before = problems.Count;
        foreach (var (mode, what) in Modes)
        {
            if (method.Attribute(mode + "Attribute") is { } attribute)
            {
                if (attribute.Values() is not { } values)
                {
                    return null;
                }

                if (new Request(mode, what, attribute, values, method, signature, model).Read(problems) is { } derivative)
                {
                    derivatives.Add(derivative);
                }
            }
        }

        return problems.Count > before ? null : derivatives.ToEquatableArray();
    }

    /// <summary>Reports the modes that a rule of the user's cannot serve.</summary>
    public static void CheckForwardModes(IMethodSymbol method, EquationSpec equation, ModelContext model, ProblemSink problems)
    {
        foreach (var derivative in equation.Derivatives.Where(each => each.Mode is DerivativeMode.Jvp or DerivativeMode.Hvp or DerivativeMode.Hessian))
        {
            if (Passes.ReverseOnly(equation, derivative.Inputs) is { } name)
            {
                problems.Report(
                    RuleIds.ReverseOnly,
                    method.Attribute(derivative.Mode + "Attribute")!.Location(model.Source.CancellationToken),
                    $"[{derivative.Mode}] of '{method.Name}' runs forward, which needs the transpose of the rule of '{name}'; but the rule is not "
                        + "linear in its cotangent, so that it has none: it serves [Gradient], [TrainingStep], [PerExampleGradient] and [Jacobian] only");
            }
        }
    }

    /// <summary>One attribute of one equation.</summary>
    private sealed class Request(
        DerivativeMode mode, string what, AttributeData attribute, IReadOnlyList<TypedConstant> values, IMethodSymbol method, Signature signature, ModelContext model)
    {
        private CancellationToken CancellationToken => model.Source.CancellationToken;

        public DerivativeSpec? Read(ProblemSink problems)
        {
            var isScalar = model.Source.Known.IsScalar(method.ReturnType);
            if (mode != DerivativeMode.Jvp && isScalar == (mode == DerivativeMode.Jacobian))
            {
                problems.Report(
                    RuleIds.GradientNeedsScalar,
                    attribute.Location(CancellationToken),
                    isScalar
                        ? $"The {what} of '{method.Name}' needs an NDArray result; that of a Scalar is its gradient: write [Gradient]"
                        : $"The {what} of '{method.Name}' needs a Scalar result, as a Sum or a Mean gives; this one is an array");
                return null;
            }

            var inputs = Inputs(problems);
            if (mode != DerivativeMode.PerExampleGradient)
            {
                return new DerivativeSpec(mode, inputs.ToEquatableArray());
            }

            if (ExamplesReader.Read(signature.Arguments, model.Symbols, inputs) is { } examples)
            {
                return new DerivativeSpec(mode, inputs.ToEquatableArray()) { Examples = examples };
            }

            problems.Report(
                RuleIds.NoExamples,
                attribute.Location(CancellationToken),
                $"The {what} of '{method.Name}' needs a symbol that counts the examples, such as m in [Shape(\"n\", \"m\")]: one that is "
                    + "an axis by itself in the data, once in an array, and that no parameter has");
            return null;
        }

        private List<InputDetail> Inputs(ProblemSink problems)
        {
            var inputs = model.Parameters.Values.OfType<ParameterSpec>()
                .Select(parameter => new InputDetail(parameter.Name, parameter.Shape, true))
                .ToList();
            for (var i = 0; i < values.Count; i++)
            {
                var name = values[i].Value as string ?? "";
                var location = attribute.ArgumentLocation(i, values.Count, CancellationToken);
                if (Fault(name) is var (rule, fault))
                {
                    problems.Report(rule, location, fault);
                    continue;
                }

                var argument = signature.Arguments[method.Parameters.First(parameter => parameter.Name == name).Ordinal];
                var input = argument.Input;
                if (inputs.Contains(input))
                {
                    problems.Report(RuleIds.BadGradientName, location, $"'{name}' is named twice in [{mode}]");
                }

                inputs.Add(input);
            }

            if (values.Count == 0 && model.Type.IsStatic && mode != DerivativeMode.TrainingStep)
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
                    attribute.Location(CancellationToken),
                    $"The {what} of '{method.Name}' has nothing to differentiate by: "
                        + $"{Missing}");
            }

            return inputs;
        }

        private string Missing => mode == DerivativeMode.TrainingStep ? "its model has no parameter"
            : model.Type.IsStatic ? "it has no floating-point argument"
            : "its model has no parameter; name arguments";

        private (string Rule, string Text)? Fault(string name)
        {
            if (method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter)
            {
                var argument = signature.Arguments[parameter.Ordinal];
                return argument.IsFloating
                    ? null
                    : (RuleIds.IntegerGradient, argument.Element is { } element
                        ? $"'{name}' is an array of {element}, by which there is no derivative; leave out its name, or [Element]"
                        : $"'{name}' is {(argument.Kind == ArgumentKind.Int ? "an int" : argument.Kind == ArgumentKind.Key ? "a RandomKey" : "a bool")}, by which there is no derivative; "
                            + "leave out its name, or declare a Scalar");
            }

            return (RuleIds.BadGradientName, model.Parameters.ContainsKey(name)
                ? $"'{name}' is a parameter of the model, which [{mode}] always includes; name arguments of '{method.Name}' only"
                : $"'{method.Name}' has no argument '{name}'{Spelling.Suggestion(name, method.Parameters.Select(parameter => parameter.Name))}");
        }
    }
}
