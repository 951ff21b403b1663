using System.Globalization;
using System.Text;
using NumDsl.Benchmarks.Compare.Driver;
using NumDsl.Benchmarks.Compare.Rows;
using static NumDsl.Benchmarks.Compare.Report.Units;

namespace NumDsl.Benchmarks.Compare.Report;

/// <summary>The tables, with what one must know to read them.</summary>
internal static class MarkdownReport
{
    public static string Of(IReadOnlyList<Outcome> outcomes, Roster roster, Options options)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # The same work in NumDsl and in other systems

            Written by `benchmarks/compare.sh` on {DateTime.UtcNow:d MMMM yyyy} (UTC). {Machine.Describe()}.
            Single precision. Medians over {options.Rounds} rounds; in each, everybody had a turn
            of {options.Budget.TotalMilliseconds:0} ms, and so had two probes of the machine. Ratios are medians of the rounds' ratios. How it is done, and how to read it:
            [docs/performance.md](../../../docs/performance.md).

            ![The subject's share of the limit, and its speed relative to the best other system](chart.svg)


            """);
        AppendComparison(text, [.. outcomes.Where(outcome => outcome.Row.Kind == RowKind.Comparison)]);
        AppendRatios(text, [.. outcomes.Where(outcome => outcome.Row.Kind == RowKind.GradientToValue)]);
        AppendGrowth(text, [.. outcomes.Where(outcome => outcome.Row.Kind == RowKind.Growth)]);
        AppendGoals(text, outcomes);
        AppendQuiet(text, outcomes);
        AppendPeers(text, outcomes, roster);
        return text.ToString();
    }

    private static void AppendComparison(StringBuilder text, Outcome[] outcomes)
    {
        if (outcomes is [])
        {
            return;
        }

        string[] peers = [.. PeerCatalog.Compared.Skip(1).Select(peer => peer.Label)
            .Where(label => outcomes.Any(outcome => outcome.Entries.Any(entry => entry.Entry.Label == label)))];
        text.Append("""
            ## Against other systems

            Under each system: how many times as fast NumDsl is. An empty cell: that system has no such function.


            """);
        AppendLine(text, ["work", "threads", "NumDsl", "of the limit", "best other", .. peers]);
        AppendLine(text, [.. Enumerable.Repeat("---", 5 + peers.Length)]);
        foreach (var outcome in outcomes)
        {
            var best = outcome.BestPeer;
            AppendLine(
                text,
                [
                    outcome.Row.Title,
                    Say($"{outcome.Row.Subject.Threads}"),
                    Figures(outcome, outcome.Subject),
                    Share(outcome.LimitShare),
                    best is { } peer ? $"{Ratio(peer.Speedup)} ({peer.Label})" : "",
                    .. peers.Select(label => Cell(outcome, label)),
                ]);
            foreach (var variant in outcome.Entries.Skip(1).Where(entry => entry.Entry.Peer == outcome.Subject.Entry.Peer))
            {
                AppendLine(text, [$"the same: {variant.Entry.Label}", Say($"{variant.Entry.Threads}"), Figures(outcome, variant)]);
            }
        }

        text.AppendLine();
    }

    private static string Figures(Outcome outcome, EntryOutcome entry) => entry.Failure is { } failure
        ? $"**failed**: {failure}"
        : Time(entry.Median) + Rate(outcome, entry.Median) + OneThread(entry);

    private static string Cell(Outcome outcome, string label) => outcome.Entries.FirstOrDefault(entry => entry.Entry.Label == label) switch
    {
        null => "",
        { Failure: not null } => "failed",
        { } entry => Ratio(outcome.Speedup(label)) + OneThread(entry),
    };

    private static string OneThread(EntryOutcome entry) => entry.Threads < entry.Entry.Threads ? " (on one thread)" : "";

    private static void AppendRatios(StringBuilder text, Outcome[] outcomes)
    {
        if (outcomes is [])
        {
            return;
        }

        text.Append("""
            ## A gradient against its value

            | work | value | value and gradient | ratio |
            | --- | --- | --- | --- |

            """);
        foreach (var outcome in outcomes)
        {
            AppendLine(
                text,
                [
                    outcome.Row.Title, Figures(outcome, outcome.Entries[1]), Figures(outcome, outcome.Subject),
                    Ratio(1 / outcome.Speedup(outcome.Entries[1].Entry.Label)),
                ]);
        }

        text.AppendLine();
    }

    private static void AppendGrowth(StringBuilder text, Outcome[] outcomes)
    {
        if (outcomes is [])
        {
            return;
        }

        text.Append("""
            ## Growth with the number of examples

            | work | examples | time | per example | bytes allocated in a call | in a thread's first call |
            | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var outcome in outcomes)
        {
            foreach (var entry in outcome.Valid.OrderBy(entry => entry.Entry.Sizes[^1]))
            {
                int m = entry.Entry.Sizes[^1];
                AppendLine(
                    text,
                    [
                        outcome.Row.Title, Say($"{m:N0}"), Time(entry.Median), Say($"{Three(entry.Median / m)} ns"),
                        Say($"{entry.BytesPerCall:0}"), Say($"{entry.BytesOfFirstCall:N0}"),
                    ]);
            }
        }

