namespace NumDsl.Generator.Tests.Snapshots;

/// <summary>Generated code is read by people who debug: it is approved here line by line.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void LogisticRegression() => Verifier.Verify(Generated(SnapshotModels.LogisticRegression));

    [Fact]
    public void TwoLayers() => Verifier.Verify(Generated(SnapshotModels.TwoLayers));

    [Fact]
    public void StaticModel() => Verifier.Verify(Generated(SnapshotModels.StaticModel));

    [Fact]
    public void DoubleModel() => Verifier.Verify(Generated(SnapshotModels.DoubleModel));

    [Fact]
    public void Elementwise() => Verifier.Verify(Generated(SnapshotModels.Elementwise));

    [Fact]
    public void TwoSweeps() => Verifier.Verify(Generated(SnapshotModels.TwoSweeps));

    [Fact]
    public void TrainingStep() => Verifier.Verify(Generated(SnapshotModels.TrainingStep));

    [Fact]
    public void Modes() => Verifier.Verify(Generated(SnapshotModels.Modes));

    private static string Generated(string source) =>
        string.Join('\n', GeneratorRun.Generate(source).Select(file => $"//// {file.Key}\n{file.Value}"));
}
