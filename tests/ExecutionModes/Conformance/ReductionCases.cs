using static NumDsl.ExecutionModes.Conformance.ElementwiseCases;
using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>The reductions and what is made of them: over all, by each axis, of rank 2 and 3.</summary>
internal static class ReductionCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. Reductions("Sum", Any, ""), .. Reductions("Mean", Any, "n m"), .. Reductions("Max", Apart, "n m"), .. Reductions("Min", Apart, "n m"),
        .. Reductions("Norm", Positive, ""), .. Reductions("LogSumExp", Any, "n m"),
        .. Normalisations("Softmax"), .. Normalisations("LogSoftmax"),
        new("SumOfProduct", "", "Sum(x * y)", X(Any), Y(Any)),
        new("SumOfRowTimesMatrix", "", "Sum(Exp(x) * r)", X(Any), Row(Any)),
        new("SumOfScalarExpanded", "", "Sum(x * a)", X(Any), A(Any)),
        new("SeveralSums", "", "Sum(x) * Sum(y) + Sum(x * y) / (1 + Sum(Square(x)))", X(Any), Y(Any)),
        new("LogOfSumOfExp", "1, m", "Log(Sum(Exp(x), axis: 0))", X(Any)),
        new("SoftmaxSpeltOut", "n, m", "Exp(x) / Sum(Exp(x), axis: 0)", X(Any)),
        new("BinaryCrossEntropy", "", "BinaryCrossEntropy(x, y)", X(Probability), Y(Probability)) { NotEmpty = "n m" },
        new("MeanSquaredError", "", "MeanSquaredError(x, y)", X(Any), Y(Any)) { NotEmpty = "n m" },
        new("Standardised", "n, m", "(x - mean) / Sqrt(Mean(Square(x - mean), axis: 1) + 0.1)", X(Any))
        {
            Statements = "var mean = Mean(x, axis: 1);", NotEmpty = "m",
        },
        new("StandardisedByColumn", "n, m", "(x - mean) / Sqrt(Mean(Square(x - mean), axis: 0) + 0.1)", X(Any))
        {
            Statements = "var mean = Mean(x, axis: 0);", NotEmpty = "n",
        },
        new("MinusMaximum", "n, m", "Exp(x - Max(x, axis: 1)) * Min(x)", X(Apart)) { NotEmpty = "n m", Largest = 9 },
        .. Rank3("Sum", Any), .. Rank3("Max", Apart),
    ];

    private static IEnumerable<ConformanceCase> Reductions(string name, Values values, string notEmpty)
    {
        var needs = notEmpty.Length > 0;
        yield return new ConformanceCase(name + "All", "", $"{name}(x)", X(values)) { NotEmpty = notEmpty };
        yield return new ConformanceCase(name + "Rows", "1, m", $"{name}(x, axis: 0)", X(values)) { NotEmpty = needs ? "n" : "" };
        yield return new ConformanceCase(name + "Columns", "n, 1", $"{name}(x, axis: 1)", X(values)) { NotEmpty = needs ? "m" : "" };
        yield return new ConformanceCase(name + "LastAxis", "n, 1", $"{name}(Square(x), axis: -1)", X(values)) { NotEmpty = needs ? "m" : "", Largest = values == Apart ? 3 : 100 };
        yield return new ConformanceCase(name + "BothAxes", "1, 1", $"{name}(x, 0, 1)", X(values)) { NotEmpty = notEmpty };
        yield return new ConformanceCase(name + "AlongOne", "1, m", $"{name}(r, axis: 0)", Row(values));
    }

    private static IEnumerable<ConformanceCase> Normalisations(string name)
    {
        yield return new ConformanceCase(name + "Rows", "n, m", $"{name}(x, axis: 0)", X(Any));
        yield return new ConformanceCase(name + "Columns", "n, m", $"{name}(x, axis: 1)", X(Any));
    }

    private static IEnumerable<ConformanceCase> Rank3(string name, Values values)
    {
        var x = new ConformanceArgument("x", "b, n, m", values);
        var needed = name == "Sum" ? "" : "b n m";
        string[] results = ["1, n, m", "b, 1, m", "b, n, 1"];
        for (var axis = 0; axis < 3; axis++)
        {
            yield return new ConformanceCase($"{name}Axis{axis}Of3", results[axis], $"{name}(x, axis: {axis})", x)
            {
                Largest = 17, NotEmpty = name == "Sum" ? "" : "bnm"[axis].ToString(),
            };
        }

        yield return new ConformanceCase($"{name}AllOf3", "", $"{name}(x)", x) { Largest = 17, NotEmpty = needed };
        yield return new ConformanceCase($"{name}OuterAxesOf3", "1, n, 1", $"{name}(x, 0, 2)", x) { Largest = 17, NotEmpty = needed.Length > 0 ? "b m" : "" };
    }
}
