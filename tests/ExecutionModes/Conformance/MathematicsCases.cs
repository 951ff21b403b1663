using static NumDsl.ExecutionModes.Conformance.ElementwiseCases;
using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>The mathematical functions beyond the basic ones: over arrays and special values, and a few at a time over numbers.</summary>
internal static class MathematicsCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. ((ConformanceCase[])
        [
            Unary("Tan", Small), Unary("Asin", Small), Unary("Acos", Small), Unary("Atan", Any), Unary("Sinh", Any), Unary("Cosh", Any),
            Unary("Asinh", Any), Unary("Atanh", Small), Unary("Exp2", Any), Unary("Log2", Positive),
            Unary("Log10", Positive), Unary("Cbrt", AwayFromZero), Unary("Rsqrt", Positive), Unary("Logit", Probability),
            Unary("Erfc", Any), Unary("NormalCdf", Any),
            Unary("Lgamma", Positive), Unary("Digamma", Positive),
            Special("Trigamma", "Polygamma(1, x)", X(Positive)), Special("Tetragamma", "Polygamma(2, x)", X(Positive)),
            Unary("Acosh", AboveOne), Special("Log1mExp", "Log1mExp(-x)", X(Positive)) with { IsSignOfZeroFree = true },
            Unary("Floor", Apart), Unary("Ceiling", Apart), Unary("Round", Apart), Unary("Truncate", Apart),
            Unary("IsNaN", Any), Unary("IsInfinite", Any), Unary("IsFinite", Any), Unary("LogicalNot", AwayFromZero),
            Special("MaskOperators", "(!(x > 0) | (x < 1)) ^ ((x > 0.5) & !(x == 2))", X(Apart)),
            Pairs("Atan2", "Atan2({0}, {1})", AwayFromZero, Positive),
            Pairs("Hypot", "Hypot({0}, {1})", AwayFromZero, AwayFromZero),
            Pairs("CopySign", "CopySign({0}, {1})", AwayFromZero, AwayFromZero),
            Pairs("Remainder", "Remainder({0}, {1})", Probability, AboveOne),
            Pairs("PowOfData", "Pow({0}, {1})", Positive, Any),
            Pairs("LogAddExp", "LogAddExp({0}, {1})", Any, Any),
            Pairs("Xlogy", "Xlogy({0}, {1})", Any, Positive) with { IsSignOfZeroFree = true },
            Pairs("Xlog1py", "Xlog1py({0}, {1})", Any, AboveMinusOne) with { IsSignOfZeroFree = true },
            Pairs("LogicalAnd", "LogicalAnd({0}, {1})", Mask, Mask), Pairs("LogicalOr", "LogicalOr({0}, {1})", Mask, Mask),
            Pairs("LogicalXor", "LogicalXor({0}, {1})", Mask, Mask),
            Matrix("FusedMultiplyAdd", "FusedMultiplyAdd(x, r, c) + FusedMultiplyAdd(a, x, 2)", X(Any), Row(Any), Column(Any), A(Any)),
            Matrix("PowMixed", "Pow(x, r) + Pow(2, c)", X(Positive), Row(Any), Column(Any)),
            Matrix("PowOfNumber", "Pow(a, c) + r", A(AboveOne), Column(Positive), Row(Any)),
        ]).Select(@case => @case with { Largest = 17 }),
        Scalars("CircularOfScalars", "Tan(a) + Asin(a) * Acos(b) - Atan(b) * Atan2(a, b)", A(Probability), B(Probability)),
        Scalars("HyperbolicOfScalars", "Sinh(a) + Asinh(a) * Acosh(b + 1) - Cosh(b) * Atanh(a)", A(Probability), B(Probability)),
        Scalars("LogarithmsOfScalars", "Exp2(a) * Log2(b) + Log10(a) * Logit(b) - Log1mExp(-a) * LogAddExp(a, b)", A(Probability), B(Probability)),
        Scalars("RootsOfScalars", "Cbrt(a) * Rsqrt(b) + Hypot(a, b) * Pow(a, b) + Xlogy(a, b) * Xlog1py(b, a)", A(Probability), B(Probability)),
        Scalars("TailsOfScalars", "Erfc(a) * NormalCdf(b) + Remainder(a + 3, b) + FusedMultiplyAdd(a, b, 2)", A(Probability), B(Probability)),
        Scalars("GammaOfScalars", "Lgamma(a) * Digamma(b) - Polygamma(3, a + b)", A(Probability), B(Probability)),
        Scalars("RoundingOfScalars", "Floor(a) + Ceiling(b) * Round(a) - Truncate(b) * CopySign(a, -b)", A(Probability), B(Probability)),
        Scalars("LogicOfScalars", "IsNaN(a) + IsFinite(b) * IsInfinite(a) + LogicalNot(a) + (LogicalAnd(a, b) | LogicalOr(a, 0) ^ LogicalXor(a, b))", A(Probability), B(Probability)),
    ];
}
