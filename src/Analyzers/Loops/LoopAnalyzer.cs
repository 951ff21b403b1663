using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>
/// Reports loops that are vector operations: one diagnostic a nest, on its outermost loop. Syntax rules out what cannot be one before
/// anything else is asked.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoopAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic with the statements to write, a line each.</summary>
    internal const string Statements = "Statements";

    /// <summary>The property of a diagnostic with the namespaces that they need, separated by spaces.</summary>
    internal const string Usings = "Usings";

    /// <summary>The property of a diagnostic whose fix gives the same result to the bit.</summary>
    internal const string IsExact = "IsExact";

    /// <summary>The property of a diagnostic whose fix keeps the loop for memory that overlaps.</summary>
    internal const string KeepsLoop = "KeepsLoop";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => LoopRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Generated code is left out below: to have the driver do it costs a walk over every token of each file with a finding.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            // Without the package there is nothing to rewrite to.
            if (start.Compilation.GetTypeByMetadataName("System.Numerics.Tensors.TensorPrimitives") is not null
                && start.Compilation.GetTypeByMetadataName("NumDsl.SpanMath") is not null)
            {
                start.RegisterOperationAction(AnalyzeLoop, OperationKind.Loop);
                start.RegisterOperationAction(AnalyzePipeline, OperationKind.Invocation);
            }
        });
    }

    private static void AnalyzeLoop(OperationAnalysisContext context)
    {
        // Inner loops are found from the outermost one; a loop without an index computes nothing; what #if leaves out may be code, too.
        var syntax = context.Operation.Syntax;
        if (syntax is not (ForStatementSyntax or WhileStatementSyntax or ForEachStatementSyntax)
            || context.IsGeneratedCode || IsInsideLoop(syntax) || syntax.ContainsDirectives || !MayCompute(syntax)
            || Surroundings.AreUnsuitable(syntax, context.ContainingSymbol))
        {
            return;
        }

        var root = Root(context.Operation);
        new NestAnalysis(new Scope(root), Options(context), new NewNames(root.Syntax).Next)
            .Analyze((ILoopOperation)context.Operation, context.ReportDiagnostic);
    }

    private static void AnalyzePipeline(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is { Name: "Sum" or "ToArray", ContainingType: { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } }
            && !context.IsGeneratedCode && call.Syntax is InvocationExpressionSyntax && !Surroundings.AreUnsuitable(call.Syntax, context.ContainingSymbol))
        {
            var root = Root(call);
            if (new Pipeline(new Scope(root), Options(context), new NewNames(root.Syntax).Next).Find(call) is { } finding)
            {
                context.ReportDiagnostic(NestAnalysis.Diagnostic(finding, call.Syntax.GetLocation(), "pipeline"));
            }
        }
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is not null)
        {
            operation = operation.Parent;
        }

        return operation;
    }

    private static LoopOptions Options(OperationAnalysisContext context) =>
        LoopOptions.Read(context.Options.AnalyzerConfigOptionsProvider, context.Operation.Syntax.SyntaxTree);

    private static bool IsInsideLoop(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null and not MemberDeclarationSyntax and not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax; parent = parent.Parent)
        {
            if (parent is ForStatementSyntax or WhileStatementSyntax or ForEachStatementSyntax)
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayCompute(SyntaxNode node) =>
        node is ForEachStatementSyntax || node.DescendantNodes().Any(inner => inner is ElementAccessExpressionSyntax or ForEachStatementSyntax);
}
