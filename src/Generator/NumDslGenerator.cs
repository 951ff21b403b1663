using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NumDsl.Generator.Emission;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator;

/// <summary>
/// The incremental pipeline: models are read once per edit; what comes out is compared by value, so only the files of models
/// and equations that changed are written again. Nothing is reported here: the analyzers do that, with the same frontend.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NumDslGenerator : IIncrementalGenerator
{
    /// <summary>The steps, by the names under which their reasons are tracked.</summary>
    internal static class Steps
    {
        public const string Reading = nameof(Reading);
        public const string Model = nameof(Model);
        public const string Equation = nameof(Equation);
    }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var readings = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "NumDsl.ModelAttribute",
                static (node, _) => node is ClassDeclarationSyntax,
                static (model, cancellation) => ModelReader.Read((INamedTypeSymbol)model.TargetSymbol, model.SemanticModel.Compilation, null, cancellation))
            .WithTrackingName(Steps.Reading);
        var models = readings
            .Select(static (reading, _) => reading.Model)
            .WithTrackingName(Steps.Model);
        var equations = readings
            .SelectMany(static (reading, _) => reading.Equations)
            .WithTrackingName(Steps.Equation);
        context.RegisterSourceOutput(models, static (output, model) =>
        {
            if (model is not null && ModelEmitter.Emit(model) is { } text)
            {
                output.AddSource($"{model.FileName}.g.cs", SourceText.From(text, System.Text.Encoding.UTF8));
            }
        });
        context.RegisterSourceOutput(equations, static (output, equation) =>
            output.AddSource($"{equation.Model.FileName}.{equation.KernelName}.g.cs", SourceText.From(Emit(equation), System.Text.Encoding.UTF8)));
    }

    /// <summary>A mistake of ours in one equation must neither pass in silence nor take the other equations with it.</summary>
    private static string Emit(EquationSpec equation)
    {
        try
        {
            return EquationEmitter.Emit(equation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            var message = problem.Message.Replace('\r', ' ').Replace('\n', ' ');
            return $"#error NumDsl has a bug: it cannot compile the equation '{equation.Model.Name}.{equation.Name}' ({problem.GetType().Name}: {message}); please report it\n";
        }
    }
}
