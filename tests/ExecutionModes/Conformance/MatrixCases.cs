using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Jacobians, Hessians, gradients of single examples, and all modes that a rule of the user's serves.</summary>
internal static class MatrixCases
{
    private static readonly ConformanceArgument W = new("W", "k, n", Any) { IsParameter = true };
    private static readonly ConformanceArgument B = new("B", "", Any) { IsParameter = true };
    private static readonly ConformanceArgument X = new("x", "n, m", Any);
    private static readonly ConformanceArgument S = new("s", "", Positive);

    /// <summary>
    /// softplus with the rule that its derivative is a sigmoid: of the formula as it is written the derivative is 0, so that no mode is right
    /// without the rule.
    /// </summary>
    private const string Linear =
        """
        [CustomGradient(nameof(BendRule))]
        private static NDArray Bend(NDArray z) => StopGradient(Softplus(z));
        private static NDArray BendRule(NDArray z, NDArray cotangent) => cotangent * Sigmoid(z);
        """;

    /// <summary>The same, of two arguments, and not linear in the cotangent as it is written.</summary>
    private const string NotLinear =
        """
        [CustomGradient(nameof(ScaleRule))]
        private static NDArray Scaled(NDArray z, NDArray y) => StopGradient(z * y);
        private static (NDArray Z, NDArray Y) ScaleRule(NDArray z, NDArray y, NDArray cotangent)
        {
            var same = Sign(cotangent) * Abs(cotangent);
            return (same * y, same * z);
        }
        """;

    public static IReadOnlyList<ConformanceCase> All =>
    [
        .. new ConformanceCase[]
        {
            // Fewer inputs than results go by columns, and more by rows: each pair of sizes has its own.
            new("MatricesOfLayer", "k, m", "s * Square(Dot(W, x) + B)", W, B, X, S) { Largest = 5 },
            new("MatricesOfFewResults", "n, 1", "Mean(Exp(x / 2) * y, axis: 1)", X, new("y", "1, m", Any)) { NotEmpty = "m", Largest = 17 },
            new("MatricesOfFewInputs", "1, m", "Tanh(a * x) * b + Log(a)", new("a", "", Positive), new("b", "", Any), new("x", "1, m", Any, false)) { Examples = "m" },
            new("MatricesAlongExamples", "1, m", "Sigmoid(x) * Sin(y)", new("x", "1, m", Any), new("y", "1, m", Any)) { Examples = "m", Largest = 33 },
            new("MatricesAcrossExamples", "1, m", "CumSum(Erf(x), axis: 1) / (1 + Sum(Square(x)))", new ConformanceArgument("x", "1, m", Any)) { Largest = 33 },
            new("MatricesOfBatches", "b, n, 1", "Dot(x, x.T * y)[.., .., 0..1]", new("x", "b, n, n", Any), new("y", "b, n, n", Any)) { NotEmpty = "n", Largest = 4 },
            new("MatricesOfSolution", "n, 1", "Solve(x + 9 * Eye(x.Shape[0]), y)", new("x", "n, n", Small), new("y", "n, 1", Any)) { Largest = 9 },
            new("MatricesOfCost", "", "Sum(Exp(x) * y) * s + Prod(Sum(x, axis: 1))", new("x", "3, m", Any), new("y", "1, m", Any), S) { Largest = 17 },
            new("MatricesOfRegression", "", "Mean(Square(Dot(W.T, x) + B - y)) + 0.01 * Sum(Square(W))",
                new ConformanceArgument("W", "n, 1", Any) { IsParameter = true }, B, X with { IsDifferentiated = false }, new("y", "1, m", Any, false)) { NotEmpty = "m", Examples = "m", Largest = 33 },
            new("MatricesOfNetwork", "", "Mean(Softplus(Dot(V, Tanh(Dot(W, x)))) - y)",
                W, new ConformanceArgument("V", "1, k", Any) { IsParameter = true }, X, new("y", "1, m", Any, false)) { NotEmpty = "m", Examples = "m", Largest = 5 },
            new("MatricesOfRule", "k, m", "Bend(Dot(W, x)) * s", W, X, S) { Members = Linear, Examples = "m", Largest = 5 },
            new("MatricesOfRuleAlone", "1, m", "Bend(x)", new ConformanceArgument("x", "1, m", Any)) { Members = Linear, Examples = "m", Largest = 33 },
        }.Select(@case => @case with { HasMatrices = true, HasModes = true }),
        new("MatricesOfReverseRule", "n, m", "Scaled(Exp(x), y)", X, new("y", "n, m", Any))
        {
            Members = NotLinear, Examples = "m", HasMatrices = true, IsReverseOnly = true, Largest = 9,
        },
        new("MatricesOfReverseRuleOfModel", "", "Mean(Scaled(Dot(W, x), Dot(W, x) + B))", W, B, X)
        {
            Members = NotLinear, Examples = "m", NotEmpty = "m k", HasMatrices = true, IsReverseOnly = true, Largest = 9,
        },
    ];
}
