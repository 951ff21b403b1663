using static NumDsl.ExecutionModes.Conformance.ElementwiseCases;
using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Random numbers: the same in eager runs, in kernels of both types, in all layouts and widths.</summary>
internal static class RandomCases
{
    private static readonly ConformanceArgument Key = new("key", "", Values.Key, false);

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new("Uniform", "n, m", "Uniform(key, x.Shape[0], x.Shape[1]) + x", Key, X(Any)),
        new("UniformColumn", "n, 1", "Uniform(key, x.Shape[0], 1) * c", Key, X(Any), Column(Any)),
        new("UniformOf3", "b, n, 3", "Uniform(key, x.Shape[0], x.Shape[1], 3) * x", Key, new("x", "b, n, 3", Any)) { Largest = 9 },
        new("Normal", "n, m", "x * Normal(key, x.Shape[0], x.Shape[1])", Key, X(Any)),
        new("NormalTwice", "n, m", "Normal(key, x.Shape[0], x.Shape[1]) * x - Normal(key.FoldIn(3), x.Shape[0], x.Shape[1]) * x", Key, X(Any)),
        new("Bernoulli", "n, m", "Bernoulli(key, a, x.Shape[0], x.Shape[1]) * x", Key, X(Any), new("a", "", Probability, false)),
        new("Dropout", "n, m", "Dropout(Tanh(x), 0.25, key) * c", X(Any), Column(Any), Key),
        new("DropoutOfData", "n, m", "Dropout(x, a, key.FoldIn(x.Shape[0]))", X(Any), new("a", "", Probability, false), Key),
        new("DropoutBeforeStatistics", "n, m", "d - Mean(d, axis: 1)", X(Any), Key) { Statements = "var d = Dropout(x, 0.5, key);", NotEmpty = "m" },
        new("DropoutTransposed", "m, n", "Dropout(x.T, 0.5, key)", X(Any), Key),
    ];
}
