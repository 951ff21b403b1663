namespace NumDsl.Analyzers.Tests.Declarations;

/// <summary>
/// The tables of rules in the documentation are those of the code. After a wanted change, run these tests once with
/// NUMDSL_WRITE_DOCS=1 in the environment: they write the tables instead.
/// </summary>
public sealed class RulesTableTests
{
    private const string Begin = "## Rules\n\n";
    private const string End = "\n## ";

    private static readonly bool IsWriting = Environment.GetEnvironmentVariable("NUMDSL_WRITE_DOCS") == "1";

    [Fact]
    public void The_page_of_rules_has_a_row_for_each()
    {
        var file = Path.Combine(RuleDocumentationTests.Root, "docs", "rules", "README.md");
        Check(file, RulesTable.Complete());
    }

    [Fact]
    public void The_readme_has_a_row_for_each_family()
    {
        var file = Path.Combine(RuleDocumentationTests.Root, "README.md");
        var text = File.ReadAllText(file);
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;

        Check(file, text[..start] + RulesTable.ByFamily() + text[text.IndexOf(End, start, StringComparison.Ordinal)..]);
    }

    [Fact]
    public void A_page_says_whether_there_is_a_fix()
    {
        foreach (var rule in RulesTable.Rules)
        {
            var page = File.ReadAllText(Path.Combine(RuleDocumentationTests.Root, "docs", "rules", $"{rule.Id}.md"));
            var row = page.Split('\n').Single(line => line.StartsWith("| Code fix | ", StringComparison.Ordinal));

            Assert.True(RulesTable.Fixable.Contains(rule.Id) == row.StartsWith("| Code fix | yes", StringComparison.Ordinal), $"{rule.Id}: {row}");
        }
    }

    private static void Check(string file, string expected)
    {
        if (IsWriting)
        {
            File.WriteAllText(file, expected);
        }

        Assert.Equal(expected, File.ReadAllText(file));
    }
}
