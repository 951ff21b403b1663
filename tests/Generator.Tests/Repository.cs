namespace NumDsl.Generator.Tests;

/// <summary>Where the sources are: some tests read them.</summary>
internal static class Repository
{
    /// <summary>The folder above the test's binaries that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string directory) => File.Exists(Path.Combine(directory, "NumDsl.sln"))
        ? directory
        : Find(Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests run outside their repository."));
}
