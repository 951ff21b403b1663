using System.Reflection;

namespace NumDsl.EndToEnd.Tests;

/// <summary>The clone that these tests were built in.</summary>
internal static class Repository
{
    /// <summary>The folder that holds NumDsl.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release: what these tests were built as, and so what src was built as.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NumDsl.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds NumDsl.sln.");
    }
}
