using System.Text.RegularExpressions;
using NumDsl.Generator.Graphs;

namespace NumDsl.Analyzers.Shapes;

/// <summary>
/// Hard symbols are sizes that the user declared to be independent: in <c>[Shape]</c>, or as a parameter that nothing compares.
/// Soft ones may be equal to anything, so a rule that depends on one is silent.
/// </summary>
internal static class Symbols
{
    private static int _last;

    /// <summary>A size of which nothing is known.</summary>
    public static Dimension Unknown() => Dimension.Symbol($"?{Interlocked.Increment(ref _last)}");

    /// <summary>A size with a name that may be equal to any other.</summary>
    public static Dimension Soft(string name) => Dimension.Symbol($"{name}?");

    public static bool IsSoft(this Dimension size) => size.Symbols.Any(symbol => symbol.IndexOf('?') >= 0);

    public static bool HasSoft(this Shape shape) => shape.Dimensions.Any(IsSoft);

    public static bool IsNumeric(this Shape shape) => shape.Dimensions.All(size => size.Value is not null);

    /// <summary>Whether two sizes are different for certain.</summary>
    public static bool Differs(Dimension a, Dimension b) => (a - b).Value is { } difference && difference != 0;

    /// <summary>A message without the marks of soft symbols.</summary>
    public static string Plain(string message) => Regex.Replace(Regex.Replace(message, @"(?<=[\w\])])\?", ""), @"\?\d+", "?");
}
