// The same work in NumDsl and in other systems, measured in turns: see docs/performance.md. Run benchmarks/compare.sh, which
// builds the peers first.

using NumDsl.Benchmarks.Compare.Driver;
using NumDsl.Benchmarks.Compare.Peers;
using NumDsl.Benchmarks.Compare.Report;
using NumDsl.Benchmarks.Compare.Rows;

if (args is ["peer", var name])
{
    IPeer peer = name switch
    {
        "numdsl" => new NumDslPeer(),
        "tensorprimitives" => new TensorPrimitivesPeer(),
        "mathnet" => new MathNetPeer(),
        "loops" => new LoopsPeer(),
        "limits" => new LimitsPeer(),
        _ => throw new ArgumentException($"There is no peer '{name}'."),
    };
    new PeerServer(peer).Run(Console.In, Console.Out);
    return 0;
}

Options options;
try
{
    options = Options.Parse(args);
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

Row[] rows = [.. Catalog.All.Where(row => options.Takes(row.Id))];
if (options.List)
{
    Console.WriteLine($"rows\n  {string.Join("\n  ", rows.Select(row => row.Id))}");
    Console.WriteLine($"peers\n  {string.Join("\n  ", PeerCatalog.Compared.Select(peer => peer.Id))}");
    return 0;
}

Roster roster;
try
{
    roster = new Roster(options);
}
catch (PeerException exception)
{
    Console.Error.WriteLine($"NumDsl itself or the probes cannot be started: {exception.Message}");
    return 1;
}

foreach ((var peer, string reason) in roster.Absent)
{
    Console.WriteLine($"{peer.Label} is left out: {reason}");
}

var contest = new Contest(options, roster);
List<Outcome> outcomes = [];
foreach (var row in rows)
{
    var outcome = contest.Run(row);
    outcomes.Add(outcome);
    Console.WriteLine($"{row.Id}\n{ConsoleReport.Of(outcome)}");
}

Directory.CreateDirectory(options.Results);
File.WriteAllText(Path.Combine(options.Results, "README.md"), MarkdownReport.Of(outcomes, roster, options));
File.WriteAllText(Path.Combine(options.Results, "figures.csv"), CsvReport.Of(outcomes));
File.WriteAllText(Path.Combine(options.Results, "chart.svg"), Chart.Of(outcomes));
Console.WriteLine($"written to {Path.GetFullPath(options.Results)}");

// Slow is a result; wrong, or gone, is not.
return outcomes.SelectMany(outcome => outcome.Entries).Any(entry => entry.Failure is not null) ? 1 : 0;
