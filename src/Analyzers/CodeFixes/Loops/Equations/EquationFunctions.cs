namespace NumDsl.CodeFixes.Loops.Equations;

/// <summary>What the methods of <c>Math</c>, <c>MathF</c>, <c>float</c> and <c>double</c> are called in an equation.</summary>
internal static class EquationFunctions
{
    private static readonly HashSet<string> Unary = new(StringComparer.Ordinal)
    {
        "Abs", "Exp", "Log", "Log2", "Log10", "Sqrt", "Cbrt", "Floor", "Ceiling", "Round", "Truncate",
        "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh",
    };

    /// <summary>The function's name; null if the language of equations has none with these operands.</summary>
    public static string? Name(string method, int arguments) => (method, arguments) switch
    {
        (_, 1) => Unary.Contains(method) ? method : null,
        ("Max", 2) => "Maximum",
        ("Min", 2) => "Minimum",
        ("Pow" or "Atan2" or "CopySign" or "Hypot", 2) => method,
        _ => null,
    };
}
