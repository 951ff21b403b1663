using System.Globalization;
using NumDsl.Benchmarks.Compare.Driver;

namespace NumDsl.Benchmarks.Compare.Rows;

/// <summary>All rows, in the order of the report.</summary>
internal static class Catalog
{
    private const string Value = "the value alone";

    public static IReadOnlyList<Row> All { get; } =
    [
        .. from threads in new[] { 1, 2 } from row in Logistic(threads) select row,
        .. from n in new[] { 100_000, 10_000_000 } from row in Elementwise(n) select row,
        .. from threads in new[] { 1, 2 } from m in new[] { 128, 2048 } select Train(m, threads),
        Product(128, 784, 128),
        Product(2048, 784, 128),
        Product(512, 512, 512),
        Product(1024, 1024, 1024),
        Comparison("tiny", "logistic cost + gradient, 3 parameters, 8 examples", "logistic-features", [2, 8], 1) with
        {
            Goals = [Goal.Nanoseconds(50), Goal.NoAllocation],
        },
        .. from function in new[] { "gelu", "softplus", "tanh", "gaussian" }
           from n in new[] { 10_000, 10_000_000 }
           select GradientToValue(function, n),
        Growth(64),
        Growth(8),
    ];

    private static IEnumerable<Row> Logistic(int threads)
    {
        foreach (int m in new[] { 4096, 209 })
        {
            foreach (bool examples in new[] { true, false })
            {
                string layout = examples ? "example-major" : "feature-major";
                yield return Comparison(
                    $"logistic-{(examples ? "examples" : "features")}-{m}{Suffix(threads)}",
                    $"logistic cost + gradient, 12288 x {m}, {layout}",
                    examples ? "logistic-examples" : "logistic-features", [12_288, m], threads) with
                {
                    Limit = Limit.Read(12_288.0 * m * sizeof(float)),
                    Goals = examples && m == 4096
                        ? [
                            Goal.OfLimit(threads == 1 ? 0.75 : 0.9),
                            Goal.Faster(PeerCatalog.NumPy, 1.9),
                            Goal.Faster(PeerCatalog.PyTorch, 1.9),
                            Goal.Faster(PeerCatalog.OpenBlas, 1.9),
                        ]
                        : [Goal.Faster(PeerCatalog.NumPy, 1.05), Goal.Faster(PeerCatalog.CppLoops, 0.95)],
                };
            }
        }
    }

    private static IEnumerable<Row> Elementwise(int n)
    {
        // Beyond the caches, each number read or written once is the least that has to move.
        bool large = n > 1_000_000;
        yield return Comparison($"options-{n}", $"Black-Scholes price + 5 Greeks, {Grouped(n)}", "options", [n], 1) with
        {
            Elements = n,
            Limit = large ? Limit.Read(10.0 * n * sizeof(float)) : Limit.None,
            Goals = [Goal.Faster(PeerCatalog.CppLoops, 1.2), Goal.Nanoseconds(2.2, n)],
        };
        foreach (string function in new[] { "gelu", "softplus" })
        {
            string name = function == "gelu" ? "GELU" : function;
            yield return Comparison($"{function}-{n}", $"{name} value + gradient, {Grouped(n)}", function, [n], 1) with
            {
                Elements = n,
                Limit = large ? Limit.Read(2.0 * n * sizeof(float)) : Limit.None,
                Goals = [Goal.Faster(PeerCatalog.CppLoops, 1.05)],
            };
        }
    }

    private static Row Train(int m, int threads)
    {
        // Forward and both weight gradients in each layer, and the derivative by what lies between them: the input needs none.
        double flops = 2.0 * m * ((2 * 784 * 128) + (3 * 128 * 10));
        return Comparison($"train-{m}{Suffix(threads)}", $"MLP 784-128-10 training step, batch {m}", "train", [m], threads) with
        {
            Elements = m,
            Limit = Limit.Fma(flops),
            Goals = threads == 1
                ? [Goal.OfLimit(0.85), Goal.Faster(PeerCatalog.NumPy, 1.4), Goal.Faster(PeerCatalog.PyTorch, 1.4)]
                : [Goal.Faster(PeerCatalog.OneThread, 1.8)],
        };
    }

    private static Row Product(int m, int k, int n)
    {
        var row = Comparison($"product-{m}x{k}x{n}", $"GEMM {m} x {k} x {n}", "product", [m, k, n], 1);
        return row with
        {
            Others = [.. row.Others, row.Subject with { Label = PeerCatalog.Equation, Case = "product-equation" }],
            Limit = Limit.Fma(2.0 * m * n * k),
            Goals = [Goal.Faster(PeerCatalog.OpenBlas, 1)],
        };
    }

    private static Row GradientToValue(string function, int n)
    {
        var gradient = new Entry(PeerCatalog.Subject, "numdsl", function, [n], 1);
        return new Row(
            $"ratio-{function}-{n}", $"sum of {function}, {Grouped(n)}", RowKind.GradientToValue, gradient,
            [gradient with { Label = Value, Case = $"{function}-value" }])
        {
            Elements = n,
            Goals = [Goal.AtMostTimes(Value, 2)],
        };
    }

    private static Row Growth(int nx)
    {
        int[] counts = [1_000_000, 100_000, 10_000, 1_000];
        Entry[] entries = [.. counts.Select(m => new Entry(
            m == counts[0] ? PeerCatalog.Subject : $"{Grouped(m)} examples", "numdsl", "logistic-examples", [nx, m], 1))];
        return new Row($"growth-{nx}", $"logistic cost + gradient, {nx} features, example-major", RowKind.Growth, entries[0], entries[1..])
        {
            Elements = counts[0],
            Goals =
            [
                new Goal(
                    "time per example within 10 % from 1,000 to 1,000,000 examples",
                    outcome => outcome.Spread, figure => figure <= 1.1),
                Goal.NoAllocation,
            ],
        };
    }

    private static Row Comparison(string id, string title, string @case, int[] sizes, int threads)
    {
        var entries = PeerCatalog.Compared.Select(peer => new Entry(peer.Label, peer.Id, @case, sizes, threads)).ToList();
        var subject = entries[0];
        if (threads > 1)
        {
            entries.Add(subject with { Label = PeerCatalog.OneThread, Threads = 1 });
        }

        return new Row(id, title, RowKind.Comparison, subject, entries[1..]);
    }

    private static string Suffix(int threads) => threads == 1 ? "" : $"-{threads}threads";

    private static string Grouped(int n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
