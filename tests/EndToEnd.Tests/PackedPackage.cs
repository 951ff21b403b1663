using System.Globalization;

namespace NumDsl.EndToEnd.Tests;

/// <summary>
/// NumDsl packed from this clone into a folder feed of its own, once for all tests. Nothing is left behind: neither on the
/// disk nor in the user's package cache, and nothing is fetched from the network.
/// </summary>
public sealed class PackedPackage : IDisposable
{
    private static readonly Dictionary<string, string> NoVariables = [];

    /// <summary>Packs what is built already.</summary>
    public PackedPackage()
    {
        // The space is on purpose: users' folders have them.
        Folder = Path.Combine(Path.GetTempPath(), "NumDsl end to end " + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(Folder);
        (int exitCode, string output) = DotnetCli.Run(Repository.Root, NoVariables,
            "pack", "src/Runtime", "-c", Repository.Configuration, "--no-build", "-o", Feed,
            $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={Folder}{Path.DirectorySeparatorChar}");
        if (exitCode != 0)
        {
            Dispose(); // xunit disposes of no fixture that could not be made
            Assert.Fail(output);
        }

        PackOutput = output;
    }

    /// <summary>A version that no other package has.</summary>
    public static string Version => "0.1.0-endtoend";

    /// <summary>A temporary folder outside of the clone: its Directory.Build.props do not reach here.</summary>
    public string Folder { get; }

    /// <summary>The folder that serves as a package source.</summary>
    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>The package itself.</summary>
    public string File => Path.Combine(Feed, $"NumDsl.{Version}.nupkg");

    /// <summary>What "dotnet pack" printed.</summary>
    public string PackOutput { get; }

    /// <summary>
    /// A new console project that references the package. Its packages come from the feed and from what restoring this clone
    /// has put into the user's cache (System.Numerics.Tensors), used in place as a fallback folder.
    /// </summary>
    internal ConsoleProject NewConsoleProject(string name)
    {
        (_, string output) = DotnetCli.Run(Repository.Root, NoVariables, "nuget", "locals", "global-packages", "--list");
        string cache = output[(output.IndexOf("global-packages:", StringComparison.Ordinal) + "global-packages:".Length)..].Trim();
        return new ConsoleProject(Path.Combine(Folder, name), Feed, cache, Path.Combine(Folder, "packages"));
    }

    /// <summary>Removes the temporary folder.</summary>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>The tests that share one package; they run one after the other, as each keeps every core busy.</summary>
[CollectionDefinition(Name)]
public sealed class PackedPackageCollection : ICollectionFixture<PackedPackage>
{
    /// <summary>The name to put in [Collection].</summary>
    public const string Name = "The packed package";
}
