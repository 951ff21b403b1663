namespace NumDsl.Analyzers.Loops;

/// <summary>
/// Where a map reads spans that may overlap what it writes, the fix asks at run time and keeps the loop: that is right for every input. It
/// is written only where one condition says it all: one map, every element at the same index, no other guard.
/// </summary>
internal sealed class OverlapGuard(CallWriter writer)
{
    public Replacement? Write(CountedLoop loop, IReadOnlyList<Step> steps)
    {
        if (steps is not [MapStep { Target: var target } map] || writer.NeedsGuard || loop.LivesOn || loop.Start is not null)
        {
            return null;
        }

        // Elements of what may be the same memory have to be at the same index, so that the same start is as good as no overlap.
        var read = map.Value.Elements.Where(element => !element.Storage.IsDistinctFrom(target.Storage)).Distinct().ToList();
        if (read.Any(element => !element.Index.Equals(target.Index) || !Equals(element.Row, target.Row)))
        {
            return null;
        }

        var calls = writer.Finish().ToList();
        var destination = writer.Span(target);
        var conditions = read.Where(element => element.Storage.Name != target.Storage.Name)
            .Select(element => writer.OwnCall("MayWrite", map.Type, destination, writer.Span(element)));
        return new Replacement(
            [
                $"if ({string.Join(" && ", conditions)})",
                "{",
                .. calls.Select(call => "    " + call),
                "}",
                "else",
                "{",
                .. Lines(loop).Select(line => "    " + line),
                "}",
            ],
            writer.Usings,
            KeepsLoop: true);
    }

    /// <summary>The loop's lines, without the indentation that they have in common.</summary>
    private static IEnumerable<string> Lines(CountedLoop loop)
    {
        var syntax = loop.Operation.Syntax;
        var column = syntax.SyntaxTree.GetLineSpan(syntax.Span).StartLinePosition.Character;
        return syntax.ToString().Split('\n').Select(line => line.TrimEnd('\r'))
            .Select(line => line.Length >= column && string.IsNullOrWhiteSpace(line.Substring(0, column)) ? line.Substring(column) : line);
    }
}
