using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>The elementwise functions.</summary>
internal static class ElementwiseCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. Unary("Exp", Any), .. Unary("Expm1", Any), .. Unary("Log", Positive), .. Unary("Log1p", AboveMinusOne), .. Unary("Sqrt", Positive),
        .. Unary("Square", Any), .. Unary("Abs", AwayFromZero), .. Unary("Sign", AwayFromZero), .. Unary("Reciprocal", AwayFromZero),
        .. Unary("Sin", Any), .. Unary("Cos", Any), .. Unary("Erf", Any), .. Unary("Sigmoid", Any), .. Unary("Tanh", Any),
        .. Unary("Relu", AwayFromZero), .. Unary("Softplus", Any), .. Unary("LogSigmoid", Any),
        Special("PowCube", "Pow(x, 3)", X(Any)),
        Special("PowMinusTwo", "Pow(x, -2)", X(AwayFromZero)),
        Special("PowFraction", "Pow(x, 2.3)", X(Positive)),
        Special("PowHalf", "Pow(x, 0.5)", X(Positive)),
        Special("PowMinusHalf", "Pow(x, -0.5)", X(Positive)),
        Special("PowZero", "Pow(x, 0)", X(Any)),
        Special("PowOne", "Pow(x, 1)", X(Any)),
        Special("PowSquare", "Pow(x, 2)", X(Any)),
        Special("PowOfInfinity", "Pow(x, double.PositiveInfinity)", X(Positive) with { IsDifferentiated = false }),
        Scalars("PowOfScalar", "Pow(a, 1.5)", A(Positive)),
        .. Binary("Maximum", "Maximum({0}, {1})", Apart, ApartBetween),
        .. Binary("Minimum", "Minimum({0}, {1})", Apart, ApartBetween),
        .. Binary("Equal", "Equal({0}, {1})", Mask, Apart),
        .. Binary("NotEqual", "NotEqual({0}, {1})", Mask, Apart),
        Special("Clamp", "Clamp(x, -0.3125, 0.8125)", X(Apart)),
        Matrix("ClampBetweenScalars", "Clamp(x, a, b)", X(Apart), A(Probability), B(Positive)),
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

    /// <summary>A binary operator over every form of broadcasting.</summary>
    public static IEnumerable<ConformanceCase> Binary(string name, string format, Values left, Values right)
    {
        yield return Special(name + "Arrays", Text("x", "y"), X(left), Y(right));
        yield return Matrix(name + "Row", Text("x", "r"), X(left), Row(right));
        yield return Matrix(name + "RowFirst", Text("r", "x"), Row(left), X(right));
        yield return Matrix(name + "Column", Text("x", "c"), X(left), Column(right));
        yield return Matrix(name + "ColumnFirst", Text("c", "x"), Column(left), X(right));
        yield return Matrix(name + "Scalar", Text("x", "a"), X(left), A(right));
        yield return Matrix(name + "ScalarFirst", Text("a", "x"), A(left), X(right));
        yield return Matrix(name + "Number", Text("x", "1.5"), X(left));
        yield return Matrix(name + "NumberFirst", Text("1.5", "x"), X(right));
        yield return Matrix(name + "Expansion", Text("c", "r"), Column(left), Row(right));
        yield return Scalars(name + "Scalars", Text("a", "b"), A(left), B(right));

        string Text(string x, string y) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, x, y);
    }

    private static IEnumerable<ConformanceCase> Unary(string name, Values values)
    {
        yield return Special(name, $"{name}(x)", X(values));
        yield return Scalars(name + "OfScalar", $"{name}(a)", A(values));
    }
}
