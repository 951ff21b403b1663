using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Analyzers.Tests.Declarations;

/// <summary>A model is read once a compilation, whichever analyzer asks first.</summary>
public sealed class ModelReadingsTests
{
    private const string Code = "[Model] public static partial class M { [Equation] public static Scalar F(Scalar a) => a; [Equation] public static Scalar G(Scalar a) => Exit(a); }";

    [Fact]
    public void A_compilation_reads_a_model_once_and_another_compilation_anew()
    {
        var compilation = ModelCompilation.Of(Code);
        var model = ModelCompilation.Models(compilation).Single();
        var first = ModelReadings.Of(model, compilation, CancellationToken.None);

        Assert.Same(first, ModelReadings.Of(model, compilation, CancellationToken.None));
        var changed = ModelCompilation.Of(Code.Replace("Exit", "Exp", StringComparison.Ordinal));
        Assert.Equal(["F"], first.Reading.Equations.Select(equation => equation.Name));
        Assert.Equal(
            ["F", "G"],
            ModelReadings.Of(ModelCompilation.Models(changed).Single(), changed, CancellationToken.None).Reading.Equations.Select(equation => equation.Name));
    }

    [Fact]
    public void A_reading_that_was_cancelled_is_done_again()
    {
        var compilation = ModelCompilation.Of(Code);
        var model = ModelCompilation.Models(compilation).Single();

        Assert.Throws<OperationCanceledException>(() => ModelReadings.Of(model, compilation, new CancellationToken(canceled: true)));
        Assert.Single(ModelReadings.Of(model, compilation, CancellationToken.None).Reading.Equations);
    }
}
