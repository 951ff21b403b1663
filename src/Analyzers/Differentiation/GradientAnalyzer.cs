using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NumDsl.Generator.Frontend;

namespace NumDsl.Analyzers.Differentiation;

/// <summary>
/// Says where a derivative is asked for that is zero whatever the values are, where the compiler computes a stable form in place of
/// the textbook's, and where none takes the place of a form that needs one. Equations with a problem of their own are not looked at.
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

        var equations = ReadEquation.All(type, ModelReadings.Of(type, context.Compilation, context.CancellationToken), context.CancellationToken);
        foreach (var equation in equations)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            foreach (var diagnostic in StableForms.Of(equation))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }

        foreach (var diagnostic in ZeroGradients.Of(type, equations, context.CancellationToken))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
