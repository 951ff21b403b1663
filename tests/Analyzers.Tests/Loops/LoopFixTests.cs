using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NumDsl.Analyzers.Loops;
using NumDsl.CodeFixes.Loops;
using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Analyzers.Tests.Loops;

/// <summary>What a fix writes, and what the options change.</summary>
public sealed class LoopFixTests
{
    [Fact]
    public async Task Comments_and_blocks_stay_and_the_guard_is_inside() => Assert.Equal(
        """
        public static class C
        {
            public static void F(float[] a, float[] c, int n)
            {
                // before
                // each one
                if (n > 0)
                {
                    TensorPrimitives.Add<float>(a.AsSpan(0, n), 1f, c.AsSpan(0, n));
                } // after
                c[0] = 1;
            }
        }
        """,
        await Fixed(
            """
            public static class C
            {
                public static void F(float[] a, float[] c, int n)
                {
                    // before
                    for (int i = 0; i < n; i++)
                    {
                        // each one
                        c[i] = a[i] + 1;
                    } // after
                    c[0] = 1;
                }
            }
            """));

    [Fact]
    public async Task Several_statements_in_the_place_of_one_get_braces() => Assert.Equal(
        """
        public static class C
        {
            public static void F(float[] a, float[] c, bool all)
            {
                if (all)
                {
                    TensorPrimitives.Add<float>(a, 1f, c.AsSpan(0, a.Length));
                    TensorPrimitives.Multiply<float>(a, 2f, a);
                }
            }
        }
        """,
        await Fixed(
            """
            public static class C
            {
                public static void F(float[] a, float[] c, bool all)
                {
                    if (all)
                        for (int i = 0; i < a.Length; i++) { c[i] = a[i] + 1; a[i] = a[i] * 2; }
                }
            }
            """));

    [Fact]
    public async Task Where_spans_may_overlap_the_fix_asks_and_keeps_the_loop_and_is_not_offered_again()
    {
        var fixedCode = await Fixed(
            """
            public static class C
            {
                public static void F(ReadOnlySpan<float> a, Span<float> c)
                {
                    for (int i = 0; i < a.Length; i++)
                    {
                        // twice
                        c[i] = a[i] * 2;
                    }
                }
            }
            """);

        Assert.Equal(
            """
            public static class C
            {
                public static void F(ReadOnlySpan<float> a, Span<float> c)
                {
                    if (SpanMath.MayWrite<float>(c.Slice(0, a.Length), a))
                    {
                        TensorPrimitives.Multiply<float>(a, 2f, c.Slice(0, a.Length));
                    }
                    else
                    {
                        for (int i = 0; i < a.Length; i++)
                        {
                            // twice
                            c[i] = a[i] * 2;
                        }
                    }
                }
            }
            """,
            fixedCode);
        Assert.Equal(fixedCode, await Fixed(fixedCode));
    }

    [Theory]
    [InlineData("c[i] = a[i] * 2")]
    [InlineData("c[i] = a[i] * b[i]")]
    [InlineData("c[i] += a[i]")]
    [InlineData("c[i] = a[i] > 0 ? a[i] : b[i]")]
    [InlineData("c[i] = a[i]")]
    public async Task Spans_that_overlap_in_any_way_give_what_the_loop_gives(string statement)
    {
        var code = $$"""
            public static class Corpus
            {
                public static void F(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c) { for (int i = 0; i < c.Length; i++) { {{statement}}; } }
                public static void Run(float[] all, int first, int second, int to) => F(all.AsSpan(first, 20), all.AsSpan(second, 20), all.AsSpan(to, 20));
            }
            """;
        var (before, after) = (Loaded.From(code).Method("Run"), Loaded.From(await CorpusRun.Fixed(code)).Method("Run"));

        foreach (var (first, second, to) in from first in new[] { 0, 9, 10, 11, 40 } from second in new[] { 0, 10, 12, 40 } from to in new[] { 9, 10, 11 } select (first, second, to))
        {
            var (expected, actual) = (Enumerable.Range(-30, 60).Select(i => i / 4f).ToArray(), Enumerable.Range(-30, 60).Select(i => i / 4f).ToArray());
            before.Invoke(null, [expected, first, second, to]);
            after.Invoke(null, [actual, first, second, to]);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public async Task In_CSharp_14_no_type_is_written_and_the_using_stands_in_its_place()
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        using var workspace = new AdhocWorkspace();
        var compilation = ModelCompilation.Of("");
        var document = workspace.AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(), VersionStamp.Default, "User", "User", LanguageNames.CSharp,
                compilationOptions: compilation.Options, parseOptions: options, metadataReferences: compilation.References))
            .AddDocument("User.cs", "// A header.\nusing System;\nusing Other;\nnamespace Other { public static class C { public static void F(float[] a) { for (int i = 0; i < a.Length; i++) a[i] *= 2; } } }\n");
        var diagnostic = Assert.Single(await CorpusRun.Diagnostics((await document.Project.GetCompilationAsync())!));
        Microsoft.CodeAnalysis.CodeActions.CodeAction? action = null;
        await new VectorLoopFix().RegisterCodeFixesAsync(new(document, diagnostic, (offered, _) => action = offered, CancellationToken.None));

