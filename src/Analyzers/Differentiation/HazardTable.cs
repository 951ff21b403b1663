namespace NumDsl.Analyzers.Differentiation;

/// <summary>
/// The hazards, one row each. What the rules of <see cref="NumDsl.Generator.Simplification.StabilityRules"/> rewrite is not among them,
/// and a row stands here only if there is something better to write.
/// </summary>
internal static partial class HazardTable
{
    private const string Overflows = "overflows where Exp does, although the result is of the size of the exponent";
    private const string NaN = "is infinity over infinity, NaN, where Exp overflows, although the quotient is finite";
    private const string Saturates = "has a Tanh that rounds to 1, from an argument of 9 in float and 19 in double on";
    private const string Kink = "has an infinite derivative where the root is 0, which gradients turn into NaN";

    public static IReadOnlyList<Hazard> All { get; } =
    [
        new(LogOfMeanOfExp, "Log(Mean(Exp(x)))", Overflows, "LogSumExp(x) - Log(n)", Logarithms),
        new(LogOfWeightedSum, "Log(Sum(w * Exp(x)))", Overflows, "c + Log(Sum(w * Exp(x - c))) with c = Max(x)", Logarithms),
        new(LogOfProductWithExp, "Log(w * Exp(x))", Overflows, "x + Log(w)", Logarithms),
        new(LogOfSumWithExp, "Log(a + Exp(x))", Overflows, "LogAddExp(x, Log(a))", Logarithms),
        new(LogOfExpm1, "Log(Exp(x) - 1)", Overflows, "x + Log1mExp(-x)", Logarithms),
        new(LogOfProd, "Log(Prod(x))", "underflows or overflows in the product, although the logarithm is finite", "Sum(Log(x))", Logarithms),
        new(LogOfScaledSigmoid, "Log(c * Sigmoid(x))",
            "is -infinity where the Sigmoid underflows, and 1 - Tanh(x) is 2 * Sigmoid(-2 * x)", "Log(c) + LogSigmoid(x)", Logarithms),
        new(LogOfRectified, "Log(Relu(x))", "is -infinity for every x below 0, and so is its derivative", "Log(Relu(x) + 1e-6)", Logarithms),
        new(LogOfOneMinusSquareTanh, "Log(1 - Square(Tanh(x)))", Saturates, "-2 * Log(Cosh(x))", Logarithms),
        new(RootOfOneMinusSquareTanh, "Sqrt(1 - Square(Tanh(x)))", Saturates, "1 / Cosh(x)", "Sqrt"),
        new(InverseOfOneMinusSquareTanh, "1 / (1 - Square(Tanh(x)))", Saturates, "Square(Cosh(x))", "/", "Reciprocal"),
        new(QuotientOfTwoExp, "Exp(x) / Exp(y)", NaN, "Exp(x - y)", "/"),
        new(HyperbolicQuotient, "(Exp(x) - Exp(-x)) / (Exp(x) + Exp(-x))", NaN, "Tanh(x)", "/"),
        new(QuotientOfSumsOfExp, "Sum(w * Exp(x)) / Sum(Exp(x))", NaN, "Sum(w * Softmax(x))", "/"),
        new(QuotientOfExp, "Exp(x) / (Exp(x) + Exp(y))", NaN, "Sigmoid(x - y)", "/"),
        new(MeanOfSquaresLessSquareOfMean, "Mean(Square(x)) - Square(Mean(x))",
            "cancels where the mean is large beside the spread", "Var(x)", "-"),
        new(RootOfSumOfSquares, "Sqrt(Sum(Square(x)))", Kink, "Norm(x)", "Sqrt") { IsOfDerivative = true },
        new(RootOfMeanOfSquares, "Sqrt(Mean(Square(x)))", Kink, "Norm(x) / Sqrt(n), and Std(x) for Sqrt(Var(x))", "Sqrt") { IsOfDerivative = true },
        new(RootOfSquare, "Sqrt(Square(x))", Kink, "Abs(x)", "Sqrt") { IsOfDerivative = true },
        new(RootOfTwoSquares, "Sqrt(Square(x) + Square(y))", Kink, "Hypot(x, y)", "Sqrt") { IsOfDerivative = true },
        new(RootOfKink, "Sqrt(Abs(x))", Kink, "Sqrt(Abs(x) + 1e-6)", "Sqrt") { IsOfDerivative = true },
        new(PowerOfKink, "Pow(Abs(x), 0.5)", Kink, "Pow(Abs(x) + 1e-6, 0.5)", "Pow") { IsOfDerivative = true },
    ];

    private static string[] Logarithms => ["Log", "Log2", "Log10", "Log1p"];
}
