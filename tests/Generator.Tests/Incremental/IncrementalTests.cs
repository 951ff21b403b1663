namespace NumDsl.Generator.Tests.Incremental;

/// <summary>What an edit writes again, by the exact reason of each step: an edit that means nothing to a model costs nothing.</summary>
public sealed class IncrementalTests
{
    private const string Model = """
        [Model]
        public partial class Line
        {
            [Parameter("nx", 1)] public partial NDArray W { get; }

            [Equation]
            public NDArray Predict([Shape("nx", "m")] NDArray x) => Dot(W.T, x);

            [Equation, Gradient]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(1, "m")] NDArray y) => Mean(Square(Dot(W.T, x) - y));
        }

        [Model]
        public static partial class Other
        {
            [Equation]
            public static NDArray Twice([Shape("n", "m")] NDArray x) => x + x;
        }
        """;

    private const string Elsewhere = "internal static class Program { public static int Answer() => 42; }";

    [Fact]
    public void A_first_run_makes_everything() => Assert.Equal(
        """
        Reading Line: New
        Reading Other: New
        Model Line: New
        Model Other: New
        Equation Line.Predict: New
        Equation Line.Cost: New
        Equation Other.Twice: New
        Output Line.Cost.g.cs: New
        Output Line.Predict.g.cs: New
        Output Line.g.cs: New
        Output Other.Twice.g.cs: New
        Output Other.g.cs: New
        """,
        Reasons(IncrementalRun.First(Model, Elsewhere)));

    // The reading looks at the whole compilation, so it runs; its result is what it was, and nothing after it runs.
    [Fact]
    public void An_edit_in_another_file_writes_nothing_again() => Assert.Equal(
        NothingChanged, Reasons(IncrementalRun.First(Model, Elsewhere).Edit("Elsewhere.cs", Elsewhere, Elsewhere.Replace("42", "43", StringComparison.Ordinal))));

    [Theory]
    [InlineData("=> Dot(W.T, x);", "=> Dot(W.T, x); // the activation")]
    [InlineData("=> Dot(W.T, x);", "=> /* linear */ Dot(W.T, x);")]
    [InlineData("=> Dot(W.T, x);", "=>  Dot(W.T,  x) ;")]
    [InlineData("[Equation, Gradient]", "/// <summary>The cost.</summary>\n    [Equation, Gradient]")]
    [InlineData("[Model]\npublic partial class Line", "\n\n[Model]\npublic partial class Line")]
    public void A_comment_or_a_space_writes_nothing_again(string before, string after) =>
        Assert.Equal(NothingChanged, Reasons(IncrementalRun.First(Model, Elsewhere).Edit("Model.cs", before, after)));

    [Fact]
    public void An_edit_of_one_equation_writes_only_that_equation_again() => Assert.Equal(
        """
        Reading Line: Modified
        Reading Other: Unchanged
        Model Line: Unchanged
        Model Other: Cached
        Equation Line.Predict: Unchanged
        Equation Line.Cost: Modified
        Equation Other.Twice: Cached
        Output Line.Cost.g.cs: Modified
        Output Line.Predict.g.cs: Cached
        Output Line.g.cs: Cached
        Output Other.Twice.g.cs: Cached
        Output Other.g.cs: Cached
        """,
        Reasons(IncrementalRun.First(Model, Elsewhere).Edit("Model.cs", "Mean(Square", "Sum(Square")));

    [Fact]
    public void A_changed_shape_of_an_argument_writes_that_equation_again() => Assert.Equal(
        """
        Reading Line: Modified
        Reading Other: Unchanged
        Model Line: Unchanged
        Model Other: Cached
        Equation Line.Predict: Modified
        Equation Line.Cost: Unchanged
        Equation Other.Twice: Cached
        Output Line.Cost.g.cs: Cached
        Output Line.Predict.g.cs: Modified
        Output Line.g.cs: Cached
        Output Other.Twice.g.cs: Cached
        Output Other.g.cs: Cached
        """,
        Reasons(IncrementalRun.First(Model, Elsewhere).Edit("Model.cs", "NDArray Predict([Shape(\"nx\", \"m\")]", "NDArray Predict([Shape(\"nx\", \"k\")]")));