        var changed = (await action!.GetOperationsAsync(CancellationToken.None)).OfType<Microsoft.CodeAnalysis.CodeActions.ApplyChangesOperation>().Single();
        var text = await changed.ChangedSolution.GetDocument(document.Id)!.GetTextAsync();
        Assert.Equal(
            "// A header.\nusing System;\nusing System.Numerics.Tensors;\nusing Other;\nnamespace Other { public static class C { public static void F(float[] a) { TensorPrimitives.Multiply(a, 2f, a); } } }\n",
            text.ToString());
        Assert.Equal(VectorLoopFix.Exact, action.Title);
        Assert.Empty((await changed.ChangedSolution.GetProject(document.Project.Id)!.GetCompilationAsync())!.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData("numdsl.strict_fp", "true", "double F(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i]; return s; }", 1, 0)]
    [InlineData("numdsl.strict_fp", "true", "void F(double[] a) { for (int i = 0; i < a.Length; i++) a[i] = Math.Exp(a[i]); }", 1, 0)]
    [InlineData("numdsl.strict_fp", "true", "void F(double[] a) { for (int i = 0; i < a.Length; i++) a[i] += 1; }", 1, 1)]
    [InlineData("numdsl.min_trip_count", "4", "void F(double[] a) { for (int i = 0; i < 8; i++) a[i] += 1; }", 0, 1)]
    [InlineData("numdsl.min_trip_count", "100", "void F(double[] a) { for (int i = 0; i < 64; i++) a[i] += 1; }", 1, 0)]
    [InlineData("numdsl.min_trip_count", "many", "void F(double[] a) { for (int i = 0; i < 64; i++) a[i] += 1; }", 1, 1)]
    public async Task Options_say_what_is_reported(string key, string value, string method, int without, int with)
    {
        var compilation = CorpusRun.Compile("public static class C { public static " + method + " }");

        Assert.Equal(without, (await CorpusRun.Diagnostics(compilation)).Length);
        Assert.Equal(with, (await CorpusRun.Diagnostics(compilation, (key, value))).Length);
    }

    [Fact]
    public async Task A_temporary_array_is_offered_where_the_options_allow_it()
    {
        const string Code = "public static class C { public static void F(double[] a, double[] b, double[] c, double temporary) { for (int i = 0; i < c.Length; i++) c[i] = (a[i] - temporary) / b[i]; } }";
        var compilation = CorpusRun.Compile(Code);

        Assert.False(CorpusRun.HasFix(Assert.Single(await CorpusRun.Diagnostics(compilation))));
        var fixedCode = await CorpusRun.Fixed(Code, ("numdsl.allow_temporaries", "true"));
        Assert.Contains("var temporary2 = new double[c.Length];", fixedCode, StringComparison.Ordinal);
        Assert.Contains("TensorPrimitives.Divide<double>(temporary2, b.AsSpan(0, c.Length), c);", fixedCode, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("void F(float[] a) { for (int i = 1; i < a.Length; i++) a[i] += a[i - 1]; }", "'a[i - 1]' depends on another iteration")]
    [InlineData("float F(float[] a) { float s = 0; for (int i = 0; i < a.Length; i++) s = s * 2 + a[i]; return s; }", "'s' is carried from one iteration to the next")]
    [InlineData("void F(float[] a, int[] at) { for (int i = 0; i < a.Length; i++) a[i] = a[at[i]]; }", "computed from data")]
    [InlineData("void F(float[] a) { for (int i = 0; i < a.Length; i++) a[i] = G(a[i]); } static float G(float x) => x;", "'G' is called")]
    [InlineData("void F(float[,] a) { for (int i = 0; i < a.GetLength(0); i++) a[i, 0] = 1; }", "walked down a column")]
    [InlineData("void F(float[] a) { for (int i = 0; i < a.Length; i += 2) a[i] = 1; }", "its step is not 1")]
    [InlineData("void F(float[] a) { for (int i = 0; i < a.Length; i++) { if (a[i] < 0) break; a[i] = 1; } }", "it can end early")]
    [InlineData("void F(double[] a) { for (int i = 0; i < a.Length; i++) a[i] = Math.Tanh(a[i]); }", "'Tanh' has no vector form")]
    public async Task A_near_miss_says_why(string method, string reason)
    {
        var diagnostic = Assert.Single(await CorpusRun.Diagnostics(CorpusRun.Compile("public static class C { public static " + method + " }")));

        Assert.Equal(("ND2000", DiagnosticSeverity.Hidden), (diagnostic.Id, diagnostic.Severity));
        Assert.Contains(reason, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static async Task<string> Fixed(string code)
    {
        var result = await CorpusRun.Fixed(code);
        return result.Replace("using System.Numerics.Tensors;\n", "", StringComparison.Ordinal);
    }
}
