namespace NumDsl.Analyzers.Tests.Shapes;

/// <summary>
/// All snippets: the patterns of the published studies of shape bugs (Zhang et al., "An Empirical Study on TensorFlow Program Bugs",
/// ISSTA 2018; Verma and Su, "ShapeFlow", 2020; Jhoo et al., "A Static Analyzer for Detecting Tensor Shape Errors in Deep Neural
/// Network Training Code", ICSE 2022), and code as courses write it, in the API of .NET.
/// </summary>
internal static class Corpus
{
    public static IReadOnlyList<Snippet> All { get; } =
    [
        .. BroadcastingSnippets.All,
        .. LayoutSnippets.All,
        .. MemorySnippets.All,
        .. ArraySnippets.All,
        .. FlowSnippets.All,
    ];
}
