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
        var problems = new List<Problem>();
        if (type.IsModel())
        {
            ModelReader.Read(type, context.Compilation, problems, context.CancellationToken);
        }
        else
        {
            OutsideModel.Read(type, problems, context.CancellationToken);
        }

        foreach (var problem in problems)
        {
            context.ReportDiagnostic(problem.ToDiagnostic());
        }
    }
}
