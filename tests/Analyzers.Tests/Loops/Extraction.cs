using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NumDsl.Analyzers.Declarations;
using NumDsl.Analyzers.Loops;
using NumDsl.CodeFixes.Loops.Equations;
using NumDsl.Generator;
using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Analyzers.Tests.Loops;

/// <summary>Extracts equations from a user's file, and runs what comes out together with what the generator makes of it.</summary>
internal static class Extraction
{
    /// <summary>The file after the fix at the first place that offers it; null if none does.</summary>
    public static async Task<string?> Apply(string code, params (string Key, string Value)[] options)
    {
        var parseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13);
        using var workspace = new AdhocWorkspace();
        var compilation = CorpusRun.Compile("");
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "User", "User", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: parseOptions, metadataReferences: compilation.References));
        if (options.Length > 0)
        {
            var text = "is_global = true\n" + string.Concat(options.Select(option => $"{option.Key} = {option.Value}\n"));
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id), ".globalconfig", Microsoft.CodeAnalysis.Text.SourceText.From(text), filePath: "/.globalconfig");
        }

        var document = solution.GetProject(id)!.AddDocument("User.cs", code, filePath: "/User.cs");
        var user = (await document.Project.GetCompilationAsync())!;
        Assert.Empty(user.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
        foreach (var diagnostic in (await CorpusRun.Diagnostics(user)).OrderBy(each => each.Location.SourceSpan.Start))
        {
            CodeAction? action = null;
            await new ExtractEquationFix().RegisterCodeFixesAsync(new(document, diagnostic, (offered, _) => action = offered, CancellationToken.None));
            if (action is not null)
            {
                var operations = await action.GetOperationsAsync(CancellationToken.None);
                var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
                return (await changed.GetTextAsync()).ToString();
            }
        }

        return null;
    }

    /// <summary>A method of the class User, compiled with the generator's part. What the analyzer of models says is an error.</summary>
    public static async Task<MethodInfo> Load(string code, string method)
    {
        var parseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13);
        var compilation = CSharpCompilation.Create(
            "User" + Guid.NewGuid().ToString("N"), [CSharpSyntaxTree.ParseText(code, parseOptions)], ModelCompilation.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new NumDslGenerator().AsSourceGenerator()], parseOptions: parseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);
        using var stream = new MemoryStream();
        var emitted = complete.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Append<object>(code)));
        var problems = await complete.WithAnalyzers([new ModelAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.True(problems.IsEmpty, string.Join("\n", problems.Append<object>(code)));
        stream.Position = 0;
        return new AssemblyLoadContext(compilation.AssemblyName).LoadFromStream(stream).GetType("User")!.GetMethod(method)!;
    }
}
