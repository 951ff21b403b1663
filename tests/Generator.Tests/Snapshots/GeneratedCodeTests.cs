namespace NumDsl.Generator.Tests.Snapshots;

/// <summary>Generated code is read by people who debug: it is approved here line by line.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void LogisticRegression() => Verifier.Verify(Generated(Models.LogisticRegression));

    [Fact]
    public void TwoLayers() => Verifier.Verify(Generated(Models.TwoLayers));

    [Fact]
    public void StaticModel() => Verifier.Verify(Generated(Models.StaticModel));

    [Fact]
    public void DoubleModel() => Verifier.Verify(Generated(Models.DoubleModel));

    [Fact]
    public void Elementwise() => Verifier.Verify(Generated(Models.Elementwise));

    [Fact]
    public void TwoSweeps() => Verifier.Verify(Generated(Models.TwoSweeps));

    private static string Generated(string source) =>
        string.Join('\n', GeneratorRun.Generate(source).Select(file => $"//// {file.Key}\n{file.Value}"));
}
