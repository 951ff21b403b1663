using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NumDsl.Analyzers.Shapes;

namespace NumDsl.Analyzers.Tests.Shapes;

/// <summary>Each snippet is labelled with what is said about it; running it shows that the label is true.</summary>
public sealed class CorpusTests
{
    public static TheoryData<int> All => [.. Enumerable.Range(0, Corpus.All.Count)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_snippet_is_reported_with_its_rule_at_its_span_or_not_at_all(int number)
    {
        var snippet = Corpus.All[number];
        var compilation = snippet.Compile();
        Assert.Empty(compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error).Select(each => each.ToString()));

        var reported = await Diagnostics(compilation);

        string[] expected = snippet.Span is { } span ? [$"{snippet.Verdict} {snippet.Id} '{snippet.Squiggle}' at {span.Start}"] : [];
        Assert.True(
            expected.SequenceEqual(reported.Select(Describe)),
            $"{snippet.Body}\nexpected: {string.Join("; ", expected)}\nreported: {string.Join("; ", reported.Select(each => $"{Describe(each)} {each.GetMessage(null)}"))}");
    }

    /// <summary>An error throws, and what is silent does not; a warning may do either.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_snippet_throws_exactly_if_it_is_an_error(int number)
    {
        var snippet = Corpus.All[number];
        var thrown = Record.Exception(() => Run(snippet));

        switch (snippet.Verdict)
        {
            case Verdict.Error:
                Assert.True(
                    thrown is ArgumentException or IndexOutOfRangeException or InvalidOperationException || snippet.IsBreach,
                    $"{snippet.Body}\nran to its end, or threw {thrown}");
                break;
            case Verdict.Silent:
                Assert.True(thrown is null, $"{snippet.Body}\n{thrown}");
                break;
        }
    }

    [Fact]
    public void There_are_250_snippets_or_more_and_two_fifths_of_them_are_silent()
    {
        Assert.True(Corpus.All.Count >= 250, $"{Corpus.All.Count} snippets");
        var silent = Corpus.All.Count(snippet => snippet.Verdict == Verdict.Silent);
        Assert.True(silent * 5 >= Corpus.All.Count * 2, $"{silent} of {Corpus.All.Count} are silent");
        Assert.Equal(Corpus.All.Count, Corpus.All.Select(snippet => snippet.Body).Distinct().Count());
    }

    /// <summary>Every rule has a snippet, apart from the one about versions that are not referenced here.</summary>
    [Fact]
    public void There_is_a_snippet_for_every_rule_of_ordinary_code()
    {
        var tried = Corpus.All.Select(snippet => snippet.Id).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(["ND1021"], ShapeRules.All.Select(rule => rule.Id).Where(id => !tried.Contains(id)));
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        return $"{diagnostic.Severity} {diagnostic.Id} '{diagnostic.Location.SourceTree!.GetText().ToString(span)}' at {span.Start}";
    }

    private static async Task<Diagnostic[]> Diagnostics(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("The analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([new ShapeAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static void Run(Snippet snippet)
    {
        using var stream = new MemoryStream();
        Assert.True(snippet.Compile().Emit(stream).Success);
        stream.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            context.LoadFromStream(stream).GetType("User")!.GetMethod("Main")!.Invoke(null, null);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Capture(exception.InnerException!).Throw();
        }
        finally
        {
            context.Unload();
        }
    }
}
