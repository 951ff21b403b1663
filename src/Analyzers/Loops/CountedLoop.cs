using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>A loop of any form, as a variable that runs from a low bound up to, or down from, an exclusive high one in steps of one.</summary>
/// <param name="Operation">The loop, or the call that runs through the elements.</param>
/// <param name="Variable">The name of what counts; a <c>foreach</c> has a name that no code can have.</param>
/// <param name="Symbol">What counts, where it has a variable.</param>
/// <param name="Each">The variable of a <c>foreach</c>.</param>
/// <param name="Collection">What a <c>foreach</c> goes through.</param>
/// <param name="Low">The first index.</param>
/// <param name="High">The index after the last.</param>
/// <param name="HighText">The same as the user wrote it, where it is one piece.</param>
/// <param name="Descending">Whether it counts down.</param>
/// <param name="Start">What the variable, declared outside, is set to first; null if it is declared by the loop, or goes on.</param>
/// <param name="LivesOn">Whether the variable is declared outside, so that its last value can be seen.</param>
/// <param name="Body">The statements.</param>
internal sealed record CountedLoop(
    IOperation Operation, string Variable, ISymbol? Symbol, ILocalSymbol? Each, IOperation? Collection, Polynomial Low, Polynomial High,
    string? HighText, bool Descending, string? Start, bool LivesOn, IReadOnlyList<IOperation> Body)
{
    public Polynomial Count => High - Low;

    /// <summary>Whether the count cannot be negative: from 0 to a length, or between constants.</summary>
    public bool IsNeverNegative =>
        Count.Value is >= 0 || (Low.IsZero && High.IsName && Lengths.IsLength(High.ToString()));

    public string CountText => Low.IsZero && HighText is not null ? HighText : Count.ToString();
}

/// <summary>How a length, or the lesser of two, is named in a polynomial.</summary>
internal static class Lengths
{
    public static bool IsLength(string name) =>
        name.StartsWith("Math.Min(", StringComparison.Ordinal) || name.EndsWith(".Length", StringComparison.Ordinal) || name.EndsWith(".Count", StringComparison.Ordinal)
        || name.EndsWith(".GetLength(0)", StringComparison.Ordinal) || name.EndsWith(".GetLength(1)", StringComparison.Ordinal);
}
