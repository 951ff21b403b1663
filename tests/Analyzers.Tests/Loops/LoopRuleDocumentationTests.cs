using NumDsl.Analyzers.Loops;

namespace NumDsl.Analyzers.Tests.Loops;

/// <summary>A rule for loops has its name in four places: descriptor, page, release row and help link.</summary>
public sealed class LoopRuleDocumentationTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Rules => [.. LoopRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_page_a_release_row_and_a_help_link(string id)
    {
        var rule = LoopRules.All.Single(each => each.Id == id);
        var page = File.ReadAllText(Path.Combine(Root, "docs", "rules", $"{id}.md"));
        var releases = File.ReadAllText(Path.Combine(Root, "src", "Analyzers", "AnalyzerReleases.Unshipped.md"));

        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Equal($"https://github.com/numdsl/numdsl/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.Contains($"\n{id} | {rule.Category} | {rule.DefaultSeverity} | LoopAnalyzer", releases, StringComparison.Ordinal);
        foreach (var section in new[] { "## Cause", "## Rule", "## How to fix", "## When to suppress", "## Example" })
        {
            Assert.Contains($"\n{section}\n\n", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_page_of_the_category_belongs_to_a_rule()
    {
        var pages = Directory.GetFiles(Path.Combine(Root, "docs", "rules"), "ND2*.md").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(LoopRules.All.Select(rule => rule.Id), pages.Order(StringComparer.Ordinal));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NumDsl.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("NumDsl.sln is in no folder above the test's.");
    }
}
