using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NumDsl.Generator.Frontend;

namespace NumDsl.Analyzers.Shapes;

/// <summary>
/// Follows shapes through ordinary C#: over <c>System.Numerics.Tensors</c>, and over <c>NDArray</c> outside equations.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShapeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ShapeRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTensors.Find(start.Compilation) is { } known)
            {
                var files = new TensorFiles(start.Compilation, start.CancellationToken);
                start.RegisterCodeBlockAction(block => Analyze(block, known, files));
            }
        });
    }

    /// <summary>Code blocks rather than operations: binding every method of a project to find none with a tensor would cost too much.</summary>
    private static void Analyze(CodeBlockAnalysisContext context, KnownTensors known, TensorFiles files)
    {
        if (files.Contains(context.CodeBlock.SyntaxTree))
        {
            foreach (var diagnostic in Find(context.CodeBlock, context.OwningSymbol, known, context.SemanticModel, context.CancellationToken))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }

    /// <summary>What is wrong in a method, a property or an initialiser; equations have an analyzer of their own.</summary>
    internal static IEnumerable<Diagnostic> Find(
        SyntaxNode block, ISymbol owner, KnownTensors known, SemanticModel semantics, CancellationToken cancellationToken) =>
        owner.IsEquation()
            ? []
            : from body in Bodies(block)
              let operation = semantics.GetOperation(body, cancellationToken)
              where operation is not null
              from diagnostic in new FlowAnalysis(known, owner as IMethodSymbol, semantics, cancellationToken).Run(operation)
              select diagnostic;

    private static IEnumerable<SyntaxNode> Bodies(SyntaxNode block) => block switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax => [block],
        PropertyDeclarationSyntax { ExpressionBody: { } body } => [body],
        IndexerDeclarationSyntax { ExpressionBody: { } body } => [body],
        ArrowExpressionClauseSyntax => [block],
        VariableDeclaratorSyntax { Initializer: { } initializer } => [initializer],
        PropertyDeclarationSyntax { Initializer: { } initializer } => [initializer],
        _ => block.IsKind(SyntaxKind.EqualsValueClause) ? [block] : [],
    };
}
