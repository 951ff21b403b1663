using static NumDsl.ExecutionModes.Conformance.ElementwiseCases;
using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>The operators of C#, and what the compiler makes of common combinations of them.</summary>
internal static class OperatorCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. Binary("Add", "{0} + {1}", Any, Any), .. Binary("Subtract", "{0} - {1}", Any, Any),
        .. Binary("Multiply", "{0} * {1}", Any, Any), .. Binary("Divide", "{0} / {1}", AwayFromZero, AwayFromZero),
        Pairs("Less", "{0} < {1}", Apart, ApartBetween), Pairs("LessOrEqual", "{0} <= {1}", Apart, ApartBetween),
        Pairs("Greater", "{0} > {1}", Apart, ApartBetween), Pairs("GreaterOrEqual", "{0} >= {1}", Apart, ApartBetween),
        Pairs("EqualOperator", "{0} == {1}", Apart, ApartBetween), Pairs("NotEqualOperator", "{0} != {1}", Apart, ApartBetween),
        Matrix("ComparisonsMixed", "(x < r) + (c <= x) * (x > a) - (1.03 >= x) * (a == x) + (x != 0.0625) * (a < b)", X(Apart), Row(ApartBetween), Column(ApartBetween), A(ApartBetween), B(Apart)) with { Largest = 17 },
        Matrix("DifferenceExpanded", "c - r", Column(Any), Row(Any)),
        Special("Negate", "-x", X(Any)),
        Scalars("NegateScalar", "-a", A(Any)),
        Special("LogOfSigmoid", "Log(Sigmoid(x))", X(Any)) with { IsStabler = true },
        Special("LogOfOneMinusSigmoid", "Log(1 - Sigmoid(x))", X(Any)) with { IsStabler = true },
        Special("LogOfOnePlusExp", "Log(1 + Exp(x))", X(Any)) with { IsStabler = true },
        Special("ExpMinusOne", "Exp(x) - 1", X(Any)) with { IsStabler = true },
        Special("SigmoidSpeltOut", "1 / (1 + Exp(-x))", X(Any)) with { IsStabler = true },
        Matrix("CrossEntropy", "-(y * Log(Sigmoid(x)) + (1 - y) * Log(1 - Sigmoid(x)))", X(Any), Y(Probability)),
        Matrix("Identity", "x", X(Any)),
        Matrix("ManyTerms", "(x + y) * (x - y) / (2 + Square(x)) + r * c - Exp(-Square(x + c)) * 0.5", X(Any), Y(Any), Row(Any), Column(Any)),
        Scalars("BlackScholesTerm", "a * (1 + Erf((Log(a / b) + 0.1) / Sqrt(2))) / 2", A(Positive), B(Positive)),
    ];
}
