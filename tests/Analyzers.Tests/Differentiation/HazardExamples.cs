namespace NumDsl.Analyzers.Tests.Differentiation;

/// <summary>A hazard over x and y of shape (1, m), what to write instead, and data at which the first is wrong and the second right.</summary>
/// <param name="Written">The row of the table.</param>
/// <param name="Hazard">A body, with what is pointed at marked.</param>
/// <param name="Better">A body of the same value.</param>
/// <param name="X">Data.</param>
/// <param name="Y">Data.</param>
/// <param name="Expected">The value; null where the value is right and the derivative by x is NaN.</param>
internal sealed record HazardExample(string Written, string Hazard, string Better, double[] X, double[] Y, double? Expected);

/// <summary>At least one for each row of the table.</summary>
internal static class HazardExamples
{
    private static readonly double[] Thousand = [1000];
    private static readonly double[] Zero = [0];
    private static readonly double LogCosh20 = 20 - Math.Log(2);

    public static IReadOnlyList<HazardExample> All { get; } =
    [
        new("Log(Mean(Exp(x)))", "=> [|Log(Mean(Exp(x)))|];", "=> LogSumExp(x) - Log((Scalar)x.Length);", [1000, 1000], [0, 0], 1000),
        new("Log(Sum(w * Exp(x)))", "=> [|Log(Sum(y * Exp(x)))|];", "{ var c = Max(x); return c + Log(Sum(y * Exp(x - c))); }", [1000, 1000], [0.5, 0.5], 1000),
        new("Log(w * Exp(x))", "=> Sum([|Log(y * Exp(x))|]);", "=> Sum(x + Log(y));", Thousand, [1], 1000),
        new("Log(w * Exp(x))", "=> Sum([|Log(Exp(x) / y)|]);", "=> Sum(x - Log(y));", Thousand, [1], 1000),
        new("Log(a + Exp(x))", "=> Sum([|Log(2 + Exp(x))|]);", "=> Sum(LogAddExp(x, Math.Log(2)));", Thousand, Zero, 1000),
        new("Log(a + Exp(x))", "=> Sum([|Log(1 + Exp(x) + Exp(y))|]);", "=> Sum(LogAddExp(LogAddExp(x, y), 0));", Thousand, Zero, 1000),
        new("Log(Exp(x) - 1)", "=> Sum([|Log(Exp(x) - 1)|]);", "=> Sum(x + Log1mExp(-x));", Thousand, Zero, 1000),
        new("Log(Prod(x))", "=> [|Log(Prod(x))|];", "=> Sum(Log(x));", [.. Enumerable.Repeat(0.001, 200)], [.. Enumerable.Repeat(0.0, 200)], 200 * Math.Log(0.001)),
        new("Log(c * Sigmoid(x))", "=> Sum([|Log(0.5 * Sigmoid(x))|]);", "=> Sum(Math.Log(0.5) + LogSigmoid(x));", [-1000], Zero, -1000 - Math.Log(2)),
        new("Log(c * Sigmoid(x))", "=> Sum([|Log(1 - Tanh(x))|]);", "=> Sum(Math.Log(2) + LogSigmoid(-2 * x));", [400], Zero, Math.Log(2) - 800),
        new("Log(Relu(x))", "=> Sum([|Log(Relu(x))|]);", "=> Sum(Log(Relu(x) + 1e-6));", [-1], Zero, Math.Log(1e-6)),
        new("Log(Relu(x))", "=> Sum([|Log(Maximum(x, 0))|]);", "=> Sum(Log(Maximum(x, 0) + 1e-6));", [-1], Zero, Math.Log(1e-6)),
        new("Log(1 - Square(Tanh(x)))", "=> Sum([|Log(1 - Square(Tanh(x)))|]);", "=> Sum(-2 * Log(Cosh(x)));", [20], Zero, -2 * LogCosh20),
        new("Log(1 - Square(Tanh(x)))", "{ var a = Tanh(x); return Sum([|Log(1 - a * a)|]); }", "=> Sum(-2 * Log(Cosh(x)));", [20], Zero, -2 * LogCosh20),
        new("Sqrt(1 - Square(Tanh(x)))", "=> Sum([|Sqrt(1 - Square(Tanh(x)))|]);", "=> Sum(1 / Cosh(x));", [20], Zero, Math.Exp(-LogCosh20)),
        new("1 / (1 - Square(Tanh(x)))", "=> Sum([|1 / (1 - Pow(Tanh(x), 2))|]);", "=> Sum(Square(Cosh(x)));", [20], Zero, Math.Exp(2 * LogCosh20)),
        new("Exp(x) / Exp(y)", "=> Sum([|Exp(x) / Exp(y)|]);", "=> Sum(Exp(x - y));", Thousand, [999], Math.E),
        new("(Exp(x) - Exp(-x)) / (Exp(x) + Exp(-x))", "=> Sum([|(Exp(x) - Exp(-x)) / (Exp(x) + Exp(-x))|]);", "=> Sum(Tanh(x));", Thousand, Zero, 1),
        new("(Exp(x) - Exp(-x)) / (Exp(x) + Exp(-x))", "=> Sum([|(Exp(2 * x) - 1) / (Exp(2 * x) + 1)|]);", "=> Sum(Tanh(x));", Thousand, Zero, 1),
        new("(Exp(x) - Exp(-x)) / (Exp(x) + Exp(-x))", "=> Sum([|Sinh(x) / Cosh(x)|]);", "=> Sum(Tanh(x));", Thousand, Zero, 1),
        new("Sum(w * Exp(x)) / Sum(Exp(x))", "=> [|Sum(y * Exp(x)) / Sum(Exp(x))|];", "=> Sum(y * Softmax(x, axis: 1));", [1000, 1000], [1, 3], 2),
        new("Sum(w * Exp(x)) / Sum(Exp(x))", "=> Sum([|Exp(x) / (Sum(Exp(x)) + 1e-8)|]);", "=> Sum(Softmax(x, axis: 1));", [1000, 1000], [0, 0], 1),
        new("Exp(x) / (Exp(x) + Exp(y))", "=> Sum([|Exp(x) / (Exp(x) + Exp(y))|]);", "=> Sum(Sigmoid(x - y));", Thousand, [1000], 0.5),
        new("Mean(Square(x)) - Square(Mean(x))", "=> [|Mean(Square(x)) - Square(Mean(x))|];", "=> Var(x);", [1e8, 1e8 + 1, 1e8 + 2], [0, 0, 0], 2.0 / 3),
        new("Sqrt(Sum(Square(x)))", "=> [|Sqrt(Sum(Square(x - y)))|];", "=> Norm(x - y);", [1, 2], [1, 2], null),
        new("Sqrt(Mean(Square(x)))", "=> [|Sqrt(Mean(x * x))|];", "=> Norm(x) / Sqrt((Scalar)x.Length);", [0, 0], [0, 0], null),
        new("Sqrt(Mean(Square(x)))", "{ var c = x - Mean(x); return [|Sqrt(Mean(Square(c)))|]; }", "=> Std(x);", [3, 3], [0, 0], null),
        new("Sqrt(Square(x))", "=> Sum([|Sqrt(Square(x))|]);", "=> Sum(Abs(x));", Zero, Zero, null),
        new("Sqrt(Square(x) + Square(y))", "=> Sum([|Sqrt(Square(x) + Square(y))|]);", "=> Sum(Hypot(x, y));", Zero, Zero, null),
        new("Sqrt(Abs(x))", "=> Sum([|Sqrt(Abs(x))|]);", "=> Sum(Sqrt(Abs(x) + 1e-6));", Zero, Zero, null),
        new("Sqrt(Abs(x))", "=> Sum([|Sqrt(Maximum(x, 0))|]);", "=> Sum(Sqrt(Maximum(x, 0) + 1e-6));", [-1], Zero, null),
        new("Pow(Abs(x), 0.5)", "=> Sum([|Pow(Maximum(x, 0), 0.5)|]);", "=> Sum(Pow(Maximum(x, 0) + 1e-6, 0.5));", [-1], Zero, null),
    ];
}
