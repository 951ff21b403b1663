namespace NumDsl.EndToEnd.Tests;

[Collection(PackedPackageCollection.Name)]
public sealed class ReadmeTests(PackedPackage package)
{
    [Fact]
    public void Its_quick_start_builds_without_a_warning_in_a_new_project_and_prints_what_it_says()
    {
        ConsoleProject project = package.NewConsoleProject("quick start");
        foreach ((string name, string text) in Readme.Files)
        {
            project.Write(name, text);
        }

        (int buildExitCode, string build) = project.Build();
        Assert.True(buildExitCode == 0, build);

        (int runExitCode, string output) = project.Run();
        Assert.True(runExitCode == 0, output);
        Assert.Equal(Readme.Output, output);
    }
}
