using System.Runtime.Intrinsics;

namespace NumDsl.Benchmarks.Compare.Driver;

/// <summary>A program that does the work.</summary>
/// <param name="Id">Its name on the command line and in the raw figures.</param>
/// <param name="Label">Its name in the tables.</param>
/// <param name="Command">Starts it, given the options and a number of threads.</param>
internal sealed record PeerDefinition(string Id, string Label, Func<Options, int, string[]> Command)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

/// <summary>All peers, the subject first.</summary>
internal static class PeerCatalog
{
    public const string Subject = "NumDsl";
    public const string NumPy = "NumPy";
    public const string PyTorch = "PyTorch";
    public const string CppLoops = "C++ loops";
    public const string OpenBlas = "OpenBLAS";
    public const string OneThread = "NumDsl on one thread";
    public const string Equation = "NumDsl, the equation Dot(a, b)";

    /// <summary>The peers of a comparison.</summary>
    public static IReadOnlyList<PeerDefinition> Compared { get; } =
    [
        DotNet("numdsl", Subject),
        Python("numpy", NumPy),
        Python("torch", PyTorch),

        // Debian's PyTorch stops at 256-bit vectors unless told otherwise. Both are shown, so that neither choice is ours.
        .. Vector512.IsHardwareAccelerated ? [Python("torch", "PyTorch AVX-512") with
        {
            Id = "torch-avx512",
            Environment = new Dictionary<string, string> { ["ATEN_CPU_CAPABILITY"] = "avx512" },
        }] : Array.Empty<PeerDefinition>(),
        Native("loops_peer", "cpp-loops", CppLoops),
        Native("openblas_peer", "openblas", OpenBlas),
        DotNet("mathnet", "Math.NET"),
        DotNet("tensorprimitives", "TensorPrimitives"),
        DotNet("loops", "C# loops"),
    ];

    /// <summary>The probes.</summary>
    public static PeerDefinition Limits { get; } = DotNet("limits", "limits");

    private static PeerDefinition DotNet(string id, string label) =>
        new(id, label, (_, _) => [Environment.ProcessPath!, .. HostArguments(), "peer", id]);

    private static PeerDefinition Python(string id, string label) =>
        new(id, label, (options, threads) => [options.Python, "-B", Path.Combine(options.PythonPeers, $"{id}_peer.py"), $"{threads}"]);

    private static PeerDefinition Native(string program, string id, string label) =>
        new(id, label, (options, threads) => [Path.Combine(options.NativePeers, program), $"{threads}"]);

    /// <summary>This program again: as itself, or as an argument of <c>dotnet</c>.</summary>
    private static string[] HostArguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(PeerCatalog).Assembly.Location] : [];
}
