using System.Globalization;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Graphs;

/// <summary>
/// Values as terms, in which a rule fits on a line: <c>(log (sigmoid x))</c>, <c>(sum [0] x)</c>, <c>(/ x |m|)</c>. An input is
/// (n, m) unless its first appearance says otherwise, <c>s:()</c>; the tangent of x is written x'.
/// </summary>
internal static class Terms
{
    private const string TangentSuffix = "·argument";

    public static int ParseTerm(this GraphBuilder g, string text)
    {
        var cursor = new TextCursor(text);
        var node = Parse(g, cursor);
        return cursor.AtEnd ? node : throw new FormatException($"More than one term in '{text}'.");
    }

    /// <summary>The input of a name that some term has mentioned.</summary>
    public static int InputOf(this GraphBuilder g, string name) => g.FindInput(name) ?? throw new ArgumentException($"No input '{name}'.");

    public static string PrintTerm(this GraphBuilder g, int node)
    {
        var n = g[node];
        switch (n.Detail)
        {
            case InputDetail input:
                return input.Name.Replace(TangentSuffix, "'", StringComparison.Ordinal);
            case NumberDetail number when n.Operator == Structural.Constant:
                return number.Value.ToString("R", CultureInfo.InvariantCulture);
            case DimensionDetail size:
                return $"|{size.Dimension}|";
            default:
                return $"({string.Join(" ", new[] { n.Operator.Name, n.Detail?.ToString() }.OfType<string>().Concat(n.Inputs.Select(g.PrintTerm)))})";
        }
    }

    private static int Parse(GraphBuilder g, TextCursor text)
    {
        if (text.Take("|"))
        {
            var size = g.Size(text.Dimension());
            text.Expect("|");
            return size;
        }

        if (!text.Take("("))
        {
            var word = text.Word();
            return TextCursor.IsNumber(word, out var value)
                ? g.Constant(value)
                : Input(g, word.EndsWith('\'') ? word[..^1] + TangentSuffix : word, text);
        }

        var @operator = GraphText.Operators[text.Word()];
        var detail = GraphText.Detail(@operator, text);
        var operands = new List<int>();
        while (!text.Take(")"))
        {
            operands.Add(Parse(g, text));
        }

        return GraphText.Add(g, @operator, detail, operands);
    }

    private static int Input(GraphBuilder g, string name, TextCursor text)
    {
        var declared = text.Take(":") ? text.Shape() : null;
        return declared is null && g.FindInput(name) is { } known
            ? known
            : g.Input(name, declared ?? Shape.Of(Dimension.Symbol("n"), Dimension.Symbol("m")), false);
    }

    private static int? FindInput(this GraphBuilder g, string name) => Enumerable.Range(0, g.Count)
        .Where(node => g[node].Detail is InputDetail input && input.Name == name)
        .Select(node => (int?)node)
        .FirstOrDefault();
}
