using Microsoft.CodeAnalysis;
using NumDsl.Analyzers.Loops;

namespace NumDsl.Analyzers.Tests.Loops;

/// <summary>What the loop analyzer says of the corpus.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void The_corpus_is_large_and_a_third_of_it_is_to_be_left_alone()
    {
        Assert.True(Corpus.Methods.Count >= 400, $"There are only {Corpus.Methods.Count} methods.");
        Assert.True(3 * Corpus.Methods.Count(method => method.Verdict == Verdict.Silent) >= Corpus.Methods.Count);
    }

    [Fact]
    public async Task Every_method_is_flagged_just_as_its_label_says()
    {
        var diagnostics = (await CorpusRun.Diagnostics(CorpusRun.Compile(Corpus.Code(Corpus.Methods))))
            .Where(diagnostic => diagnostic.Id != LoopRules.NotVectorised.Id)
            .ToLookup(CorpusRun.Method);

        var wrong = Corpus.Methods.Where(method => !IsRight(method.Verdict, [.. diagnostics[method.Name]])).Select(method =>
            $"{method.Verdict}: {method.Code}\n    {string.Join("\n    ", diagnostics[method.Name].Select(each => each.ToString()))}");
        Assert.True(!wrong.Any(), string.Join("\n", wrong));
    }

    private static bool IsRight(Verdict verdict, IReadOnlyList<Diagnostic> diagnostics) => verdict switch
    {
        Verdict.Silent => diagnostics.Count == 0,
        Verdict.May => true,
        Verdict.Must => diagnostics.Count > 0,
        Verdict.Fix => diagnostics.Count > 0 && diagnostics.All(CorpusRun.HasFix),
        Verdict.Exact => diagnostics.Count > 0 && diagnostics.All(each => CorpusRun.HasFix(each) && each.Severity == DiagnosticSeverity.Warning),
        _ => false,
    };
}
