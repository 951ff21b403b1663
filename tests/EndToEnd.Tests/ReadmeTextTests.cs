namespace NumDsl.EndToEnd.Tests;

public sealed class ReadmeTextTests
{
    [Fact]
    public void Its_quick_start_is_a_model_a_program_and_what_that_prints()
    {
        Assert.Equal(["LogisticRegression.cs", "Program.cs"], Readme.Files.Select(file => file.Name));
        Assert.NotEmpty(Readme.Output);
    }

    [Fact]
    public void It_is_at_most_150_lines_long() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).Length, 1, 150);

    [Theory]
    [InlineData("dotnet run -c Release --project samples/LogisticRegression")]
    [InlineData("dotnet test -c Release")]
    public void It_names_the_two_commands(string command) =>
        Assert.Contains(command, File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
}
