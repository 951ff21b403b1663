using static NumDsl.ExecutionModes.Conformance.ElementwiseCases;
using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Elements by index, and in order: indices that are arguments of integers or numbers, and computed ones.</summary>
internal static class IndexingCases
{
    private static readonly ConformanceArgument Table = new("t", "5, d", Any);

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. ((ConformanceCase[])
        [
            new("TakeRows", "m, d", "Take(t, i, axis: 0) * 2", Table, Labels("1, m")),
            new("TakeRowsByColumn", "m, d", "Take(Exp(t), i, axis: 0)", Table, Labels("m, 1")),
            new("TakeRowsByNumbers", "m, d", "Take(t, i, axis: 0)", Table, Labels("m, 1", null)),
            new("TakeColumns", "n, m", "Take(x, i, axis: 1) + c", new("x", "n, 5", Any), Labels("m, 1", "byte"), Column(Any)),
            new("TakeOf3", "b, k, m", "Take(x, i, -2)", new("x", "b, 5, m", Any), Labels("1, k")),
            new("Embedding", "m, h", "Tanh(Dot(Take(t, i, axis: 0), w))",
                Table with { IsParameter = true }, new("w", "d, h", Any) { IsParameter = true }, Labels("m, 1")),
            new("TakeAlongRows", "k, m", "TakeAlongAxis(x, i, axis: 0) * r", new("x", "5, m", Any), Labels("k, m"), Row(Any)),
            new("TakeAlongColumns", "n, k", "TakeAlongAxis(x * x, i, -1)", new("x", "n, 5", Any), Labels("n, k", null)),
            new("TakeOfComputed", "1, m", "TakeAlongAxis(x, ArgMax(y, axis: 0), axis: 0) * 2", new("x", "5, m", Any), new("y", "5, m", Apart, false)),
            Matrix("SortRows", "Sort(x, axis: 0) * r", X(Apart), Row(Any)),
            Matrix("SortColumns", "Sort(x, axis: 1) * c", X(Apart), Column(Any)),
            Matrix("ArgSortColumns", "ArgSort(x, axis: 1) * c", X(Apart, false), Column(Any)),
            Matrix("SortOfTies", "ArgSort(x, axis: 0) * r", X(Mask, false), Row(Any)),
            new("SortOf3", "b, n, m", "Sort(x, axis: 1) + y", new("x", "b, n, m", Apart), new("y", "1, n, 1", Any)),
            new("TopK", "3, m", "TopK(x, 3, axis: 0) * r", new("x", "7, m", Apart), Row(Any)),
            new("ArgTopK", "n, 2", "ArgTopK(x, 2, axis: 1) * c", new("x", "n, 5", Mask, false), Column(Any)),
            new("OneHotOfInts", "5, m", "OneHot(i, 5, axis: 0) * r", Labels("1, m"), Row(Any)),
            new("OneHotOfComputed", "4, m", "OneHot(Floor(p * 3), 4, axis: 0) * r", new("p", "1, m", Probability, false), Row(Any)),
            new("CrossEntropyOfLabels", "", "CrossEntropy(z, i, axis: 0)", new("z", "5, m", Any), Labels("1, m")) { NotEmpty = "m" },
            new("CrossEntropyOfRowLabels", "", "CrossEntropy(Dot(x, w), i, axis: 1)", new("x", "m, k", Any), new("w", "k, 5", Any), Labels("m, 1", "byte")) { NotEmpty = "m" },
        ]).Select(@case => @case with { Largest = 17 }),
    ];

    /// <summary>Indices below 5.</summary>
    private static ConformanceArgument Labels(string shape, string? element = "int") =>
        new("i", shape, BelowFive, IsDifferentiated: false) { Element = element };
}
