using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NumDsl.Analyzers.Tests.Loops;

/// <summary>
/// Every fix is applied, compiled and run against the loop that it replaces: over lengths around the widths of vectors, special values, and
/// every pair of arguments of a type as one array.
/// </summary>
public sealed class DifferentialTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fixed_loop_computes_what_it_computed_before(bool allowTemporaries)
    {
        (string, string)[] options = allowTemporaries ? [("numdsl.allow_temporaries", "true")] : [];
        var code = Corpus.Code(Corpus.Methods.Where(method => method.Verdict != Verdict.Silent));
        var diagnostics = (await CorpusRun.Diagnostics(CorpusRun.Compile(code), options)).Where(CorpusRun.HasFix).ToLookup(CorpusRun.Method);
        var (before, after) = (Loaded.From(code), Loaded.From(await CorpusRun.Fixed(code, options)));

        var differences = new List<string>();
        foreach (var method in Corpus.Methods.Where(method => diagnostics.Contains(method.Name)))
        {
            var isExact = diagnostics[method.Name].All(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);
            var ran = Compare(method, before.Method(method.Name), after.Method(method.Name), isExact, withPairs: true, differences);
            Assert.True(ran > 0, $"The loop accepted no input: {method.Code}");
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact]
    public async Task A_loop_that_must_be_flagged_computes_the_same_backwards()
    {
        var methods = Corpus.Methods.Where(method => method.Verdict >= Verdict.Must && !method.HasOrder).ToList();
        var code = Corpus.Code(methods);
        var reversed = new Backwards().Visit((await CSharpSyntaxTree.ParseText(code).GetRootAsync())!).ToFullString();
        var (before, after) = (Loaded.From(code), Loaded.From(reversed));

        var differences = new List<string>();
        var ran = methods.Sum(method => Compare(
            method, before.Method(method.Name), after.Method(method.Name), method.Verdict == Verdict.Exact, withPairs: false, differences));

        Assert.True(ran > 1000, $"Only {ran} runs were accepted.");
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    /// <summary>Runs both; the number of inputs that the first one accepted.</summary>
    private static int Compare(CorpusMethod method, MethodInfo before, MethodInfo after, bool isExact, bool withPairs, List<string> differences)
    {
        var ran = 0;
        // A matrix of 100 rows would take longer to fill than everything else.
        var isMatrix = before.GetParameters().Any(parameter => parameter.ParameterType is { IsArray: true } type && (type.GetArrayRank() > 1 || type.GetElementType()!.IsArray));
        foreach (var length in Inputs.Lengths.Where(length => !isMatrix || length <= 33))
        {
            foreach (var special in new[] { false, true })
            {
                foreach (var pair in Inputs.Pairs(before).Where(_ => withPairs && length is 0 or 3 or 9 or 17 or 33).Prepend((0, 0)))
                {
                    var first = Run(before, length, special, pair);
                    if (first is null)
                    {
                        continue;
                    }

                    ran++;
                    var second = Run(after, length, special, pair);
                    if (second is null || !Agreement.Holds(first, second, isExact ? 0 : (length + 4) * (length + 4)))
                    {
                        differences.Add($"{method.Name} of {length}{(special ? ", special" : "")}, {pair}: {(second is null ? "it throws" : "another result")}. {method.Code}");
                        return ran;
                    }
                }
            }
        }

        return ran;
    }

    /// <summary>The result and all arguments after a call; null if it was refused.</summary>
    private static object?[]? Run(MethodInfo method, int length, bool special, (int First, int Second) pair)
    {
        var arguments = Inputs.MakeFor(method, length, seed: length, special);
        if (pair.First != pair.Second)
        {
            arguments[pair.Second] = arguments[pair.First];
        }

        try
        {
            var result = method.Invoke(null, arguments);
            return [result, .. arguments];
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    /// <summary>Turns <c>for (int i = a; i &lt; b; i++)</c> round: the innermost loops, as the outer ones stay.</summary>
    private sealed class Backwards : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
        {
            var loop = (ForStatementSyntax)base.VisitForStatement(node)!;
            return !loop.Statement.DescendantNodesAndSelf().Any(inner => inner is ForStatementSyntax) && loop is { Declaration.Variables: [{ Initializer.Value: var low } variable], Condition: BinaryExpressionSyntax { OperatorToken.Text: "<", Left: var left, Right: var high }, Incrementors: [PostfixUnaryExpressionSyntax { OperatorToken.Text: "++" }] }
                && left.ToString() == variable.Identifier.Text
                ? SyntaxFactory.ParseStatement($"for (int {left} = {high} - 1; {left} >= {low}; {left}--) {loop.Statement}")
                : loop;
        }
    }
}
