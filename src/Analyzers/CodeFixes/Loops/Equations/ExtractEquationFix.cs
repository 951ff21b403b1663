using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Analyzers.Loops;

namespace NumDsl.CodeFixes.Loops.Equations;

/// <summary>
/// Makes a loop that sums up one number from arrays an equation of a new model, and calls it. The loop is read here, not by the analyzer,
/// so that a build does not pay for it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ExtractEquationFix : CodeFixProvider
{
    /// <summary>What the menu says. An equation is rewritten to stable forms, so that it can give a number where the loop overflows.</summary>
    internal const string Title = "Extract an equation (results can differ by rounding, and be finite where the loop's are not)";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. LoopRules.All.Select(rule => rule.Id)];

    /// <summary>Each has a model of its own, with a name to choose: it is done one at a time.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (CompilationUnitSyntax?)await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var semantics = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || semantics is null)
        {
            return;
        }

        var options = LoopOptions.Read(context.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider, root.SyntaxTree);
        foreach (var diagnostic in context.Diagnostics)
        {
            // A single loop that is one call already gains nothing from a model around it.
            if (!options.IsStrict && Find(root.FindNode(diagnostic.Location.SourceSpan), semantics, options, context.CancellationToken) is { } equation
                && (equation.IsNest || !diagnostic.Properties.ContainsKey(LoopAnalyzer.Statements)))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, cancellation => Apply(context.Document, equation, root, semantics, cancellation), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    /// <summary>The outermost loop around a place that is an equation.</summary>
    private static Equation? Find(SyntaxNode place, SemanticModel semantics, LoopOptions options, CancellationToken cancellation)
    {
        var loops = place.AncestorsAndSelf()
            .TakeWhile(node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) or GlobalStatementSyntax)
            .Where(node => node is ForStatementSyntax or WhileStatementSyntax or ForEachStatementSyntax)
            .Reverse();
        foreach (var syntax in loops)
        {
            if (syntax.ContainsDirectives || semantics.GetOperation(syntax, cancellation) is not ILoopOperation loop
                || Surroundings.AreUnsuitable(syntax, semantics.GetEnclosingSymbol(syntax.SpanStart, cancellation)))
            {
                continue;
            }

            IOperation member = loop;
            while (member.Parent is { } parent)
            {
                member = parent;
            }

            if (EquationReader.Read(loop, member, options) is { } equation)
            {
                return equation;
            }
        }

        return null;
    }

    private static async Task<Document> Apply(
        Document document, Equation equation, CompilationUnitSyntax root, SemanticModel semantics, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var names = EquationText.Names(equation, semantics);
        var call = $"{equation.Assignment}{names.Model}.{names.Equation}({equation.Arguments.Call});";
        IReadOnlyList<string> statements = equation.Guard.Length == 0 ? [call] : [$"if ({equation.Guard})", "{", $"    {call}", "}"];
        List<Microsoft.CodeAnalysis.Text.TextChange> changes =
        [
            StatementText.Replace(root, text, equation.Loop.Span, statements),
            EquationText.Model(equation, names, root, text),
            .. UsingDirectives.Missing(root, text, semantics.Compilation, [.. equation.Arguments.Usings, "NumDsl", "static NumDsl.Functions"]),
        ];
        return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }
}
