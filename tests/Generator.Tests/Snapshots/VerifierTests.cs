namespace NumDsl.Generator.Tests.Snapshots;

public sealed class VerifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Verified => Path.Combine(_folder, "Some.Test.verified.cs");

    private string Received => Path.Combine(_folder, "Some.Test.received.cs");

    [Fact]
    public void What_was_never_approved_fails_and_is_there_to_look_at()
    {
        Assert.Contains("does not exist", Failure("text\n"), StringComparison.Ordinal);
        Assert.Equal("text\n", File.ReadAllText(Received));
    }

    [Fact]
    public void What_differs_fails_with_the_lines_that_do()
    {
        File.WriteAllText(Verified, "one\ntwo\nthree\n");
        Assert.Contains("  one\n- two\n+ 2\n  three", Failure("one\n2\nthree\n"), StringComparison.Ordinal);
        Assert.True(File.Exists(Received));
    }

    [Fact]
    public void What_is_as_approved_passes_and_leaves_nothing_behind()
    {
        File.WriteAllText(Verified, "text\r\n");
        File.WriteAllText(Received, "old");
        Verifier.Verify("text\n", Path.Combine(_folder, "Some.cs"), "Test");
        Assert.False(File.Exists(Received));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Failure(string text) => Assert.Throws<Xunit.Sdk.FailException>(
        () => Verifier.Verify(text, Path.Combine(_folder, "Some.cs"), "Test")).Message;
}
