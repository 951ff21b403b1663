using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>Finds what is worth reporting in a nest of loops: the whole nest if it is one operation, else the loops inside it.</summary>
internal sealed class NestAnalysis(Scope scope, LoopOptions options, Func<string> newName)
{
    public void Analyze(ILoopOperation loop, Action<Diagnostic> report)
    {
        var refusal = new Refusal();
        if (LoopReader.Read(loop, scope, refusal) is { } counted)
        {
            var inner = counted.Body.Where(statement => statement is ILoopOperation).ToList();
            if (inner.Count == 0 && Find(counted, refusal) is { } finding)
            {
                report(Diagnostic(finding, Keyword(loop.Syntax), "loop"));
                return;
            }

            if (inner.Count == 1 && WholeNest(counted, (ILoopOperation)inner[0], refusal) is { } whole)
            {
                report(Diagnostic(whole, Keyword(loop.Syntax), "loop"));
                return;
            }
        }

        var loops = new List<ILoopOperation>();
        AddLoopsInside(loop, loops);
        foreach (var each in loops)
        {
            Analyze(each, report);
        }

        if (loops.Count == 0 && refusal is { Reason: { } reason, At: { } at })
        {
            report(Microsoft.CodeAnalysis.Diagnostic.Create(
                LoopRules.NotVectorised, Keyword(loop.Syntax), [at.GetLocation()], $"This loop stays a loop: {reason}"));
        }
    }

    private Finding? Find(CountedLoop loop, Refusal refusal) => new VectorLoop(scope, options, refusal, newName).Find(loop);

    /// <summary>A nest that is one matrix operation, or in which the only thing that the outer loop does is to repeat an inner one.</summary>
    private Finding? WholeNest(CountedLoop outer, ILoopOperation inner, Refusal refusal)
    {
        if (new MatrixNest(scope, options).Find(outer) is { } matrix)
        {
            return matrix;
        }

        if (outer.Body.Count != 1 || LoopReader.Read(inner, scope, refusal) is not { } counted)
        {
            return null;
        }

        var deeper = counted.Body.OfType<ILoopOperation>().ToList();
        var finding = deeper.Count switch
        {
            0 => Find(counted, refusal),
            1 => WholeNest(counted, deeper[0], refusal),
            _ => null,
        };
        return finding is { Rule.Id: "ND2001" or "ND2002" } ? finding with { Rule = LoopRules.RowsAndColumns } : finding;
    }

    internal static Diagnostic Diagnostic(Finding finding, Location location, string what)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (finding.Fix is { } fix)
        {
            properties = properties
                .Add(LoopAnalyzer.Statements, string.Join("\n", fix.Statements))
                .Add(LoopAnalyzer.Usings, string.Join(" ", fix.Usings));
            if (fix.KeepsLoop)
            {
                properties = properties.Add(LoopAnalyzer.KeepsLoop, null);
            }

            if (finding.IsExact)
            {
                properties = properties.Add(LoopAnalyzer.IsExact, null);
            }
        }

        return Microsoft.CodeAnalysis.Diagnostic.Create(
            finding.Rule,
            location,
            finding.IsExact ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            [finding.Replaced.GetLocation()],
            properties,
            $"This {what} is a vector operation ({finding.Targets}): {finding.Why}");
    }

    /// <summary>The loop's first line: a squiggle under all of its body would hide others.</summary>
    private static Location Keyword(SyntaxNode loop) => Location.Create(
        loop.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(loop.SpanStart, loop switch
        {
            Microsoft.CodeAnalysis.CSharp.Syntax.ForStatementSyntax statement => statement.CloseParenToken.Span.End,
            Microsoft.CodeAnalysis.CSharp.Syntax.WhileStatementSyntax statement => statement.CloseParenToken.Span.End,
            Microsoft.CodeAnalysis.CSharp.Syntax.ForEachStatementSyntax statement => statement.CloseParenToken.Span.End,
            _ => loop.Span.End,
        }));

    private static void AddLoopsInside(IOperation operation, List<ILoopOperation> loops)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (child is ILoopOperation loop)
            {
                loops.Add(loop);
            }
            else if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                AddLoopsInside(child, loops);
            }
        }
    }
}
