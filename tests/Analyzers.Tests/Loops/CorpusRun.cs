using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NumDsl.Analyzers.Loops;
using NumDsl.CodeFixes.Loops;
using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Analyzers.Tests.Loops;

/// <summary>The loop analyzer and its fix over some code, in memory.</summary>
internal static class CorpusRun
{
    public static async Task<ImmutableArray<Diagnostic>> Diagnostics(Compilation compilation, params (string Key, string Value)[] options)
    {
        var run = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new EditorConfig(options)),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("The analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        return await compilation.WithAnalyzers([new LoopAnalyzer()], run).GetAnalyzerDiagnosticsAsync();
    }

    public static CSharpCompilation Compile(string code)
    {
        var compilation = ModelCompilation.Of(code);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    /// <summary>The method of the corpus that a diagnostic is in.</summary>
    public static string Method(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetRoot()
        .FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Identifier.Text;

    public static bool HasFix(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(LoopAnalyzer.Statements);

    /// <summary>The code after every fix was applied.</summary>
    public static async Task<string> Fixed(string code, params (string Key, string Value)[] options)
    {
        foreach (var title in new[] { VectorLoopFix.Exact, VectorLoopFix.Rounded, VectorLoopFix.Guarded })
        {
            var compilation = ModelCompilation.Of(code);
            var tree = compilation.SyntaxTrees[0];
            using var workspace = new AdhocWorkspace();
            var project = workspace.AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(), VersionStamp.Default, "User", "User", LanguageNames.CSharp,
                compilationOptions: compilation.Options, parseOptions: tree.Options, metadataReferences: compilation.References));
            var document = project.AddDocument("User.cs", tree.GetText());
            var diagnostics = (await Diagnostics((await document.Project.GetCompilationAsync())!, options)).Where(HasFix).ToList();
            if (diagnostics.Count > 0)
            {
                var fix = new VectorLoopFix();
                var action = await fix.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
                    document, fix, FixAllScope.Document, title, fix.FixableDiagnosticIds, new Known(diagnostics), CancellationToken.None));
                if (action is not null)
                {
                    var operations = await action.GetOperationsAsync(CancellationToken.None);
                    document = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
                }
            }

            code = (await document.GetTextAsync()).ToString();
            // The usings are added again by the next compilation.
            code = ModelCompilation.Usings.Split('\n').Aggregate(code, (text, line) => line.Length == 0 ? text : text.Replace(line + "\n", "", StringComparison.Ordinal));
        }

        return code;
    }

    private sealed class Known(IEnumerable<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }

    /// <summary>The options of an .editorconfig.</summary>
    private sealed class EditorConfig((string Key, string Value)[] options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(options);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options((string Key, string Value)[] options) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = options.FirstOrDefault(option => option.Key == key).Value ?? "";
                return value.Length > 0;
            }
        }
    }
}
