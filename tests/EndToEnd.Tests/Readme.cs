using System.Text.RegularExpressions;

namespace NumDsl.EndToEnd.Tests;

/// <summary>
/// The README's quick start, read from the README itself, so that what it shows and what is tested cannot differ. A block
/// under the comment "file: Name.cs" is a file of the user's project; the one under "prints" is what the program prints.
/// </summary>
internal static partial class Readme
{
    /// <summary>File name and text of each marked C# block.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files { get; } =
        [.. FileBlock().Matches(Text()).Select(match => (match.Groups["name"].Value, match.Groups["text"].Value))];

    /// <summary>What the README says that the program prints.</summary>
    public static string Output { get; } = OutputBlock().Matches(Text()).Single().Groups["text"].Value;

    private static string Text() => File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    [GeneratedRegex(@"<!-- file: (?<name>[\w.]+) -->\n```csharp\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex FileBlock();

    [GeneratedRegex(@"<!-- prints -->\n```text\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex OutputBlock();
}
