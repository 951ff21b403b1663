using Microsoft.CodeAnalysis;
using NumDsl.Analyzers.Declarations;
using NumDsl.Analyzers.Shapes;

namespace NumDsl.Analyzers.Tests.Declarations;

/// <summary>A rule has its name in four places: descriptor, page, release row and help link.</summary>
public sealed class RuleDocumentationTests
{
    internal static readonly string Root = FindRoot();

    public static TheoryData<string> Rules => [.. All.Select(rule => rule.Id)];

    private static IEnumerable<DiagnosticDescriptor> All => ModelRules.All.Concat(ShapeRules.Own);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_page_with_cause_rule_fix_and_example(string id)
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "rules", $"{id}.md"));

        Assert.StartsWith($"# {id}: {Find(id).Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"| Category | {Find(id).Category} |", page, StringComparison.Ordinal);
        foreach (var section in new[] { "## Cause", "## Rule", "## How to fix", "## When to suppress", "## Example" })
        {
            Assert.Contains($"\n{section}\n\n", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_release_row_and_a_help_link(string id)
    {
        var rule = Find(id);
        var releases = File.ReadAllText(Path.Combine(Root, "src", "Analyzers", "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(Root, "src", "Analyzers", "AnalyzerReleases.Shipped.md"));

        Assert.Equal($"https://github.com/numdsl/numdsl/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.Contains($"\n{id} | {rule.Category} | {rule.DefaultSeverity} | ", releases, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_of_these_categories_belongs_to_a_rule()
    {
        var pages = Directory.GetFiles(Path.Combine(Root, "docs", "rules"), "ND*.md")
            .Where(page => File.ReadAllText(page) is var text
                && (text.Contains(DiagnosticDescriptorHelper.DeclarationCategory, StringComparison.Ordinal)
                    || text.Contains($"| {DiagnosticDescriptorHelper.ShapeCategory} |", StringComparison.Ordinal)))
            .Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(All.Where(rule => rule.Category != DiagnosticDescriptorHelper.DifferentiationCategory).Select(rule => rule.Id).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    private static DiagnosticDescriptor Find(string id) => All.Single(rule => rule.Id == id);

    /// <summary>PathMap hides the real path of sources, so the repository is looked for from the test's own folder.</summary>
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
