using System.Text;
using NumDsl.Benchmarks.Compare.Driver;
using static NumDsl.Benchmarks.Compare.Report.Units;

namespace NumDsl.Benchmarks.Compare.Report;

/// <summary>A row while it is fresh.</summary>
internal static class ConsoleReport
{
    public static string Of(Outcome outcome)
    {
        var text = new StringBuilder();
        foreach (var entry in outcome.Entries)
        {
            string figures = entry.Failure is { } failure
                ? $"FAILED: {failure}"
                : $"{Time(entry.Median),10}  {Ratio(outcome.Speedup(entry.Entry.Label)),8}{OneThread(entry)}";
            text.AppendLine($"  {entry.Entry.Label,-32} {figures}");
        }

        double gigabytes = outcome.ReadBytes / Statistics.Median(outcome.ReadTimes);
        double gigaflops = outcome.FmaFlops / Statistics.Median(outcome.FmaTimes);
        text.Append(Say($"  read {gigabytes:0.0} GB/s from {outcome.ReadBytes / 1e6:0} MB, FMA {gigaflops:0} GFLOP/s"));
        return outcome.LimitShare is { } share ? $"{text}, {Share(share)} of the limit" : text.ToString();
    }

    private static string OneThread(EntryOutcome entry) => entry.Threads < entry.Entry.Threads ? "  on one thread" : "";
}
