using static NumDsl.ExecutionModes.Conformance.ElementwiseCases;
using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Activations that are composed of others, losses, and statistics.</summary>
internal static class LossCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. ((ConformanceCase[])
        [
            Activation("LeakyRelu", "LeakyRelu(x)", AwayFromZero), Activation("LeakyReluWithSlope", "LeakyRelu(x, 0.25)", AwayFromZero),
            Activation("Elu", "Elu(x)", AwayFromZero), Activation("EluWithAlpha", "Elu(x, 0.5)", AwayFromZero), Activation("Selu", "Selu(x)", AwayFromZero),
            Activation("Gelu", "Gelu(x)", Any) with { IsStabler = true }, Activation("GeluTanh", "GeluTanh(x)", Any) with { IsStabler = true }, Activation("Silu", "Silu(x)", Any) with { IsStabler = true },
            Activation("Mish", "Mish(x)", Any) with { IsStabler = true }, Activation("Softsign", "Softsign(x)", AwayFromZero),
            Activation("HardSigmoid", "HardSigmoid(x)", Any), Activation("HardTanh", "HardTanh(x)", Small), Activation("Relu6", "Relu6(x)", AwayFromZero),
            Loss("BinaryCrossEntropyWithLogits", "BinaryCrossEntropyWithLogits(x, y)", X(Any), Y(Probability)),
            Loss("CrossEntropyOfRows", "CrossEntropy(x, y, axis: 0)", X(Any), Y(Probability)),
            Loss("CrossEntropyOfColumns", "CrossEntropy(x, y, -1)", X(Any), Y(Probability)),
            Loss("MeanAbsoluteError", "MeanAbsoluteError(x, y)", X(AwayFromZero), Y(Small)),
            Loss("Huber", "Huber(x, y)", X(Small), Y(Small)), Loss("HuberFarAway", "Huber(x, y, 0.125)", X(AwayFromZero), Y(Small)),
            Loss("Hinge", "Hinge(x, y)", X(Small), Y(Mask) with { IsDifferentiated = false }),
            Loss("KullbackLeibler", "KullbackLeibler(x, y)", X(Probability), Y(Probability)) with { NotEmpty = "" },
            new("CosineSimilarity", "1, m", "CosineSimilarity(x, y, axis: 0)", X(Positive), Y(Positive)) { NotEmpty = "" },
            .. Statistic("Var", Any, "n m"), .. Statistic("Std", Positive, "n m"), .. Statistic("Prod", Probability, ""), .. Statistic("CountNonzero", Mask, ""),
            .. Statistic("Any", Mask, ""), .. Statistic("All", Mask, ""),
        ]).Select(@case => @case with { Largest = 17 }),
        Scalars("ActivationsOfScalars", "LeakyRelu(a) * Elu(-b) + Selu(-a) * Gelu(b) - GeluTanh(a) * Silu(b)", A(Positive), B(Positive)),
        Scalars("MoreActivationsOfScalars", "Mish(a) * Softsign(b) + HardSigmoid(a) * HardTanh(b) - Relu6(a)", A(Probability), B(Probability)),
    ];

    /// <summary>As written, an activation may be -0 where the kernel's form is +0, or the other way round.</summary>
    private static ConformanceCase Activation(string name, string body, Values values) =>
        Special(name, body, X(values)) with { IsSignOfZeroFree = true };

    private static ConformanceCase Loss(string name, string body, ConformanceArgument x, ConformanceArgument y) =>
        new(name, "", body, x, y) { NotEmpty = "n m" };

    private static IEnumerable<ConformanceCase> Statistic(string name, Values values, string notEmpty)
    {
        var needs = notEmpty.Length > 0;
        yield return new ConformanceCase(name + "OfAll", "", $"{name}(x)", X(values)) { NotEmpty = notEmpty };
        yield return new ConformanceCase(name + "OfRows", "1, m", $"{name}(x, axis: 0)", X(values)) { NotEmpty = needs ? "n" : "" };
        yield return new ConformanceCase(name + "OfBothAxes", "1, 1", $"{name}(x, 0, 1)", X(values)) { NotEmpty = notEmpty };
    }
}
