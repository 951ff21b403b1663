using NumDsl.Benchmarks.Compare.Peers;
using NumDsl.Benchmarks.Compare.Rows;

namespace NumDsl.Benchmarks.Compare.Driver;

/// <summary>What one entry did in a row.</summary>
internal sealed class EntryOutcome(Entry entry)
{
    public Entry Entry { get; } = entry;

    /// <summary>Nanoseconds a call, a number for each round.</summary>
    public List<double> Times { get; } = [];

    /// <summary>The threads it used, where it could not use as many as it was given.</summary>
    public int Threads { get; set; }

    public IReadOnlyList<Fingerprint> Results { get; set; } = [];

    /// <summary>Bytes allocated in a call; null where that was not asked.</summary>
    public double? BytesPerCall { get; set; }

    /// <summary>Bytes allocated in the first call of a thread.</summary>
    public double? BytesOfFirstCall { get; set; }

    /// <summary>Why its figures do not count.</summary>
    public string? Failure { get; set; }

    public double Median => Statistics.Median(Times);
}

/// <summary>What a row came to: figures, and the ratios that the report shows.</summary>
/// <param name="Row">The row.</param>
/// <param name="Entries">Those that had such work.</param>
/// <param name="ReadTimes">The nanoseconds in which the read probe read <paramref name="ReadBytes"/>, in each round.</param>
/// <param name="ReadBytes">The bytes it read.</param>
/// <param name="FmaTimes">The nanoseconds in which the other probe did <paramref name="FmaFlops"/>, in each round.</param>
/// <param name="FmaFlops">Its operations.</param>
internal sealed record Outcome(
    Row Row, IReadOnlyList<EntryOutcome> Entries, double[] ReadTimes, double ReadBytes, double[] FmaTimes, double FmaFlops)
{
    public EntryOutcome Subject => Entries[0];

    /// <summary>The entries whose figures count.</summary>
    public IEnumerable<EntryOutcome> Valid => Entries.Where(entry => entry.Failure is null);

    /// <summary>How many times as fast the subject is as another: the median of the rounds' ratios; null without figures.</summary>
    public double? Speedup(string label) =>
        Subject.Failure is null && Valid.FirstOrDefault(entry => entry.Entry.Label == label) is { } other
            ? Statistics.MedianRatio(other.Times, Subject.Times)
            : null;

    /// <summary>The share of the limit that the subject reaches: the limit's time over the subject's; null without a limit.</summary>
    public double? LimitShare => Subject.Failure is not null ? null : Row.Limit.Kind switch
    {
        LimitKind.Read => Statistics.MedianRatio(ReadTimes, Subject.Times) * (Row.Limit.Amount / ReadBytes),
        LimitKind.Fma => Statistics.MedianRatio(FmaTimes, Subject.Times) * (Row.Limit.Amount / FmaFlops),
        _ => null,
    };

    /// <summary>The fastest of the other systems, and the subject's speed relative to it.</summary>
    public (string Label, double Speedup)? BestPeer => Valid
        .Where(entry => entry.Entry.Peer != Subject.Entry.Peer)
        .Select(entry => (entry.Entry.Label, Speedup: Speedup(entry.Entry.Label)))
        .Where(peer => peer.Speedup is not null)
        .OrderBy(peer => peer.Speedup)
        .Select(peer => ((string, double)?)(peer.Label, peer.Speedup!.Value))
        .FirstOrDefault();

    /// <summary>Of a growth: the longest time per example over the shortest.</summary>
    public double? Spread
    {
        get
        {
            double[] times = [.. Valid.Select(entry => entry.Median / entry.Entry.Sizes[^1])];
            return times.Length == Entries.Count ? times.Max() / times.Min() : null;
        }
    }
}
