using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using NumDsl.CodeFixes.Shapes;
using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Analyzers.Tests.CodeFixes;

public sealed class RefactoringTests
{
    private const string Model = """
        [Model]
        public partial class M
        {
            [Parameter("n", 1)] public partial NDArray W { get; }

            [Equation]
            public NDArray $F([Shape("n", "m")] NDArray x, int k)
            {
                var z = Dot(W.T, x);
                var a = Sigmoid(z); // (m, 1)
                var s = Sum(a); // the sum
                var b = a * s; // not a shape
                var c = b - 1; var d = c;
                return d;
            }
        }
        """;

    [Fact]
    public async Task Show_shapes_writes_the_shape_of_each_array_at_the_end_of_its_line() =>
        Assert.Equal(
            Model.Replace("$", "", StringComparison.Ordinal)
                .Replace("Dot(W.T, x);", "Dot(W.T, x); // (1, m)", StringComparison.Ordinal)
                .Replace("// (m, 1)", "// (1, m)", StringComparison.Ordinal)
                .Replace("var d = c;", "var d = c; // (1, m)", StringComparison.Ordinal),
            await Apply(new ShowShapes(), Model));

    [Fact]
    public async Task The_inferred_shape_of_the_result_is_declared() =>
        Assert.Equal(
            Model.Replace("$", "", StringComparison.Ordinal)
                .Replace("    [Equation]\n", "    [Equation]\n    [return: Shape(1, \"m\")]\n", StringComparison.Ordinal),
            await Apply(new DeclareResultShape(), Model));

    [Fact]
    public async Task Where_all_is_shown_and_declared_nothing_is_offered()
    {
        const string Done = """
            [Model]
            public static partial class M
            {
                [Equation]
                [return: Shape("n", "m")]
                public static NDArray $F([Shape("n", "m")] NDArray x)
                {
                    var z = x * 2; // (n, m)
                    return z;
                }
            }
            """;

        Assert.Null(await Apply(new ShowShapes(), Done));
        Assert.Null(await Apply(new DeclareResultShape(), Done));
        Assert.Null(await Apply(new ShowShapes(), "static class C { static void $F() { var x = NDArray.Ones(2, 3);\n } }"));
    }

    private static async Task<string?> Apply(CodeRefactoringProvider refactoring, string marked)
    {
        var code = marked.Replace("$", "", StringComparison.Ordinal);
        var compilation = ModelCompilation.Of(code);
        using var workspace = new AdhocWorkspace();
        var project = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(), VersionStamp.Default, "User", "User", LanguageNames.CSharp,
                compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options, metadataReferences: compilation.References))
            .Projects.Single();
        var document = project.AddDocument("User.cs", SourceText.From(ModelCompilation.Usings + code));
        var actions = new List<CodeAction>();
        var place = new TextSpan(ModelCompilation.Usings.Length + marked.IndexOf('$', StringComparison.Ordinal), 0);
        await refactoring.ComputeRefactoringsAsync(new CodeRefactoringContext(document, place, actions.Add, CancellationToken.None));
        if (actions is not [var action])
        {
            return null;
        }

        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString()[ModelCompilation.Usings.Length..];
    }
}
