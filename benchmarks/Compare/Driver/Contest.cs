using NumDsl.Benchmarks.Compare.Peers;
using NumDsl.Benchmarks.Compare.Rows;

namespace NumDsl.Benchmarks.Compare.Driver;

/// <summary>
/// Measures a row: every entry in a process of its own, all of them alive at the same time, one turn each a round, with the
/// probes of the machine's limits among them.
/// </summary>
internal sealed class Contest(Options options, Roster roster)
{
    // Relative to the 2-norm. Float arithmetic in another order differs by 1e-6 to 1e-4; a wrong factor, sign or order by 1.
    private const double Tolerance = 1e-3;

    private const int DramKiB = 256 << 10;

    // Worker threads of OpenMP, OpenBLAS and .NET go on spinning for a few milliseconds after their work; the next in turn is
    // not to share the processor with them.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    public Outcome Run(Row row)
    {
        int readKiB = row.Limit.Kind == LimitKind.Read ? (int)(row.Limit.Amount / 1024) : DramKiB;
        int threads = row.Subject.Threads;
        var read = new EntryOutcome(new Entry("read probe", PeerCatalog.Limits.Id, "read", [readKiB], threads));
        var fma = new EntryOutcome(new Entry("FMA probe", PeerCatalog.Limits.Id, "fma", [1], threads));
        EntryOutcome[] entries =
            [.. row.Entries.Where(entry => roster.Find(entry.Peer) is not null).Select(entry => new EntryOutcome(entry))];

        var processes = new Dictionary<EntryOutcome, PeerProcess>();
        try
        {
            Start(processes, [read, fma, .. entries]);
            EntryOutcome[] ready = [.. processes.Keys];
            for (int round = 0; round < options.Rounds; round++)
            {
                // Another one begins each round, so that nobody always comes after the same neighbour.
                for (int turn = 0; turn < ready.Length; turn++)
                {
                    var entry = ready[(turn + round) % ready.Length];
                    Attempt(entry, () => entry.Times.Add(processes[entry].Run(options.Budget)));
                    Thread.Sleep(threads > 1 ? Pause : TimeSpan.Zero);
                }
            }

            var had = entries.Where(entry => entry.Failure is not null || processes.ContainsKey(entry)).ToArray();
            Check(row, had, processes);
            return new Outcome(
                row, had, [.. read.Times], readKiB * 1024.0, [.. fma.Times], LimitsPeer.FlopsPerThread * threads);
        }
        finally
        {
            foreach (var process in processes.Values)
            {
                process.Dispose();
            }
        }
    }

    /// <summary>Starts the processes, all at once, and lets them prepare, one after the other.</summary>
    private void Start(Dictionary<EntryOutcome, PeerProcess> processes, EntryOutcome[] entries)
    {
        foreach (var entry in entries)
        {
            Attempt(entry, () => processes[entry] = new PeerProcess(roster.Find(entry.Entry.Peer)!, options, entry.Entry.Threads));
        }

        foreach ((var entry, var process) in processes)
        {
            Attempt(entry, () => process.Hello());
        }

        foreach ((var entry, var process) in processes.ToArray())
        {
            int? threads = null;
            Attempt(entry, () => threads = process.Prepare(entry.Entry.Case, entry.Entry.Size, entry.Entry.Threads));
            if (threads is null && entry.Entry.Label == PeerCatalog.Subject)
            {
                entry.Failure ??= $"NumDsl has no case '{entry.Entry.Case}'";
            }

            entry.Threads = threads ?? 0;
            if (threads is null)
            {
                process.Dispose();
                processes.Remove(entry);
            }
        }
    }

    private static void Check(Row row, EntryOutcome[] entries, Dictionary<EntryOutcome, PeerProcess> processes)
    {
        foreach (var entry in entries)
        {
            Attempt(entry, () =>
            {
                entry.Results = processes[entry].Check();
                if (entry.Entry.Peer == row.Subject.Peer)
                {
                    (entry.BytesPerCall, entry.BytesOfFirstCall) = processes[entry].Bytes();
                }
            });
        }

        if (row.Kind == RowKind.Comparison)
        {
            CheckAgreement([.. entries.Where(entry => entry.Failure is null)]);
        }
    }

    /// <summary>Who computes something else than most has no time worth comparing.</summary>
    private static void CheckAgreement(EntryOutcome[] entries)
    {
        if (entries.Length == 0)
        {
            return;
        }

        int count = entries.GroupBy(entry => entry.Results.Count).MaxBy(group => group.Count())!.Key;
        EntryOutcome[] comparable = [.. entries.Where(entry => entry.Results.Count == count)];
        for (int i = 0; i < count; i++)
        {
            var common = new Fingerprint(
                Statistics.Median(comparable.Select(entry => entry.Results[i].Projection)),
                Statistics.Median(comparable.Select(entry => entry.Results[i].Norm)));
            foreach (var entry in comparable.Where(entry => !common.Agrees(entry.Results[i], Tolerance)))
            {
                entry.Failure = $"result {i} is another: its fingerprint is {entry.Results[i]}, most say {common}";
            }
        }

        foreach (var entry in entries.Except(comparable))
        {
            entry.Failure = $"gives {entry.Results.Count} results, most give {count}";
        }
    }

    /// <summary>A peer that fails is out of this row, and the row says so.</summary>
    private static void Attempt(EntryOutcome entry, Action action)
    {
        if (entry.Failure is not null)
        {
            return;
        }

        try
        {
            action();
        }
        catch (PeerException exception)
        {
            entry.Failure = exception.Message;
        }
    }
}
