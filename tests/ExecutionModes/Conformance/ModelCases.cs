using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Whole models: with parameters, several layers, reductions that feed the examples again.</summary>
internal static class ModelCases
{
    private static readonly ConformanceArgument X = new("x", "nx, m", Any, IsDifferentiated: false);
    private static readonly ConformanceArgument Target = new("y", "1, m", Probability, IsDifferentiated: false);

    public static IReadOnlyList<ConformanceCase> All => [.. Models.Select(model => model with { HasModes = true })];

    private static readonly IReadOnlyList<ConformanceCase> Models =
    [
        new("LogisticRegressionModel", "", "Mean(-(y * Log(a) + (1 - y) * Log(1 - a)))",
            Parameter("W", "nx, 1", Small), Parameter("B", "", Small), X, Target)
        {
            Statements = "var a = Sigmoid(Dot(W.T, x) + B);", NotEmpty = "m", IsStabler = true,
        },
        new("TwoLayerNetwork", "", "-Mean(y * Log(a) + (1 - y) * Log(1 - a))",
            Parameter("W1", "nh, nx", Small), Parameter("B1", "nh, 1", Small), Parameter("W2", "1, nh", Small), Parameter("B2", "", Small), X, Target)
        {
            Statements = "var hidden = Tanh(Dot(W1, x) + B1); var a = Sigmoid(Dot(W2, hidden) + B2);", NotEmpty = "m", Largest = 33, IsStabler = true,
        },
        new("TwoLayerNetworkByInput", "", "Mean(Square(Dot(W2, Relu(Dot(W1, x) + B1)) - y))",
            Parameter("W1", "nh, nx", Positive), Parameter("B1", "nh, 1", Positive), Parameter("W2", "1, nh", Any), X with { Values = Positive, IsDifferentiated = true }, Target)
        {
            NotEmpty = "m", Largest = 17,
        },
        new("SoftmaxRegression", "", "-Mean(Sum(y * Log(Exp(z) / Sum(Exp(z), axis: 0)), axis: 0))",
            Parameter("W", "nc, nx", Any), Parameter("B", "nc, 1", Any), X, new("y", "nc, m", Probability, false))
        {
            Statements = "var z = Dot(W, x) + B;", NotEmpty = "m", Largest = 17,
        },
        new("RidgeRegression", "", "Mean(Square(Dot(W.T, x) + B - y)) / 2 + 0.01 * Sum(Square(W))",
            Parameter("W", "nx, 1", Any), Parameter("B", "", Any), X, Target) { NotEmpty = "m" },
        new("BatchNormalisation", "n, m", "G * (x - mean) / Sqrt(variance + 0.001) + B",
            Parameter("G", "n, 1", Any), Parameter("B", "n, 1", Any), new("x", "n, m", Apart))
        {
            Statements = "var mean = Mean(x, axis: 1); var variance = Mean(Square(x - mean), axis: 1);", NotEmpty = "m", Largest = 17,
        },
        new("StandardisedThenWeighted", "", "Mean(Square(Dot(W.T, (x - mean) / deviation) - y))", Parameter("W", "nx, 1", Any), X, Target)
        {
            Statements = "var mean = Mean(x, axis: 1); var deviation = Sqrt(Mean(Square(x - mean), axis: 1) + 0.5);", NotEmpty = "m",
        },
        new("MaximumOverExamples", "", "Sum(Square(x * W - Max(x * W, axis: 1))) * Max(y)", Parameter("W", "nx, 1", Positive), X with { Values = Apart }, Target)
        {
            NotEmpty = "m", Largest = 3,
        },
        new("ThreeSweeps", "", "Sum(Exp(c / (1 + Mean(Square(c), axis: 1))) * y)", Parameter("W", "nx, 1", Any), X, Target)
        {
            Statements = "var a = W * x; var c = a - Mean(a, axis: 1);", NotEmpty = "m",
        },
        new("ParameterWithoutInfluence", "", "Sum(A * x)", Parameter("A", "nx, 1", Any), Parameter("B", "nx, 2", Any), Parameter("C", "", Any), X),
        new("ParametersOfFixedShape", "", "Sum(Dot(W, x) * V) + B", Parameter("W", "2, 3", Any), Parameter("V", "2, 1", Any), Parameter("B", "", Any), new("x", "3, m", Any)),
        new("ParametersOnly", "", "Sum(Square(W)) * B + Sum(Dot(W.T, W))", Parameter("W", "n, k", Any), Parameter("B", "", Any)),
        new("ParameterItself", "n, k", "W", Parameter("W", "n, k", Any)),
        new("ParameterTransposed", "k, n", "W.T", Parameter("W", "n, k", Any)),
        new("ConstantResult", "n, m", "0 * x + 3", new ConformanceArgument("x", "n, m", Any)),
        new("ConstantExpanded", "n, m", "BroadcastTo(2, x.Shape[0], x.Shape[1])", new ConformanceArgument("x", "n, m", Any)),
        new("UnusedArguments", "n, m", "x * 2", new("x", "n, m", Any), new("unused", "m, k", Any), new("number", "", Any)) { Largest = 17 },
        new("SameValueTwice", "", "Sum(x + y)", new("x", "n, m", Any), new("y", "n, m", Any)),
        new("BlackScholes", "", "Sum(s * Phi1 - k * Exp(-0.05) * Phi2)", new("s", "n, 1", Positive), new("k", "n, 1", Positive))
        {
            Statements = "var d1 = (Log(s / k) + 0.07) / 0.2; var Phi1 = (1 + Erf(d1 / Sqrt(2))) / 2; var Phi2 = (1 + Erf((d1 - 0.2) / Sqrt(2))) / 2;",
        },
        new("GarmanKohlhagen", "", "Sum(k * Exp(-r * t) * NormalCdf(-d2) - s * Exp(-f * t) * NormalCdf(-d1))",
            Parameter("v", "", Positive), Parameter("r", "", Small), Parameter("f", "", Small),
            new("s", "n, 1", Positive), new("k", "n, 1", Positive), new("t", "n, 1", Positive))
        {
            Statements = "var deviation = v * Sqrt(t); var d1 = (Log(s / k) + (r - f + Square(v) / 2) * t) / deviation; var d2 = d1 - deviation;",
        },
        new("ScaledAttention", "b, n, k", "Dot(Softmax(Dot(q, x.T) / Sqrt(3), axis: 2), x)", new("q", "b, n, k", Any), new("x", "b, m, k", Any)) { Largest = 9 },
        new("NamesOfLoops", "", "Sum(i * n0 + start) * count + tile", new("i", "n, j", Any), new("n0", "n, 1", Any), new("start", "1, j", Any), new("count", "", Any), new("tile", "", Any)),
    ];

    private static ConformanceArgument Parameter(string name, string shape, Values values) => new(name, shape, values) { IsParameter = true };
}
