using System.Globalization;
using NumDsl.Kernels;

namespace NumDsl.Benchmarks.Compare.Driver;

/// <summary>What the command line says.</summary>
internal sealed record Options
{
    public const string Usage = """
        --filter TEXT     only rows whose name contains TEXT; several with commas
        --peers A,B       only these peers (and NumDsl)
        --rounds N        rounds of each row, 11
        --budget MS       how long a peer's turn is, 100 milliseconds; at least one call
        --quick           3 rounds of 20 milliseconds: to see that it works, not to quote
        --results FOLDER  where to write README.md, figures.csv and chart.svg; without it a part of
        --all-results FOLDER   that is called as the vectors of this machine, 512-bit or 256-bit
        --python PROGRAM  the Python that has NumPy and PyTorch, python3
        --python-peers FOLDER, --native-peers FOLDER   where the other peers are
        --list            the names of rows and peers
        """;

    public string[] Filter { get; private init; } = [];

    public string[] Peers { get; private init; } = [];

    public int Rounds { get; private init; } = 11;

    public TimeSpan Budget { get; private init; } = TimeSpan.FromMilliseconds(100);

    public string Results => Folder ?? Path.Combine(AllResults, Hardware.HasVector512 ? "512-bit" : "256-bit");

    private string? Folder { get; init; }

    private string AllResults { get; init; } = "results";

    public string Python { get; private init; } = "python3";

    public string PythonPeers { get; private init; } = "Python";

    public string NativePeers { get; private init; } = "native";

    public bool List { get; private init; }

    /// <exception cref="ArgumentException">An option is unknown, or its value missing or no number.</exception>
    public static Options Parse(string[] arguments)
    {
        var options = new Options();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out string? option))
        {
            options = option switch
            {
                "--filter" => options with { Filter = Value().Split(',') },
                "--peers" => options with { Peers = Value().Split(',') },
                "--rounds" => options with { Rounds = Number() },
                "--budget" => options with { Budget = TimeSpan.FromMilliseconds(Number()) },
                "--quick" => options with { Rounds = 3, Budget = TimeSpan.FromMilliseconds(20) },
                "--results" => options with { Folder = Value() },
                "--all-results" => options with { AllResults = Value() },
                "--python" => options with { Python = Value() },
                "--python-peers" => options with { PythonPeers = Value() },
                "--native-peers" => options with { NativePeers = Value() },
                "--list" => options with { List = true },
                _ => throw new ArgumentException($"There is no option '{option}'. Options:\n{Usage}"),
            };

            string Value() => rest.TryDequeue(out string? value) ? value : throw new ArgumentException($"'{option}' needs a value.");

            int Number() => int.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
                ? number
                : throw new ArgumentException($"'{option}' needs a number greater than 0.");
        }

        return options;
    }

    /// <summary>Whether a row is to be measured.</summary>
    public bool Takes(string row) => Filter.Length == 0 || Filter.Any(text => row.Contains(text, StringComparison.Ordinal));
}
