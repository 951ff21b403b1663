using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NumDsl.Generator.Tests;

/// <summary>Runs the generator over source texts, as the compiler does.</summary>
internal static class GeneratorRun
{
    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Preview);

    private static readonly IReadOnlyList<MetadataReference> _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(ModelAttribute).Assembly.Location)
            .Append(typeof(TensorPrimitives).Assembly.Location)
            .Distinct(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A compilation of files; each may leave out the usings of a NumDsl file.</summary>
    public static CSharpCompilation Compile(params (string Path, string Source)[] files) => CSharpCompilation.Create(
        "Models",
        files.Select(file => Parse(file.Path, file.Source)),
        _references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string path, string source) => CSharpSyntaxTree.ParseText(
        SourceText.From("using NumDsl;\nusing static NumDsl.Functions;\n" + source.ReplaceLineEndings("\n"), System.Text.Encoding.UTF8), Options, path);

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<string, string>>> _compiled = [];

    /// <summary>The generated files of a source, by name, in order of name; they compile with it, without a diagnostic.</summary>
    public static IReadOnlyDictionary<string, string> Generate(string source) =>
        _compiled.GetOrAdd(source, text => new Lazy<IReadOnlyDictionary<string, string>>(() => Run(text, compile: true))).Value;

    /// <summary>The generated files, made anew.</summary>
    public static IReadOnlyDictionary<string, string> GenerateAgain(string source) => Run(source, compile: false);

    private static SortedDictionary<string, string> Run(string source, bool compile)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NumDslGenerator().AsSourceGenerator()], parseOptions: Options);
        driver = driver.RunGeneratorsAndUpdateCompilation(Compile(("Model.cs", source)), out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        if (compile)
        {
            Assert.Empty(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        }

        return new SortedDictionary<string, string>(
            driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString(), StringComparer.Ordinal),
            StringComparer.Ordinal);
    }
}
