using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Tests.Lanes;

/// <summary>Compiles lane programs as generated code is compiled, at every width and element type, and runs them over arrays.</summary>
internal sealed class LanePrograms
{
    private const string Header =
        """
        #nullable enable
        using System;
        using System.Runtime.CompilerServices;
        using System.Runtime.Intrinsics;
        using System.Runtime.Intrinsics.X86;
        using NumDsl.Kernels;

        public static class Programs
        {
        """;

    private readonly Type _programs;

    public LanePrograms(IReadOnlyDictionary<string, Func<Lane, Lane, Lane>> functions)
    {
        var code = new List<string> { Header };
        foreach (var (name, function) in functions)
        {
            foreach (var type in new[] { ElementType.Single, ElementType.Double })
            {
                foreach (var width in new[] { LaneWidth.Bits512, LaneWidth.Bits256, LaneWidth.Scalar })
                {
                    Append(code, name, function, type, width);
                }
            }
        }

        code.Add("}");
        Source = string.Join('\n', code);
        _programs = Compile(Source).GetType("Programs")!;
    }

    public string Source { get; }

    /// <summary>The widths that this machine can run.</summary>
    public static IReadOnlyList<LaneWidth> SupportedWidths { get; } =
    [
        .. Vector512.IsHardwareAccelerated && Avx512F.IsSupported && Avx512DQ.IsSupported ? [LaneWidth.Bits512] : Array.Empty<LaneWidth>(),
        .. Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported ? [LaneWidth.Bits256] : Array.Empty<LaneWidth>(),
        LaneWidth.Scalar,
    ];

    public float[] Run(string name, LaneWidth width, float[] x, float[]? y = null) => Run<float>(name, ElementType.Single, width, x, y);

    public double[] Run(string name, LaneWidth width, double[] x, double[]? y = null) => Run<double>(name, ElementType.Double, width, x, y);

    /// <summary>The results of float programs as doubles, so that one test serves both types.</summary>
    public double[] Run(string name, ElementType type, LaneWidth width, double[] x, double[]? y = null)
    {
        if (type == ElementType.Double)
        {
            return Run(name, width, x, y);
        }

        static float[] Single(double[] values) => Array.ConvertAll(values, v => (float)v);
        return Array.ConvertAll(Run(name, width, Single(x), y is null ? null : Single(y)), v => (double)v);
    }

    private T[] Run<T>(string name, ElementType type, LaneWidth width, T[] x, T[]? y)
    {
        var padded = (x.Length + 15) / 16 * 16;
        var (a, b, result) = (new T[padded], new T[padded], new T[padded]);
        x.CopyTo(a, 0);
        (y ?? x).CopyTo(b, 0);
        Program<T>(name, type, width)(a, b, result);
        return result[..x.Length];
    }

    /// <summary>The program itself: first and second operands, results; all of one length, a multiple of 16.</summary>
    public Action<T[], T[], T[]> Program<T>(string name, ElementType type, LaneWidth width) =>
        _programs.GetMethod($"{name}_{type}_{width}")!.CreateDelegate<Action<T[], T[], T[]>>();

    private static void Append(List<string> code, string name, Func<Lane, Lane, Lane> function, ElementType type, LaneWidth width)
    {
        var builder = new LaneBuilder(type);
        var result = function(builder.Operand(0, "x"), builder.Operand(1, "y"));
        var names = new LaneNames();
        Array.ForEach(["x", "y", "xs", "ys", "results", "i"], names.Reserve);
        var printer = new LanePrinter(width, i => i == 0 ? "x" : "y", names);
        var t = type.CSharpName();
        var scalar = width == LaneWidth.Scalar;
        string Load(string array) => scalar ? $"{array}[i]" : $"{width.VectorClass()}.Create({array}, i)";
        string Store(string value) => scalar ? $"results[i] = {value};" : $"({value}).CopyTo(results, i);";
        code.Add("    [MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Add($"    public static void {name}_{type}_{width}({t}[] xs, {t}[] ys, {t}[] results)");
        code.Add("    {");
        code.Add($"        for (var i = 0; i < xs.Length; i += {width.Count(type)})");
        code.Add("        {");
        code.Add($"            var x = {Load("xs")};");
        code.Add($"            var y = {Load("ys")};");
        printer.Expect([result]);
        printer.Emit(result, statement => code.Add("            " + statement.Text));
        code.Add("            " + Store(printer.Text(result)));
        code.Add("        }");
        code.Add("    }");
        code.Add("");
    }

    private static Assembly Compile(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(Kernels.LaneMath).Assembly.Location)
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            warningLevel: 9999);
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest));
        var compilation = CSharpCompilation.Create("LanePrograms", [tree], references, options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity > DiagnosticSeverity.Hidden));
        return Assembly.Load(image.ToArray());
    }
}
