using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NumDsl.Analyzers.Loops;

/// <summary>What <c>.editorconfig</c> says of loops, and what the project offers.</summary>
/// <param name="IsStrict"><c>numdsl.strict_fp</c>: only what is the same to the bit is reported.</param>
/// <param name="MinimumTripCount"><c>numdsl.min_trip_count</c>: a loop known to run fewer times is left alone.</param>
/// <param name="AllowsTemporaries"><c>numdsl.allow_temporaries</c>: a fix may allocate an array for a value in between.</param>
/// <param name="HasSpanConversions">Whether the language converts arrays to spans when it infers a type (C# 14).</param>
internal sealed record LoopOptions(bool IsStrict, int MinimumTripCount, bool AllowsTemporaries, bool HasSpanConversions)
{
    /// <summary>About twice where a call of a vector operation and a scalar loop cost the same (8 to 16 elements).</summary>
    private const int DefaultTripCount = 16;

    /// <summary>C# 14, which the Roslyn that this is built with has no name for.</summary>
    private const int CSharp14 = 1400;

    public static LoopOptions Read(AnalyzerConfigOptionsProvider provider, SyntaxTree tree)
    {
        var options = provider.GetOptions(tree);
        return new LoopOptions(
            Is(options, "numdsl.strict_fp"),
            options.TryGetValue("numdsl.min_trip_count", out var count)
                && int.TryParse(count, NumberStyles.Integer, CultureInfo.InvariantCulture, out var minimum) ? minimum : DefaultTripCount,
            Is(options, "numdsl.allow_temporaries"),
            (tree.Options as CSharpParseOptions)?.LanguageVersion is { } version && (int)version >= CSharp14);
    }

    private static bool Is(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(name, out var value) && string.Equals(value.Trim(), "true", StringComparison.OrdinalIgnoreCase);
}