        text.AppendLine();
    }

    private static void AppendGoals(StringBuilder text, IEnumerable<Outcome> outcomes)
    {
        text.Append("""
            ## Goals

            | work | threads | goal | measured | reached |
            | --- | --- | --- | --- | --- |

            """);
        foreach (var outcome in outcomes)
        {
            foreach (var goal in outcome.Row.Goals)
            {
                double? figure = goal.Measured(outcome);
                AppendLine(
                    text,
                    [
                        outcome.Row.Title, Say($"{outcome.Row.Subject.Threads}"), goal.Text,
                        figure?.ToString(goal.Format, CultureInfo.InvariantCulture) ?? "not measured",
                        figure is not { } value ? "" : goal.IsReached(value) ? "yes" : "**no**",
                    ]);
            }
        }

        text.AppendLine();
    }

    /// <summary>Arithmetic in registers depends on nothing but the processor: where its speed varies, something else was running.</summary>
    private static void AppendQuiet(StringBuilder text, IEnumerable<Outcome> outcomes)
    {
        text.AppendLine("## How quiet the machine was\n");
        foreach (var group in outcomes.GroupBy(outcome => outcome.Row.Subject.Threads))
        {
            double[] rates = [.. group.SelectMany(outcome => outcome.FmaTimes.Select(time => outcome.FmaFlops / time)).Order()];
            double median = Statistics.Median(rates), slowest = rates[rates.Length / 20];
            string verdict = slowest >= 0.9 * median ? "Near together: quiet." : "Far apart: something else was running.";
            text.AppendLine(Say($"""
                - {group.Key} {(group.Key == 1 ? "thread" : "threads")}: the FMA probe did {median:0} GFLOP/s,
                  {slowest:0} or less in the slowest twentieth of the rounds. {verdict}
                """));
        }

        text.AppendLine();
    }

    private static void AppendPeers(StringBuilder text, IReadOnlyList<Outcome> outcomes, Roster roster)
    {
        text.AppendLine("## Who took part\n");
        foreach ((var peer, string version) in roster.Versions)
        {
            text.AppendLine($"- {peer.Label}: {version}");
        }

        foreach ((var peer, string reason) in roster.Absent)
        {
            text.AppendLine($"- {peer.Label}: left out ({reason})");
        }

        if (roster.Versions.Any(peer => peer.Key.Id == "torch" && peer.Value.Contains("PyTorch 1.13", StringComparison.Ordinal)))
        {
            text.AppendLine("\nPyTorch is 1.13, as Debian has it; a current one may be faster.");
        }

        var failed = outcomes
            .SelectMany(outcome => outcome.Entries.Select(entry => (outcome.Row, entry)))
            .Where(pair => pair.entry.Failure is not null)
            .ToArray();
        text.AppendLine(failed is []
            ? "\nAll that took part computed the same numbers, to 1 in 1,000."
            : "\nWithout figures:\n");
        foreach ((var row, var entry) in failed)
        {
            text.AppendLine($"- {row.Id}, {entry.Entry.Label}: {entry.Failure}");
        }
    }

    private static void AppendLine(StringBuilder text, string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
