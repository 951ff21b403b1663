using static NumDsl.ExecutionModes.Conformance.ElementwiseCases;
using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>The operators of C#, and what the compiler makes of common combinations of them.</summary>
internal static class OperatorCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. Binary("Add", "{0} + {1}", Any, Any), .. Broadcast("Subtract", "{0} - {1}", Any, Any),
        .. Binary("Multiply", "{0} * {1}", Any, Any), .. Broadcast("Divide", "{0} / {1}", AwayFromZero, AwayFromZero),
        .. Binary("Less", "{0} < {1}", Apart, ApartBetween), .. Binary("LessOrEqual", "{0} <= {1}", Apart, ApartBetween),
        .. Binary("Greater", "{0} > {1}", Apart, ApartBetween), .. Binary("GreaterOrEqual", "{0} >= {1}", Apart, ApartBetween),
        .. Binary("EqualOperator", "{0} == {1}", Apart, ApartBetween), .. Binary("NotEqualOperator", "{0} != {1}", Apart, ApartBetween),
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
