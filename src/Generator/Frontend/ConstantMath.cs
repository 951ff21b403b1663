namespace NumDsl.Generator.Frontend;

/// <summary>The functions of <c>Math</c> that are folded where their arguments are constants.</summary>
internal static class ConstantMath
{
    private static readonly Dictionary<string, Func<double, double>> Unary = new(StringComparer.Ordinal)
    {
        ["Abs"] = Math.Abs,
        ["Acos"] = Math.Acos,
        ["Asin"] = Math.Asin,
        ["Atan"] = Math.Atan,
        ["Ceiling"] = Math.Ceiling,
        ["Cos"] = Math.Cos,
        ["Cosh"] = Math.Cosh,
        ["Exp"] = Math.Exp,
        ["Floor"] = Math.Floor,
        ["Log"] = Math.Log,
        ["Log10"] = Math.Log10,
        ["Round"] = Math.Round,
        ["Sign"] = x => Math.Sign(x),
        ["Sin"] = Math.Sin,
        ["Sinh"] = Math.Sinh,
        ["Sqrt"] = Math.Sqrt,
        ["Tan"] = Math.Tan,
        ["Tanh"] = Math.Tanh,
        ["Truncate"] = Math.Truncate,
    };

    private static readonly Dictionary<string, Func<double, double, double>> Binary = new(StringComparer.Ordinal)
    {
        ["Atan2"] = Math.Atan2,
        ["IEEERemainder"] = Math.IEEERemainder,
        ["Log"] = Math.Log,
        ["Max"] = Math.Max,
        ["Min"] = Math.Min,
        ["Pow"] = Math.Pow,
    };

    /// <summary>The value; null for a function that is not folded, or the sign of NaN.</summary>
    public static double? Evaluate(string name, IReadOnlyList<double> numbers) => numbers switch
    {
        [var x] when Unary.TryGetValue(name, out var function) && !(name == "Sign" && double.IsNaN(x)) => function(x),
        [var x, var y] when Binary.TryGetValue(name, out var function) => function(x, y),
        _ => null,
    };
}
