using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Models;

namespace NumDsl.Analyzers.Differentiation;

/// <summary>
/// Says where a gradient is asked for that is zero whatever the values are, and where the compiler computes a stable form in place of
/// the textbook's. Equations with a problem of their own are not looked at.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GradientAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => GradientRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("NumDsl.ModelAttribute") is not null)
            {
                start.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
            }
        });
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsModel())
        {
            return;
        }

        var equations = new List<(EquationSpec Equation, IMethodSymbol Method)>();
        foreach (var equation in ModelReadings.Of(type, context.Compilation, context.CancellationToken).Reading.Equations)
        {
            if (MethodOf(type, equation) is { } method)
            {
                equations.Add((equation, method));
                Report(context, GradientRules.StableForm, method.Locations[0], StableForms.Of(equation).Select(rewrite =>
                    $"In '{method.Name}' {rewrite.Written} is computed as {rewrite.Computed}, which neither overflows nor cancels"));
            }
        }

        var differentiated = equations.Where(each => each.Equation.Gradient is not null).ToList();
        foreach (var (equation, method) in differentiated)
        {
            ReportArguments(context, equation, method);
        }

        if (differentiated.Count > 0 && equations.Count == type.GetMembers().OfType<IMethodSymbol>().Count(IsOwnEquation))
        {
            ReportParameters(context, type, [.. differentiated.Select(each => each.Equation)]);
        }
    }

    private static bool IsOwnEquation(IMethodSymbol method) => method.IsEquation() && method.PartialDefinitionPart is null;

    /// <summary>The method that an equation was read from: of overloads the one with its arguments.</summary>
    private static IMethodSymbol? MethodOf(INamedTypeSymbol type, EquationSpec equation) => type.GetMembers(GeneratedNames.Plain(equation.Name))
        .OfType<IMethodSymbol>()
        .Where(IsOwnEquation)
        .FirstOrDefault(method => method.Parameters.Select(parameter => parameter.Name)
            .SequenceEqual(equation.Arguments.Select(argument => GeneratedNames.Plain(argument.Name))));

    /// <summary>A parameter that no gradient of its model reaches.</summary>
    private static void ReportParameters(SymbolAnalysisContext context, INamedTypeSymbol type, IReadOnlyList<EquationSpec> equations)
    {
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(property => property.Attribute("ParameterAttribute") is not null))
        {
            var inputs = equations
                .SelectMany(equation => equation.Gradient!.Value.Where(input => input.IsParameter && input.Name == property.Name)
                    .Select(input => Influence.Of(equation, input)))
                .ToList();
            if (inputs.Count > 0 && inputs.All(influence => influence is InfluenceKind.None or InfluenceKind.Flat))
            {
                var why = inputs.All(influence => influence == InfluenceKind.None)
                    ? $"no equation with [Gradient] depends on it; use it in {string.Join(" or ", equations.Select(equation => $"'{equation.Name}'"))}, or remove it"
                    : "it enters only through operations whose derivative is 0 everywhere, such as comparisons and Floor; write StopGradient if this is meant";
                Report(context, GradientRules.ZeroGradient, property.Locations[0], [$"The gradient by the parameter '{property.Name}' is always 0: {why}"]);
            }
        }
    }

    /// <summary>An argument that is named in <c>[Gradient]</c> and that the value does not depend on.</summary>
    private static void ReportArguments(SymbolAnalysisContext context, EquationSpec equation, IMethodSymbol method)
    {
        if (method.Attribute("GradientAttribute") is not { } attribute || attribute.Values() is not { Count: > 0 } values)
        {
            return;
        }

        for (var i = 0; i < values.Count; i++)
        {
            foreach (var input in equation.Gradient!.Value.Where(input => !input.IsParameter && GeneratedNames.Plain(input.Name) == values[i].Value as string))
            {
                var influence = Influence.Of(equation, input);
                if (influence is InfluenceKind.None or InfluenceKind.Flat)
                {
                    var why = influence == InfluenceKind.None
                        ? $"'{method.Name}' does not depend on it; remove the name, or use the argument"
                        : "it enters only through operations whose derivative is 0 everywhere, such as comparisons and Floor; write StopGradient if this is meant";
                    Report(
                        context,
                        GradientRules.ZeroGradient,
                        attribute.ArgumentLocation(i, values.Count, context.CancellationToken),
                        [$"The gradient by '{input.Name}' is always 0: {why}"]);
                }
            }
        }
    }

    private static void Report(SymbolAnalysisContext context, DiagnosticDescriptor rule, Location location, IEnumerable<string> messages)
    {
        foreach (var message in messages)
        {
            context.ReportDiagnostic(Diagnostic.Create(rule, location, message));
        }
    }
}
