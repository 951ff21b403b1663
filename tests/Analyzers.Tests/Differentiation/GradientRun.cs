using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NumDsl.Analyzers.Differentiation;
using NumDsl.Generator;
using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Analyzers.Tests.Differentiation;

/// <summary>Runs the analyzer of derivatives over code in which <c>[|...|]</c> may mark what is pointed at.</summary>
internal static class GradientRun
{
    /// <summary>The diagnostics of some code.</summary>
    public static Task<ImmutableArray<Diagnostic>> Of(string code) => Of(ModelCompilation.Of(Unmarked(code)), new GradientAnalyzer());

    /// <summary>Those of one rule: the texts pointed at with the messages.</summary>
    public static async Task<IReadOnlyList<(string Text, string Message)>> Of(string rule, string code) =>
    [
        .. (await Of(code)).Where(diagnostic => diagnostic.Id == rule)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => (TextAt(diagnostic.Location), Message(diagnostic))),
    ];

    public static Task<ImmutableArray<Diagnostic>> Of(Compilation compilation, DiagnosticAnalyzer analyzer)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("The analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        return compilation.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>The code as its user builds it: with what the generator makes of it.</summary>
    public static Compilation Built(string code)
    {
        var compilation = ModelCompilation.Of(Unmarked(code));
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        CSharpGeneratorDriver.Create([new NumDslGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var built, out var diagnostics);
        Assert.Empty(diagnostics);
        return built;
    }

    /// <summary>The texts that are marked, in order.</summary>
    public static IReadOnlyList<string> Marked(string code) =>
        [.. code.Split("[|").Skip(1).Select(part => part[..part.IndexOf("|]", StringComparison.Ordinal)])];

    public static string Unmarked(string code) => code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    public static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    public static string TextAt(Location location) => location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length);
}
