using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Tests.Incremental;

/// <summary>A generator driver that tracks its steps, and the compilation that it saw last.</summary>
internal sealed class IncrementalRun
{
    private readonly GeneratorDriver _driver;

    private IncrementalRun(GeneratorDriver driver, CSharpCompilation compilation)
    {
        Compilation = compilation;
        _driver = driver.RunGenerators(compilation);
        Result = _driver.GetRunResult().Results.Single();
        Assert.Null(Result.Exception);
    }

    public CSharpCompilation Compilation { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>Every output of every named step and every generated file, with the reason.</summary>
    public IEnumerable<string> Reasons
    {
        get
        {
            var steps = new[] { NumDslGenerator.Steps.Reading, NumDslGenerator.Steps.Model, NumDslGenerator.Steps.Equation };
            return steps.SelectMany(StepReasons).Concat(OutputReasons().Order(StringComparer.Ordinal));
        }
    }

    public static IncrementalRun First(string model, string elsewhere) => new(
        CSharpGeneratorDriver.Create(
            [new NumDslGenerator().AsSourceGenerator()],
            parseOptions: GeneratorRun.Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
        GeneratorRun.Compile(("Model.cs", model), ("Elsewhere.cs", elsewhere)));

    /// <summary>Replaces a text that must be there, and runs again.</summary>
    public IncrementalRun Edit(string path, string before, string after)
    {
        var old = Compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        var text = old.ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        var edited = old.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(
            text.Replace(before, after, StringComparison.Ordinal), System.Text.Encoding.UTF8));
        return new IncrementalRun(_driver, Compilation.ReplaceSyntaxTree(old, edited));
    }

    private IEnumerable<string> StepReasons(string step) =>
        from run in Result.TrackedSteps[step]
        from output in run.Outputs
        select $"{step} {Describe(output.Value)}: {output.Reason}";

    private IEnumerable<string> OutputReasons() =>
        from run in Result.TrackedOutputSteps.Values.SelectMany(runs => runs)
        from output in run.Outputs
        let files = ((IEnumerable<GeneratedSourceText>)FilesOf(output.Value)).ToList()
        from file in files
        select $"Output {file.Name}: {output.Reason}";

    private static string Describe(object value) => value switch
    {
        ModelReading reading => reading.Model!.Name,
        ModelSpec model => model.Name,
        EquationSpec equation => $"{equation.Model.Name}.{equation.Name}",
        _ => throw new ArgumentException($"An unknown step output {value}."),
    };

    /// <summary>An output step's value holds the files in Roslyn's own internal type.</summary>
    private static IEnumerable<GeneratedSourceText> FilesOf(object value)
    {
        var sources = value.GetType().GetField("Item1")!.GetValue(value)!;
        foreach (var source in (System.Collections.IEnumerable)sources)
        {
            yield return new GeneratedSourceText((string)source.GetType().GetProperty("HintName")!.GetValue(source)!);
        }
    }

    private readonly record struct GeneratedSourceText(string Name);
}
