using NumDsl.ExecutionModes.Conformance;

namespace NumDsl.Generator.Tests.Execution;

/// <summary>The models of all conformance cases: generated and compiled once, in a file for the child processes.</summary>
public sealed class ConformanceModels : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("numdsl-models").FullName;

    public ConformanceModels()
    {
        Compiled = GeneratedModel.Of(
            [.. new[] { "float", "double" }.Select(type => ConformanceSource.Of(type, ConformanceCases.All))]);
        Path = System.IO.Path.Combine(_folder, "Models.dll");
        File.WriteAllBytes(Path, Compiled.Image);
    }

    /// <summary>The compiled assembly's file.</summary>
    public string Path { get; }

    internal GeneratedModel Compiled { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