    [Fact]
    public void A_changed_shape_of_a_parameter_writes_all_of_its_model_again_and_no_other() => Assert.Equal(
        """
        Reading Line: Modified
        Reading Other: Unchanged
        Model Line: Modified
        Model Other: Cached
        Equation Line.Predict: Modified
        Equation Line.Cost: Modified
        Equation Other.Twice: Cached
        Output Line.Cost.g.cs: Modified
        Output Line.Predict.g.cs: Modified
        Output Line.g.cs: Modified
        Output Other.Twice.g.cs: Cached
        Output Other.g.cs: Cached
        """,
        Reasons(IncrementalRun.First(Model, Elsewhere).Edit("Model.cs", "\"nx\"", "\"n\"")));

    [Fact]
    public void An_added_equation_is_new_and_the_others_stay() => Assert.Equal(
        """
        Reading Line: Unchanged
        Reading Other: Modified
        Model Line: Cached
        Model Other: Unchanged
        Equation Line.Predict: Cached
        Equation Line.Cost: Cached
        Equation Other.Twice: Unchanged
        Equation Other.Half: New
        Output Line.Cost.g.cs: Cached
        Output Line.Predict.g.cs: Cached
        Output Line.g.cs: Cached
        Output Other.Half.g.cs: New
        Output Other.Twice.g.cs: Cached
        Output Other.g.cs: Cached
        """,
        Reasons(IncrementalRun.First(Model, Elsewhere).Edit(
            "Model.cs",
            "NDArray x) => x + x;",
            "NDArray x) => x + x;\n    [Equation] public static NDArray Half([Shape(\"n\", \"m\")] NDArray x) => x / 2;")));

    [Fact]
    public void A_model_that_is_no_longer_one_takes_its_files_with_it()
    {
        var run = IncrementalRun.First(Model, Elsewhere).Edit("Model.cs", "[Model]\npublic static partial class Other", "public static partial class Other");
        Assert.Equal(["Line.Cost.g.cs", "Line.Predict.g.cs", "Line.g.cs"], run.Result.GeneratedSources.Select(file => file.HintName).Order(StringComparer.Ordinal));
        Assert.Contains("Equation Other.Twice: Removed", Reasons(run), StringComparison.Ordinal);
        Assert.Contains("Output Line.Cost.g.cs: Cached", Reasons(run), StringComparison.Ordinal);
    }

    [Fact]
    public void An_equation_that_no_longer_compiles_takes_only_its_own_file_with_it()
    {
        var run = IncrementalRun.First(Model, Elsewhere).Edit("Model.cs", "Dot(W.T, x) - y", "Dot(W, x) - y");
        Assert.Equal(
            ["Line.Predict.g.cs", "Line.g.cs", "Other.Twice.g.cs", "Other.g.cs"],
            run.Result.GeneratedSources.Select(file => file.HintName).Order(StringComparer.Ordinal));
        Assert.Contains("Output Line.Predict.g.cs: Cached", Reasons(run), StringComparison.Ordinal);
    }

    private const string NothingChanged = """
        Reading Line: Unchanged
        Reading Other: Unchanged
        Model Line: Cached
        Model Other: Cached
        Equation Line.Predict: Cached
        Equation Line.Cost: Cached
        Equation Other.Twice: Cached
        Output Line.Cost.g.cs: Cached
        Output Line.Predict.g.cs: Cached
        Output Line.g.cs: Cached
        Output Other.Twice.g.cs: Cached
        Output Other.g.cs: Cached
        """;

    private static string Reasons(IncrementalRun run) => string.Join('\n', run.Reasons);
}
