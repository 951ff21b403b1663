using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NumDsl.ExecutionModes;

namespace NumDsl.Generator.Tests.Execution;

/// <summary>A user's project of one file with its generated part: compiled at the highest warning level without any warning.</summary>
internal sealed class GeneratedModel
{
    private static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat([typeof(NDArray).Assembly.Location, typeof(IModelDriver).Assembly.Location])
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal)
                || name is "NumDsl.dll" or "NumDsl.ExecutionModes.dll" or "netstandard.dll" or "mscorlib.dll"))
            .DistinctBy(Path.GetFileName)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private GeneratedModel(Compilation compilation, GeneratorDriverRunResult result, byte[] image)
    {
        Compilation = compilation;
        Texts = result.GeneratedTrees.ToImmutableDictionary(tree => Path.GetFileName(tree.FilePath), tree => tree.ToString());
        Image = image;
    }

    /// <summary>The compilation with the generated files.</summary>
    public Compilation Compilation { get; }

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; }

    /// <summary>The compiled assembly.</summary>
    public byte[] Image { get; }

    /// <summary>Generates and compiles.</summary>
    public static GeneratedModel Of(params IReadOnlyList<string> sources)
    {
        var compilation = CSharpCompilation.Create(
            "Models",
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Model{i}.cs", System.Text.Encoding.UTF8)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: false,
                warningLevel: 9999,
                generalDiagnosticOption: ReportDiagnostic.Error,
                nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NumDslGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        var result = driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics).GetRunResult();
        Assert.Empty(diagnostics);
        Assert.Null(result.Results[0].Exception);
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        var emitted = updated.Emit(image, xmlDocumentationStream: documentation);
        var problems = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).ToList();
        if (problems.Count > 0)
        {
            Assert.Fail(string.Join("\n", problems.Take(20).Select(problem => $"{problem}\n    {LineOf(problem)}")));
        }

        return new GeneratedModel(updated, result, image.ToArray());
    }

    /// <summary>Loads the assembly.</summary>
    public Assembly Load() => new AssemblyLoadContext("models", isCollectible: true).LoadFromStream(new MemoryStream(Image));

    /// <summary>Compiles, loads, and runs a static method of the source's class <c>Driver</c>.</summary>
    public TDelegate Driver<TDelegate>(string method = "Run")
        where TDelegate : Delegate
    {
        var driver = Load().GetType("Driver", throwOnError: true)!;
        return driver.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<TDelegate>();
    }

    private static string LineOf(Diagnostic problem) => problem.Location.SourceTree is { } tree
        ? tree.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
        : "";
}
