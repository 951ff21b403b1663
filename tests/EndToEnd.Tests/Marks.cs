using System.Text.RegularExpressions;

namespace NumDsl.EndToEnd.Tests;

/// <summary>The lines of a source that are expected to be reported: each ends in a comment that names its rule.</summary>
internal static class Marks
{
    public static IEnumerable<(int Line, string Id)> Of(string source) =>
        source.ReplaceLineEndings("\n").Split('\n')
            .Select((text, index) => (Match: Regex.Match(text, @"// (?<id>ND\d{4})$"), Line: index + 1))
            .Where(line => line.Match.Success)
            .Select(line => (line.Line, line.Match.Groups["id"].Value));
}
