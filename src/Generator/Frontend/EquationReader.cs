using Microsoft.CodeAnalysis;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>Reads one equation: its signature, what to differentiate by, and its body.</summary>
internal static class EquationReader
{
    /// <summary>The equation, or null if it has a problem (now reported) or the user's code does not compile there.</summary>
    public static EquationSpec? Read(IMethodSymbol method, ModelContext model, ProblemSink problems)
    {
        var source = model.Source;
        if (model.Spec is not { } spec || ReportDerivativeCalls(method, source, problems) || source.Body(method) is { IsBroken: true })
        {
            return null;
        }

        var before = problems.Count;
        var found = new List<Problem>();
        var own = new ProblemSink(problems.IsRead ? found : null, problems.Trace, problems.Origins);
        var equation = Read(method, model, spec, own);
        var syntax = SignatureReader.Syntax(method, source.CancellationToken);
        if (own.Count > 0 && syntax is not null && problems.IsRead && source.HasErrors(syntax))
        {
            return null;
        }

        foreach (var problem in found)
        {
            problems.Take(problem);
        }

        return own.Count > 0 || problems.Count > before ? null : equation;
    }

    /// <summary>Before anything else, because these calls do not bind to what is generated, so that the C# compiler has its own errors there.</summary>
    private static bool ReportDerivativeCalls(IMethodSymbol method, SourceCode source, ProblemSink problems)
    {
        var calls = source.Body(method) is { Syntax: var syntax } ? DerivativeCalls.Within(method, syntax, source).ToList() : [];
        foreach (var (call, message) in calls)
        {
            problems.Report(RuleIds.DerivativeCall, call.GetLocation(), message);
        }

        return calls.Count > 0;
    }

    private static EquationSpec? Read(IMethodSymbol method, ModelContext model, ModelSpec spec, ProblemSink problems)
    {
        if (SignatureReader.Read(method, model, problems) is not { } signature)
        {
            return null;
        }

        if (DerivativeReader.Read(method, signature, model, problems) is not { } derivatives)
        {
            return null;
        }

        var interpreter = new Interpreter(model, method, problems);
        var result = interpreter.Run(signature);
        if (result is not { } node || problems.Count > 0)
        {
            return null;
        }

        var equation = new EquationSpec(
            spec,
            Identifiers.Escape(method.Name),
            method.DeclaredAccessibility.Text(),
            MethodText.Lines(model.Source.Body(method)!.Syntax),
            signature.Arguments,
            interpreter.Build(node),
            RequirementReader.Blame(interpreter.Conditions, signature.Arguments, spec.Parameters),
            derivatives)
        {
            HasStableForms = method.Attribute("EquationAttribute")?.NamedArguments
                .Any(argument => argument is { Key: "StableForms", Value.Value: false }) != true,
        };
        DerivativeReader.CheckForwardModes(method, equation, model, problems);
        return equation;
    }
}
