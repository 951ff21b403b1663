using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NumDsl.Generator.Frontend;

namespace NumDsl.Generator.Tests.Frontend;

/// <summary>A user's project of one file, and what the frontend makes of its models.</summary>
internal static class ModelCompilation
{
    public const string Usings = "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing NumDsl;\nusing static NumDsl.Functions;\n";

    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "NumDsl.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13);

    public static CSharpCompilation Of(string code, params (string Path, string Code)[] others) => CSharpCompilation.Create(
        "User",
        [
            CSharpSyntaxTree.ParseText(Usings + code, Options, "User.cs"),
            .. others.Select(other => CSharpSyntaxTree.ParseText(Usings + other.Code, Options, other.Path)),
        ],
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>All classes that carry [Model], in order.</summary>
    public static IEnumerable<INamedTypeSymbol> Models(Compilation compilation) =>
        Types(compilation.Assembly.GlobalNamespace).Where(type => type.IsModel());

    /// <summary>The only, or first, model of the code as the generator reads it.</summary>
    public static ModelReading Read(string code, params (string Path, string Code)[] others) => Read(Of(code, others));

    public static ModelReading Read(Compilation compilation, ICollection<Problem>? problems = null) =>
        ModelReader.Read(Models(compilation).First(), compilation, problems, CancellationToken.None);

    /// <summary>The graph of the first model's last equation; its problems are an error of the test.</summary>
    public static string Graph(string code)
    {
        var compilation = Of(code);
        var problems = new List<Problem>();
        var reading = Read(compilation, problems);
        Assert.Empty(problems);
        Assert.NotEmpty(reading.Equations);
        return reading.Equations[^1].Graph.ToString();
    }

    /// <summary>The graph of one equation's body over x:(n, m), y:(n, m), r:(1, m), c:(n, 1), w:(n, k) and the scalar s.</summary>
    public static string Body(string returnType, string body, string members = "") => Graph(Wrap(returnType, body, members));

    public static string Wrap(string returnType, string body, string members = "", string element = "float") =>
        $$"""
        [Model(typeof({{element}}))]
        public static partial class M
        {
            {{members}}
            [Equation]
            public static {{returnType}} F(
                [Shape("n", "m")] NDArray x, [Shape("n", "m")] NDArray y, [Shape(1, "m")] NDArray r,
                [Shape("n", 1)] NDArray c, [Shape("n", "k")] NDArray w, Scalar s)
            {{body}}
        }
        """;

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol space) => space.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));
}
