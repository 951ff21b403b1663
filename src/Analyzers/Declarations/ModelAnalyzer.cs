using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NumDsl.Generator.Frontend;

namespace NumDsl.Analyzers.Declarations;

/// <summary>
/// Reports what the compiler's frontend finds wrong in a model: the same reader that the generator uses, so that an equation is left
/// out exactly when this says why.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ModelRules.All;

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
        foreach (var problem in Problems(type, context.Compilation, context.CancellationToken))
        {
            context.ReportDiagnostic(problem.ToDiagnostic());
        }
    }

    private static IReadOnlyList<Problem> Problems(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (type.IsModel())
        {
            return ModelReadings.Of(type, compilation, cancellationToken).Problems;
        }

        var problems = new List<Problem>();
        OutsideModel.Read(type, problems, cancellationToken);
        return problems;
    }
}
