using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NumDsl.Analyzers.Declarations;
using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Analyzers.Tests.Declarations;

/// <summary>Runs the model analyzer over code in which <c>[|...|]</c> marks the squiggle that is expected.</summary>
internal static class AnalyzerRun
{
    /// <summary>What is reported, as <c>ND0000 "text under the squiggle" at position</c>, after what is marked in the same form.</summary>
    public static async Task<(string[] Expected, string[] Reported, CSharpCompilation Compilation)> Of(string id, string marked)
    {
        var expected = new List<string>();
        var code = marked;
        for (var open = code.IndexOf("[|", StringComparison.Ordinal); open >= 0; open = code.IndexOf("[|", StringComparison.Ordinal))
        {
            var close = code.IndexOf("|]", open, StringComparison.Ordinal);
            var text = code[(open + 2)..close];
            code = code[..open] + text + code[(close + 2)..];
            expected.Add($"{id} \"{text}\" at {open}");
        }

        var compilation = ModelCompilation.Of(code);
        var offset = compilation.SyntaxTrees[0].ToString().Length - code.Length;
        var reported = (await Diagnostics(compilation)).Select(diagnostic =>
        {
            var span = diagnostic.Location.SourceSpan;
            return $"{diagnostic.Id} \"{diagnostic.Location.SourceTree!.ToString().Substring(span.Start, span.Length)}\" at {span.Start - offset}";
        });
        return ([.. expected.Order(StringComparer.Ordinal)], [.. reported.Order(StringComparer.Ordinal)], compilation);
    }

    public static async Task<ImmutableArray<Diagnostic>> Diagnostics(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("The analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        return await compilation.WithAnalyzers([new ModelAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>What the C# compiler itself finds wrong, apart from the members that the generator would add.</summary>
    public static string[] CompilerErrors(Compilation compilation) =>
    [
        .. compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS9248")
            .Select(diagnostic => diagnostic.ToString()),
    ];
}
