using System.Globalization;
using System.Text.RegularExpressions;

namespace NumDsl.Analyzers.Tests.Loops;

/// <summary>What is expected of a method of the corpus.</summary>
internal enum Verdict
{
    /// <summary>It must not be flagged.</summary>
    Silent,

    /// <summary>It may be flagged.</summary>
    May,

    /// <summary>It must be flagged.</summary>
    Must,

    /// <summary>It must be flagged and have a fix.</summary>
    Fix,

    /// <summary>It must be flagged as a warning and have a fix that gives the same bits.</summary>
    Exact,
}

/// <summary>A labelled method.</summary>
/// <param name="Name">A name made of the file's and the line's.</param>
/// <param name="Verdict">Its label.</param>
/// <param name="HasOrder">Whether its iterations have an order, which the vector operation keeps: an array moved along itself, a first maximum.</param>
/// <param name="Code">The method, named so.</param>
internal sealed record CorpusMethod(string Name, Verdict Verdict, bool HasOrder, string Code);

/// <summary>
/// Reads the corpus: lines <c>verdict: type (parameters) { body }</c>, with "ordered" after the verdict where it applies. <c>[a b]</c> after the verdict makes a method for each type
/// <c>$T</c>; a line that starts with a space goes on with the line before.
/// </summary>
internal static partial class Corpus
{
    public static IReadOnlyList<CorpusMethod> Methods { get; } = [.. Files().SelectMany(Read)];

    /// <summary>All methods, a line each, in one class; what some of them use stands at its end.</summary>
    public static string Code(IEnumerable<CorpusMethod> methods) =>
        "public static class Corpus\n{\n" + string.Concat(methods.Select(method => $"    {method.Code}\n")) + Surroundings + "}\n" + Box;

    private const string Box = """
        public class Box { public float Value; public float[] Data = []; public volatile float[]? Racing; public float[] Computed => new float[Data.Length]; public int N; public virtual int Count => N; }
        [System.Runtime.CompilerServices.InlineArray(20)] public struct Twenty { private float _element; }
        [System.Runtime.CompilerServices.InlineArray(2)] public struct Two { private float _element; }
        public class Tape { private int _head; public float this[int i] { get => _head++ + i; set => _head = (int)value; } public int Length => 3; }
        public struct Meters { public float Value; public static Meters operator +(Meters a, Meters b) => new() { Value = a.Value + b.Value + 1 }; public static implicit operator float(Meters m) => m.Value; }
        public static class Trap { public class Memory { private int _reads; public Span<float> Span => new float[3 + _reads++]; } public static class Math { internal static float Sqrt(float x) => x; } }
        """;

    private const string Surroundings = """
            private static int calls;
            private static float Next(float x) { calls++; return x + calls; }
            private static float Halved(float x) => x / 2;
            private static void Log(float x) { calls += (int)x; }
            private static IEnumerable<float> Numbers() { yield return 1; }
            private static volatile int s_volatile;
            private static int Ticks => calls++;

        """;

    private static IEnumerable<(string File, string[] Lines)> Files()
    {
        var assembly = typeof(Corpus).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Corpus/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name["Corpus/".Length..], reader.ReadToEnd().Replace("\n ", " ", StringComparison.Ordinal).Split('\n'));
        }
    }

    private static IEnumerable<CorpusMethod> Read((string File, string[] Lines) source)
    {
        for (int line = 0; line < source.Lines.Length; line++)
        {
            if (source.Lines[line].Length == 0 || source.Lines[line].StartsWith('#'))
            {
                continue;
            }

            var match = Line().Match(source.Lines[line]);
            Assert.True(match.Success, $"{source.File}: not a line of the corpus: {source.Lines[line]}");
            var verdict = Enum.Parse<Verdict>(match.Groups["verdict"].Value, ignoreCase: true);
            string[] types = match.Groups["types"].Success ? match.Groups["types"].Value.Split(' ') : [""];
            foreach (var type in types)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{source.File}{line + 1}{type}");
                var code = $"public static {match.Groups["modifiers"].Value}{match.Groups["type"].Value} {name}{match.Groups["rest"].Value}";
                yield return new CorpusMethod(name, verdict, match.Groups["ordered"].Success, code.Replace("$T", type, StringComparison.Ordinal));
            }
        }
    }

    [GeneratedRegex(@"^(?<verdict>\w+)(?<ordered> ordered)?( \[(?<types>[^\]]+)\])?: (?<modifiers>(async |unsafe )?)(?<type>[^(]+?) ?(?<rest>(<T>)?\(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
