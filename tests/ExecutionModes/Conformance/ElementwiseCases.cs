using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>The elementwise functions.</summary>
internal static class ElementwiseCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        Unary("Exp", Any), Unary("Expm1", Any), Unary("Log", Positive), Unary("Log1p", AboveMinusOne), Unary("Sqrt", Positive),
        Unary("Square", Any), Unary("Abs", AwayFromZero), Unary("Sign", AwayFromZero) with { IsSignOfZeroFree = true }, Unary("Reciprocal", AwayFromZero),
        Unary("Sin", Any), Unary("Cos", Any), Unary("Erf", Any), Unary("Sigmoid", Any), Unary("Tanh", Any),
        Unary("Relu", AwayFromZero) with { IsSignOfZeroFree = true }, Unary("Softplus", Any), Unary("LogSigmoid", Any) with { IsSignOfZeroFree = true },
        .. OfScalars(),
        Special("PowCube", "Pow(x, 3)", X(Any)),
        Special("PowMinusTwo", "Pow(x, -2)", X(AwayFromZero)),
        Special("PowFraction", "Pow(x, 2.3)", X(Positive)),
        Special("PowHalf", "Pow(x, 0.5)", X(Positive)),
        Special("PowMinusHalf", "Pow(x, -0.5)", X(Positive)),
        Special("PowZero", "Pow(x, 0)", X(Any)),
        Special("PowOne", "Pow(x, 1)", X(Any)),
        Special("PowSquare", "Pow(x, 2)", X(Any)),
        Scalars("PowOfScalar", "Pow(a, 1.5)", A(Positive)),
        .. Binary("Maximum", "Maximum({0}, {1})", Apart, ApartBetween),
        .. Binary("Minimum", "Minimum({0}, {1})", Apart, ApartBetween),
        Pairs("Equal", "Equal({0}, {1})", Mask, Mask),
        Pairs("NotEqual", "NotEqual({0}, {1})", Mask, Mask),
        Special("Clamp", "Clamp(x, -0.3125, 0.9375)", X(Apart)),
        Matrix("ClampBetweenScalars", "Clamp(x, a - 1, b + 1)", X(Apart), A(ApartBetween), B(ApartBetween)),
        Scalars("ClampOfScalar", "Clamp(a, -1, 0.7)", A(Probability)),
        Matrix("WhereArrays", "Where(x, y, z)", X(Mask, false), Y(Any), new("z", "n, m", Any)),
        Matrix("WhereRowAndColumn", "Where(r > 0, x, c)", X(Any), Row(AwayFromZero), Column(Any)),
        Matrix("WhereNumbers", "Where(x > y, 2, -a)", X(Apart), Y(ApartBetween), A(Any)),
        Matrix("WhereScalarMask", "Where(a > 0, x, y)", A(AwayFromZero), X(Any), Y(Any)),
        Matrix("WhereUntakenIsNaN", "Where(x > 0, Log(Maximum(x, 0.0000001)), x)", X(AwayFromZero)),
        Scalars("WhereOfScalars", "Where(a < b, a * b, 3)", A(Probability), B(Positive)),
        Matrix("StopGradient", "x * StopGradient(Exp(y))", X(Any), Y(Any) with { IsDifferentiated = false }),
        Scalars("StopGradientOfScalar", "a * StopGradient(b)", A(Any), B(Any) with { IsDifferentiated = false }),
    ];

    public static ConformanceArgument X(Values values, bool differentiated = true) => new("x", "n, m", values, differentiated);

    public static ConformanceArgument Y(Values values) => new("y", "n, m", values);

    public static ConformanceArgument Row(Values values) => new("r", "1, m", values);

    public static ConformanceArgument Column(Values values) => new("c", "n, 1", values);

    public static ConformanceArgument A(Values values) => new("a", "", values);

    public static ConformanceArgument B(Values values) => new("b", "", values);

    public static ConformanceCase Matrix(string name, string body, params ConformanceArgument[] arguments) => new(name, "n, m", body, arguments);

    /// <summary>As <see cref="Matrix"/>, and run over the special values of IEEE 754 as well.</summary>
    public static ConformanceCase Special(string name, string body, params ConformanceArgument[] arguments) =>
        Matrix(name, body, arguments) with { HasSpecialValues = true };

    public static ConformanceCase Scalars(string name, string body, params ConformanceArgument[] arguments) => new(name, "", body, arguments);

    /// <summary>A binary operator over arrays, and in one expression over the other kinds of operands.</summary>
    public static IEnumerable<ConformanceCase> Binary(string name, string format, Values left, Values right) =>
    [
        Pairs(name, format, left, right),
        Matrix(
            name + "Mixed",
            $"({Text(format, "x", "c")}) + ({Text(format, "r", "x")}) * ({Text(format, "x", "b")}) - ({Text(format, "x", "1.53")}) * ({Text(format, "-0.53", "x")}) + ({Text(format, "a", "b")})",
            X(left), Row(right), Column(right), A(left), B(right)) with { Largest = left == Apart ? 17 : 100 },
    ];

    /// <summary>A binary operator over two arrays of one shape.</summary>
    public static ConformanceCase Pairs(string name, string format, Values left, Values right) =>
        Special(name, Text(format, "x", "y"), X(left) with { IsDifferentiated = left != Mask }, Y(right));

    private static string Text(string format, string x, string y) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, x, y);

    public static ConformanceCase Unary(string name, Values values) => Special(name, $"{name}(x)", X(values));

    /// <summary>The functions of one argument over numbers, a few in each expression.</summary>
    private static IEnumerable<ConformanceCase> OfScalars() =>
    [
        Scalars("ExponentialsOfScalars", "Exp(a) * Expm1(b) + Log(a) * Log1p(b) - Softplus(a) * LogSigmoid(b)", A(Positive), B(Positive)),
        Scalars("PowersOfScalars", "Sqrt(a) * Square(b) + Reciprocal(a) * Abs(-b) + Sign(a) - Relu(b)", A(Positive), B(Positive)),
        Scalars("WavesOfScalars", "Sin(a) * Cos(b) + Erf(a) * Sigmoid(b) - Tanh(a) * b", A(Positive), B(Positive)),
    ];
}
