using static NumDsl.ExecutionModes.Conformance.ElementwiseCases;
using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Parts of arrays, and arrays put together.</summary>
internal static class WindowCases
{
    private static readonly ConformanceArgument P = new("p", "3, m", Any);

    private static readonly ConformanceArgument Cube = new("x", "4, n, m", Any);

    private static readonly ConformanceArgument Block = new("x", "b, n, m", Any);

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. ((ConformanceCase[])
        [
            new("RangeOfRows", "2, m", "Exp(p[1..3, ..])", P),
            new("RangeOfOneAxis", "1, m", "p[^1..]", P),
            new("RangeBelow", "n, 2", "x[.., 1..3] * 2", new ConformanceArgument("x", "n, 5", Any)),
            new("RangeOfData", "n, m", "Square(x)[..x.Shape[0], 0..] + p[..1, ..]", X(Any), P),
            new("IndexOfFirstAxis", "n, m", "x[1] * x[^1]", Cube),
            new("IndexTransposed", "m, n", "x.T[2]", Cube),
            new("IndexInLoop", "n, m", "h", Cube) { Statements = "var h = x[0]; for (int t = 1; t < 4; t++) { h = Tanh(h * 0.5 + x[t]); }" },
            new("EveryOther", "2, m", "Slice(p, axis: 0, 0, 3, 2)", P),
            new("EveryThirdColumn", "n, 2", "Slice(Exp(x), 1, 1, 5, 3)", new ConformanceArgument("x", "n, 5", Any)),
            new("FlipRows", "n, m", "Flip(x, axis: 0) * c", X(Any), Column(Any)),
            new("FlipColumns", "n, m", "Flip(x.T, axis: 0).T", X(Any)),
            new("RollRows", "3, m", "Roll(p, 1, axis: 0) - p", P),
            new("ConcatRows", "n+3, m", "Concat([x, p], axis: 0)", X(Any), P),
            new("ConcatColumns", "n, m+k", "Concat([Exp(x), y.T], axis: -1)", X(Any), new ConformanceArgument("y", "k, n", Any)),
            new("ConcatOfBroadcasts", "n+3, m", "Sigmoid(Concat([BroadcastTo(a, x.Shape[0], x.Shape[1]), p], 0)) * Concat([x, p], 0)", X(Any), P, A(Any)),
            new("ConcatOfItself", "2*n, m", "Concat([x, x], axis: 0)", X(Any)),
            new("StackInFront", "2, n, m", "Stack([x, y], axis: 0)", X(Any), Y(Any)),
            new("StackBehind", "n, m, 2", "Stack([x, Exp(y)], axis: -1)", X(Any), Y(Any)),
            new("PadRows", "n+3, m", "Pad(x, 0, 1, 2)", X(Any)),
            new("PadWithNumber", "n, m+1", "Square(Pad(x, axis: 1, 0, 1, 2.5))", X(Any)),
            new("Tile", "2*n, 3*m", "Tile(x, 2, 3)", X(Any)),
            new("ExpandDims", "n, 1, m", "ExpandDims(x, 1) * 2", X(Any)),
            new("Squeeze", "n, m", "Squeeze(Sum(x, axis: 0), 0)", Block),
            .. ArgExtremes("ArgMax"), .. ArgExtremes("ArgMin"),
            new("OneHotRows", "4, m", "OneHot(r, 4, axis: 0) * p[..1, ..]", new ConformanceArgument("r", "1, m", Mask, false), P),
            new("OneHotColumns", "n, 3", "OneHot(c, 3, axis: 1) * a", new ConformanceArgument("c", "n, 1", Mask, false), A(Any)),
            new("CumSumRows", "n, m", "CumSum(x, axis: 0) * y", X(Any), Y(Any)),
            new("CumSumColumns", "n, m", "Exp(CumSum(x * 0.1, -1))", X(Any)),
            new("SplitRows", "n, m", "parts[0] * parts[1] - parts[2]", new ConformanceArgument("x", "3*n, m", Any), Y(Any) with { IsDifferentiated = false })
                { Statements = "var parts = Split(x, 3, axis: 0);" },
            new("SplitColumns", "n, 4", "Concat(Split(Exp(x), 2, -1), axis: 1) * Split(c, 1, axis: 0)[0]", new ConformanceArgument("x", "n, 4", Any), Column(Any)),
            new("CumProdRows", "n, m", "CumProd(x, axis: 0) * y", X(Probability), Y(Any)) { IsSignOfZeroFree = true },
            new("CumProdColumns", "n, m", "CumProd(Exp(x * 0.1), -1)", X(Any)),
            new("CumProdOfMasks", "n, m", "CumProd(x, axis: 1) * y", X(Mask), Y(Any)),
            new("CumProdOf3", "b, n, m", "CumProd(x.T * 0.5, axis: 2).T", Block),
            new("CumSumOf3", "b, n, m", "CumSum(x.T, axis: 2).T", Block),
            new("Tril", "n, m", "Tril(x)", X(Any)),
            new("TrilAboveOf3", "b, n, m", "Tril(x, 1) * 2", Block),
            new("Triu", "n, m", "Exp(Triu(x, -1))", X(Any)),
            new("Trace", "", "Trace(s)", new ConformanceArgument("s", "n, n", Any)),
            new("SlicedProduct", "2, 1", "Dot(p[..2, ..], v)", P, new ConformanceArgument("v", "m, 1", Any)),
            new("SliceBesideSum", "", "Sum(p[1..2, ..] * p[2..3, ..]) * Sum(p)", P),
            new("Convolution", "1, 6", "x[.., ..6] * w[.., ..1] + x[.., 1..7] * w[.., 1..2] + x[.., 2..8] * w[.., 2..]", new ConformanceArgument("x", "1, 8", Any), new ConformanceArgument("w", "1, 3", Any)),
        ]).Select(@case => @case with { Largest = 9 }),
    ];

    private static IEnumerable<ConformanceCase> ArgExtremes(string name) =>
    [
        new(name + "All", "", $"{name}(x) + Sum(x)", X(Apart)) { NotEmpty = "n m" },
        new(name + "Rows", "1, m", $"{name}(x, axis: 0) * r", X(Apart, false), Row(Any)) { NotEmpty = "n" },
        new(name + "Columns", "n, 1", $"{name}(x, -1) * c", X(Mask, false), Column(Any)) { NotEmpty = "m" },
        new(name + "Blocks", "1, m, 1", $"{name}(t, 2, 0) + Sum(t * t, 2, 0)", new ConformanceArgument("t", "n, m, 3", Apart)) { NotEmpty = "n", Largest = 17 },
    ];
}
