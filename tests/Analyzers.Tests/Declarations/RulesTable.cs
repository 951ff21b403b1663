using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using NumDsl.Analyzers.Declarations;
using NumDsl.CodeFixes.Declarations;

namespace NumDsl.Analyzers.Tests.Declarations;

/// <summary>The tables of rules in the documentation, as the code has them.</summary>
internal static class RulesTable
{
    /// <summary>Every rule of every analyzer, in order.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Rules { get; } =
    [
        .. Instances<DiagnosticAnalyzer>(typeof(ModelAnalyzer).Assembly)
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .DistinctBy(rule => rule.Id)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rules that some fix is for.</summary>
    public static IReadOnlySet<string> Fixable { get; } = Instances<CodeFixProvider>(typeof(RankOneFix).Assembly)
        .SelectMany(fix => fix.FixableDiagnosticIds).ToHashSet(StringComparer.Ordinal);

    /// <summary>docs/rules/README.md: a row a rule.</summary>
    public static string Complete()
    {
        var text = new StringBuilder("# Rules\n\nEach has a page: cause, rule, how to fix, when to suppress, example.\n");
        foreach (var family in Rules.GroupBy(rule => rule.Category))
        {
            text.Append(null, $"\n## {family.Key}\n\n| Rule | Title | Severity | Code fix |\n| --- | --- | --- | --- |\n");
            foreach (var rule in family)
            {
                var severity = rule.DefaultSeverity == DiagnosticSeverity.Info ? "suggestion" : Severity(rule);
                text.Append(null, $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {severity} | {(Fixable.Contains(rule.Id) ? "yes" : "no")} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The README's: a row a family.</summary>
    public static string ByFamily()
    {
        var text = new StringBuilder("| [Rules](docs/rules/README.md) | Family | Errors | Warnings | Suggestions | With a fix |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var family in Rules.GroupBy(rule => rule.Category))
        {
            var (errors, warnings, suggestions) = (Count(family, DiagnosticSeverity.Error), Count(family, DiagnosticSeverity.Warning), Count(family, DiagnosticSeverity.Info));
            text.Append(null, $"| {family.First().Id} to {family.Last().Id} | {family.Key} | {errors} | {warnings} | {suggestions} | {family.Count(rule => Fixable.Contains(rule.Id))} |\n");
        }

        return text.ToString();
    }

    private static string Severity(DiagnosticDescriptor rule) => rule.DefaultSeverity.ToString().ToLowerInvariant();

    private static int Count(IEnumerable<DiagnosticDescriptor> rules, DiagnosticSeverity severity) =>
        rules.Count(rule => rule.DefaultSeverity == severity);

    private static IEnumerable<T> Instances<T>(Assembly assembly) => assembly.GetTypes()
        .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (T)Activator.CreateInstance(type)!);
}
