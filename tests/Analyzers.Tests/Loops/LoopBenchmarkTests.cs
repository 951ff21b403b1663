using NumDsl.Analyzers.Tests.Declarations;

namespace NumDsl.Analyzers.Tests.Loops;

/// <summary>The benchmark of loops compares with what the code fixes write, not with what somebody wrote better.</summary>
public sealed class LoopBenchmarkTests
{
    private static readonly string Folder = Path.Combine(RuleDocumentationTests.Root, "benchmarks", "Kernels", "Loops");

    [Fact]
    public async Task The_vector_operations_of_the_benchmark_are_the_loops_after_all_fixes()
    {
        var loops = await File.ReadAllTextAsync(Path.Combine(Folder, "ExplicitLoops.cs"));
        var code = loops[loops.IndexOf("namespace", StringComparison.Ordinal)..].Replace(" as they are written first.", " as the code fixes leave them.", StringComparison.Ordinal)
            .Replace("class ExplicitLoops", "class VectorOperations", StringComparison.Ordinal);

        var fixedCode = await CorpusRun.Fixed(code);
        var expected = "using System;\nusing System.Numerics.Tensors;\n\n" + fixedCode[fixedCode.IndexOf("namespace", StringComparison.Ordinal)..];
        var file = Path.Combine(Folder, "VectorOperations.cs");
        if (Environment.GetEnvironmentVariable("NUMDSL_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(file, expected);
        }

        Assert.Equal(expected, await File.ReadAllTextAsync(file));
    }
}
