using NumDsl.Generator.Frontend;

namespace NumDsl.Generator.Tests.Frontend;

/// <summary>What does not compile is the C# compiler's to report; the frontend neither throws nor adds to it.</summary>
public sealed class BrokenCodeTests
{
    [Fact]
    public void A_model_that_is_cut_off_anywhere_never_throws()
    {
        var code = Samples.LogisticRegression;
        for (var length = 0; length < code.Length; length++)
        {
            var compilation = ModelCompilation.Of(code[..length]);
            foreach (var model in ModelCompilation.Models(compilation))
            {
                Assert.NotNull(ModelReader.Read(model, compilation, new List<Problem>(), CancellationToken.None));
            }
        }
    }

    [Theory]
    [InlineData("=> Sigmiod(x);")]
    [InlineData("=> x + undefined;")]
    [InlineData("=> x +;")]
    [InlineData("{ var a = ; return a; }")]
    [InlineData("{ return x * \"text\"; }")]
    [InlineData("{ NDArray a = 5; return a; }")]
    [InlineData("{ var a = x.; return a; }")]
    [InlineData("{ Unknown a = x; return a; }")]
    [InlineData("{ while (true) { return undefined; } }")]
    [InlineData("{ return x")]
    public void An_equation_that_does_not_compile_is_left_out_without_a_word(string body)
    {
        var problems = new List<Problem>();
        var compilation = ModelCompilation.Of(ModelCompilation.Wrap("NDArray", body));

        Assert.Empty(ModelCompilation.Read(compilation, problems).Equations);
        Assert.Empty(problems);
    }

    [Fact]
    public void Calls_that_double_at_every_level_stop_at_a_limit()
    {
        var helpers = string.Concat(Enumerable.Range(0, 40).Select(level =>
            $"static NDArray H{level}(NDArray a) => H{level + 1}(a) + H{level + 1}(a); "));
        var problems = new List<Problem>();
        ModelCompilation.Read(ModelCompilation.Of(ModelCompilation.Wrap("NDArray", "=> H0(x);", helpers + "static NDArray H40(NDArray a) => a;")), problems);

        Assert.Equal(RuleIds.TooLarge, Assert.Single(problems).Id);
    }

    [Fact]
    public void A_sum_of_1500_terms_does_not_overflow_the_stack()
    {
        var problems = new List<Problem>();
        var terms = string.Concat(Enumerable.Repeat(" + x", 1500));
        var reading = ModelCompilation.Read(ModelCompilation.Of(ModelCompilation.Wrap("NDArray", $"=> x{terms};")), problems);

        Assert.Empty(problems);
        Assert.Equal(1501, Assert.Single(reading.Equations).Graph.Nodes.Count);
    }

    [Fact]
    public async Task Cancellation_is_honoured()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var compilation = ModelCompilation.Of(Samples.LogisticRegression);
        var model = ModelCompilation.Models(compilation).First();

        Assert.Throws<OperationCanceledException>(() => ModelReader.Read(model, compilation, null, cancelled.Token));
    }
}
