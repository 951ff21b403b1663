using NumDsl.ExecutionModes.Conformance;

namespace NumDsl.Generator.Tests.Execution;

/// <summary>The models of all conformance cases: generated and compiled once.</summary>
internal static class ConformanceModels
{
    private static readonly Lazy<GeneratedModel> Lazily = new(() =>
        GeneratedModel.Of([.. new[] { "float", "double" }.Select(type => ConformanceSource.Of(type, ConformanceCases.All))]));

    public static GeneratedModel Compiled => Lazily.Value;
}
