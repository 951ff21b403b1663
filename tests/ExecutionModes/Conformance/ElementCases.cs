using static NumDsl.ExecutionModes.Conformance.ElementwiseCases;
using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Arguments of other element types than the model's: in fused loops, products, reductions and moves.</summary>
internal static class ElementCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. ((ConformanceCase[])
        [
            Matrix("BytesScaled", "x / 255 * r", Given("x", "n, m", "byte", Pixel), Row(Any)),
            Matrix("SignedBytesAdded", "x * y - c", Given("x", "n, m", "sbyte", SignedByte), Y(Any), Column(Any)),
            Matrix("ShortsInFunction", "Tanh(x * 0.01) + y", Given("x", "n, m", "short", SignedByte), Y(Any)),
            Matrix("UnsignedShortsTransposed", "x.T / 100 + y", Given("x", "m, n", "ushort", Pixel), Y(Any)),
            Matrix("IntsCompared", "Where(x > 2, y, 2 * r)", Given("x", "n, m", "int", BelowFive), Y(Any), Row(Any)),
            Matrix("MasksOfBool", "Where(x, y, -r)", Given("x", "n, m", "bool", Mask), Y(Any), Row(Any)),
            Matrix("HalvesInFunction", "Sigmoid(x) * y", new ConformanceArgument("x", "n, m", Apart) { Element = "Half" }, Y(Any)),
            Matrix("ColumnOfBytes", "y * b + r * c", Y(Any), Given("b", "n, 1", "byte", Pixel), Row(Any), Given("c", "n, 1", "short", SignedByte)),
            new("BytesSummed", "n, 1", "Sum(x * r, axis: 1) / 100", Given("x", "n, m", "byte", Pixel), Row(Any)),
            new("MeanOfBytes", "", "Mean(x * y)", Given("x", "n, m", "byte", BelowFive), Y(Any)) { NotEmpty = "n m" },
            new("ProductWithBytes", "n, m", "Dot(w, x) / 100", new ConformanceArgument("w", "n, k", Any), Given("x", "k, m", "byte", Pixel)),
            new("ProductOfHalves", "n, m", "Dot(w, x)", new ConformanceArgument("w", "n, k", Any), new ConformanceArgument("x", "k, m", Apart) { Element = "Half" }) { Largest = 9 },
            new("BytesPutTogether", "n+n, m", "Concat([x, y], axis: 0) * 2", Given("x", "n, m", "byte", Pixel), Y(Any)),
            new("BytesReshaped", "m, n", "Reshape(x, x.Shape[1], x.Shape[0]) * y.T", Given("x", "n, m", "byte", BelowFive), Y(Any)),
            new("LayerOfBytes", "h, m", "Tanh(Dot(w, x / 255) + b)",
                new ConformanceArgument("w", "h, k", Any) { IsParameter = true }, new ConformanceArgument("b", "h, 1", Any) { IsParameter = true },
                Given("x", "k, m", "byte", Pixel)),
        ]).Select(@case => @case with { Largest = Math.Min(@case.Largest, 17) }),
    ];

    /// <summary>An argument of integers or masks, by which there is no derivative.</summary>
    private static ConformanceArgument Given(string name, string shape, string element, Values values) =>
        new(name, shape, values, IsDifferentiated: false) { Element = element };
}
