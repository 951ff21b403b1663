using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NumDsl.Generator;
using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Analyzers.Tests.CodeFixes;

/// <summary>
/// Applies code fixes to a user's file. <c>[|...|]</c> marks the diagnostic to fix; without a mark it is the first. What comes out has
/// to compile, together with what the generator adds.
/// </summary>
/// <param name="analyzer">Finds what to fix.</param>
/// <param name="fix">Fixes it.</param>
internal sealed class CodeFixRun(DiagnosticAnalyzer analyzer, CodeFixProvider fix)
{
    /// <summary>The titles of what is offered at the mark.</summary>
    public async Task<string[]> Titles(string marked)
    {
        var (document, span) = Open(marked);
        return [.. (await Actions(document, await Diagnostic(document, span))).Select(action => action.Title)];
    }

    /// <summary>The file after the fix with this title was applied at the mark.</summary>
    public async Task<string> Apply(string marked, string title)
    {
        var (document, span) = Open(marked);
        var actions = await Actions(document, await Diagnostic(document, span));
        var action = actions.FirstOrDefault(action => action.Title == title);
        Assert.True(action is not null, $"There is no \"{title}\" among: {string.Join("; ", actions.Select(each => each.Title))}");
        return await Text(document, await Changed(document, action));
    }

    /// <summary>The file after the fix with this title was applied everywhere.</summary>
    public async Task<string> ApplyAll(string code, string title) =>
        await ApplyAll(code, diagnostics => $"{diagnostics[0].Id} {title}");

    /// <summary>The file after fix-all without a choice, as "dotnet format" runs it where the first diagnostic is of another rule.</summary>
    public async Task<string> ApplyAll(string code) => await ApplyAll(code, _ => null);

    private async Task<string> ApplyAll(string code, Func<ImmutableArray<Diagnostic>, string?> key)
    {
        var (document, _) = Open(code);
        var diagnostics = (await Diagnostics(document)).Where(each => fix.FixableDiagnosticIds.Contains(each.Id)).ToImmutableArray();
        Assert.NotEmpty(diagnostics);
        var all = await fix.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            document,
            fix,
            FixAllScope.Document,
            key(diagnostics),
            fix.FixableDiagnosticIds,
            new Known(diagnostics),
            CancellationToken.None));
        Assert.NotNull(all);
        return await Text(document, await Changed(document, all));
    }

    private static (Document Document, TextSpan? Span) Open(string marked)
    {
        var code = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var compilation = ModelCompilation.Of(code);
        var tree = compilation.SyntaxTrees[0];
        var workspace = new AdhocWorkspace();
        var project = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(), VersionStamp.Default, "User", "User", LanguageNames.CSharp,
                compilationOptions: compilation.Options,
                parseOptions: ((CSharpParseOptions)tree.Options).WithLanguageVersion(LanguageVersion.CSharp14),
                metadataReferences: compilation.References))
            .Projects.Single();
        var document = project.AddDocument("User.cs", tree.GetText());
        var open = marked.IndexOf("[|", StringComparison.Ordinal);
        var offset = tree.Length - code.Length;
        return (document, open < 0
            ? null
            : TextSpan.FromBounds(offset + open, offset + marked.IndexOf("|]", StringComparison.Ordinal) - 2));
    }

    private async Task<ImmutableArray<Diagnostic>> Diagnostics(Document document)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("The analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var compilation = (await document.Project.GetCompilationAsync())!;
        var diagnostics = await compilation.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private async Task<Diagnostic> Diagnostic(Document document, TextSpan? span)
    {
        var diagnostics = await Diagnostics(document);
        var found = diagnostics.FirstOrDefault(each =>
            fix.FixableDiagnosticIds.Contains(each.Id) && (span is null || each.Location.SourceSpan == span));
        Assert.True(found is not null, $"Nothing to fix at the mark, only: {string.Join("\n", diagnostics)}");
        return found;
    }

    private async Task<List<CodeAction>> Actions(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Document> Changed(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    /// <summary>The text without the usings that every user's file of these tests starts with; it must compile.</summary>
    private static async Task<string> Text(Document before, Document after)
    {
        var compilation = (await after.Project.GetCompilationAsync())!;
        CSharpGeneratorDriver.Create([new NumDslGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)after.Project.ParseOptions!)
            .RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);
        Assert.Empty(complete.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));

        Assert.NotEqual((await before.GetTextAsync()).ToString(), (await after.GetTextAsync()).ToString());
        return (await after.GetTextAsync()).ToString()[ModelCompilation.Usings.Length..];
    }

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
