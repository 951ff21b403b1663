using NumDsl.Analyzers.Declarations;
using NumDsl.CodeFixes.Declarations;

namespace NumDsl.Analyzers.Tests.CodeFixes;

public sealed class RankOneFixTests
{
    private static readonly CodeFixRun Run = new(new ModelAnalyzer(), new RankOneFix());

    [Theory]
    [InlineData(RankOneFix.Column, "\"n\", 1")]
    [InlineData(RankOneFix.Row, "1, \"n\"")]
    public async Task A_declared_vector_becomes_a_column_or_a_row(string title, string sizes)
    {
        var right = await Run.Apply(Model("[Shape(\"k\", 1)] NDArray y, [[|Shape(\"n\")|]] NDArray x"), title);

        Assert.Equal(Model($"[Shape(\"k\", 1)] NDArray y, [Shape({sizes})] NDArray x"), right);
    }

    [Fact]
    public async Task All_declared_vectors_become_columns_at_once()
    {
        var right = await Run.ApplyAll(Model("[Shape(\"k\")] NDArray y, [Shape(3)] NDArray x"), RankOneFix.Column);

        Assert.Equal(Model("[Shape(\"k\", 1)] NDArray y, [Shape(3, 1)] NDArray x"), right);
    }

    [Fact]
    public async Task A_reshape_to_a_vector_is_left_to_the_user() =>
        Assert.Empty(await Run.Titles(Model("[Shape(\"n\", 1)] NDArray x", "Sum([|Reshape|](x, x.Length))")));

    private static string Model(string arguments, string value = "Sum(x)") => $$"""
        [Model]
        public static partial class M
        {
            [Equation]
            public static Scalar F({{arguments}}) => {{value}};
        }
        """;
}
