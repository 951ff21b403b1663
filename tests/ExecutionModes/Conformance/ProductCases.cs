using static NumDsl.ExecutionModes.Conformance.ElementwiseCases;
using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Matrix products, with what is fused before and after them.</summary>
internal static class ProductCases
{
    private static readonly ConformanceArgument P = new("p", "k, n", Any);

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new("Dot", "k, m", "Dot(p, x)", P, X(Any)),
        new("DotOfTransposed", "k, m", "Dot(q.T, x)", new("q", "n, k", Any), X(Any)),
        new("DotByTransposed", "n, k", "Dot(x, q.T)", X(Any), new("q", "k, m", Any)),
        new("DotOfBothTransposed", "m, k", "Dot(x.T, p.T)", X(Any), P),
        new("DotOfColumn", "n, 1", "Dot(x, v)", X(Any), new("v", "m, 1", Any)),
        new("DotOfRow", "1, m", "Dot(c.T, x)", Column(Any), X(Any)),
        new("DotOfVectors", "1, 1", "Dot(c.T, d)", Column(Any), new("d", "n, 1", Any)),
        new("OneByOne", "1, 1", "Exp(p) * Dot(p, q)", new("p", "1, 1", Any), new("q", "1, 1", Any)),
        new("DotOuter", "n, m", "Dot(c, r)", Column(Any), Row(Any)),
        new("DotWithEpilogue", "k, m", "Sigmoid(Dot(p, x) + h) * 2 - r", P, X(Any), new("h", "k, 1", Any), Row(Any)),
        new("DotOfElementwise", "k, m", "Dot(Tanh(p), Square(x) + r)", P, X(Any), Row(Any)),
        new("DotOfItself", "n, n", "Dot(x, x.T)", X(Any)),
        new("GramMatrix", "m, m", "Dot(x.T, x)", X(Any)),
        new("DotChain", "k, 1", "Dot(p, Dot(x, v))", P, X(Any), new("v", "m, 1", Any)),
        new("DotSummed", "", "Sum(Square(Dot(p, x)))", P, X(Any)),
        new("DotReduced", "1, m", "Max(Dot(p, x), axis: 0)", new("p", "k, n", Apart), new("x", "n, m", Positive)) { NotEmpty = "k", Largest = 3 },
        new("QuadraticForm", "", "Sum(v * Dot(s, v))", new("s", "n, n", Any), new("v", "n, 1", Any)),
        new("DotOf3", "b, n, k", "Dot(x, y)", new("x", "b, n, m", Any), new("y", "b, m, k", Any)) { Largest = 17 },
        new("DotOf3Transposed", "b, n, k", "Tanh(Dot(x, y.T))", new("x", "b, n, m", Any), new("y", "b, k, m", Any)) { Largest = 17 },
        new("OuterOfColumns", "n, m", "Outer(c, d)", Column(Any), new("d", "m, 1", Any)),
        new("OuterOfRows", "n, m", "Outer(c.T, r) + x", Column(Any), Row(Any), X(Any)),
    ];
}
