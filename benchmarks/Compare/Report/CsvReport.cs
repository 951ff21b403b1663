using System.Globalization;
using System.Text;
using NumDsl.Benchmarks.Compare.Driver;

namespace NumDsl.Benchmarks.Compare.Report;

/// <summary>The raw figures: a line for each entry and round.</summary>
internal static class CsvReport
{
    public static string Of(IEnumerable<Outcome> outcomes)
    {
        var text = new StringBuilder("row,entry,peer,case,size,threads,threads_used,round,nanoseconds\n");
        foreach (var outcome in outcomes)
        {
            int threads = outcome.Row.Subject.Threads;
            Add($"{outcome.Row.Id},read probe,limits,read,{outcome.ReadBytes:0},{threads},{threads}", outcome.ReadTimes);
            Add($"{outcome.Row.Id},FMA probe,limits,fma,{outcome.FmaFlops:0},{threads},{threads}", outcome.FmaTimes);
            foreach (var result in outcome.Valid)
            {
                var entry = result.Entry;
                Add(
                    $"{outcome.Row.Id},\"{entry.Label}\",{entry.Peer},{entry.Case},{entry.Size},{entry.Threads},{result.Threads}",
                    result.Times);
            }
        }

        return text.ToString();

        void Add(FormattableString start, IReadOnlyList<double> times)
        {
            for (int round = 0; round < times.Count; round++)
            {
                text.Append(Units.Say(start)).Append(CultureInfo.InvariantCulture, $",{round},{times[round]:0.###}\n");
            }
        }
    }
}
