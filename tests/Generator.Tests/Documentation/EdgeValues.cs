using System.Globalization;

namespace NumDsl.Generator.Tests.Documentation;

/// <summary>
/// What is pinned at points where mathematics leaves a choice: one row a function and point, from which the page is made and which the
/// tests hold the eager functions and the generated kernels to.
/// </summary>
internal static class EdgeValues
{
    public const string File = "docs/edge-values.md";

    private const double Infinity = double.PositiveInfinity;

    public static IReadOnlyList<EdgeValue> Rows { get; } =
    [
        new("Sum(Abs(x))", [0], 0, [0], "the middle of the slopes -1 and 1"),
        new("Sum(Relu(x))", [0], 0, [0], "the slope from the left"),
        new("Sum(LeakyRelu(x, 0.5))", [0], 0, [0.5], "the slope from the left"),
        new("Sum(Elu(x))", [0], 0, [1], "the slope from the left"),
        new("Sum(Sign(x))", [0], 0, [0], "no slope at the jump either"),
        new("Sum(Floor(x))", [2], 2, [0], "no slope at jumps either"),
        new("Sum(Maximum(x, 2))", [2], 2, [0.5], "a tie: each side half"),
        new("Sum(Minimum(x, 2))", [2], 2, [0.5], "a tie: each side half"),
        new("Max(x)", [2, 1, 2], 2, [0.5, 0, 0.5], "a tie: all that reach it in equal parts"),
        new("Min(x)", [2, 1, 1], 1, [0, 0.5, 0.5], "a tie: all that reach it in equal parts"),
        new("Sum(Sort(x, axis: 0) * x)", [2, 2], 8, [4, 4], "a tie keeps its order"),
        new("Sum(TopK(x, 1, axis: 0))", [2, 2], 2, [1, 0], "of equal elements the first"),
        new("ArgMax(x)", [2, 2, double.NaN], 2, [0, 0, 0], "the first NaN, or the first of the greatest"),
        new("Sum(Clamp(x, 0, 2))", [0, 2], 2, [0, 0], "nothing at the bounds, as beyond them"),
        new("Sum(Clamp(x, 2, 0))", [1], 0, [0], "low above high gives high"),
        new("Sum(Sqrt(x))", [0], 0, [Infinity], "the limit"),
        new("Sum(Cbrt(x))", [0], 0, [Infinity], "the limit"),
        new("Norm(x)", [0, 0], 0, [0, 0], "the least subgradient"),
        new("Std(x)", [3, 3], 0, [0, 0], "the least subgradient"),
        new("Sum(Hypot(x, 0))", [0], 0, [0], "the least subgradient"),
        new("Sum(Log(x))", [0], -Infinity, [Infinity], "the limits"),
        new("Sum(1 / x)", [0], Infinity, [-Infinity], "the limits"),
        new("Sum(Pow(x, 0))", [0], 1, [0], "IEEE 754: 1 for every x, NaN too"),
        new("Sum(Pow(x, 0 * StopGradient(x)))", [0], 1, [0], "the same for an exponent that is data"),
        new("Sum(Pow(x, 1))", [0], 0, [1], "1 times x to the power 0"),
        new("Sum(Pow(x, 0.5))", [0], 0, [Infinity], "the limit"),
        new("Sum(Pow(0, x))", [0], 1, [0], "by the exponent, at the base 0"),
        new("Sum(Xlogy(x, x))", [0], 0, [-Infinity], "the term of an entropy: by the first operand log 0, by the second 0"),
        new("Sum(Xlogy(0, x))", [0], 0, [0], "0 wherever the first operand is"),
        new("Prod(x)", [0, 2, 3], 0, [6, 0, 0], "the product of the others"),
        new("Prod(x)", [0, 0, 3], 0, [0, 0, 0], "the product of the others"),
        new("Sum(CumProd(x, axis: 0))", [0, 2, 3], 0, [9, 0, 0], "the products of the others"),
        new("LogSumExp(x)", [-Infinity, 0], 0, [0, 1], "the shares of the exponentials"),
        new("LogSumExp(x)", [-Infinity, -Infinity], -Infinity, [double.NaN, double.NaN], "0 / 0: no element has a share"),
        new("LogSumExp(x)", [Infinity, 0], Infinity, [double.NaN, 0], "infinity / infinity: the share of an infinite element is not defined"),
        new("Sum(LogAddExp(x, x))", [-Infinity], -Infinity, [1], "of equal infinities one half each"),
        new("Sum(Where(x > 0, Log(x), 0))", [0, 2], 0.6931471805599453, [0, 0.5], "the side that is not taken counts for nothing"),
        new("Sum(Where(x > 0, Sqrt(x), x))", [0, 4], 2, [1, 0.25], "the side that is not taken counts for nothing"),
        new("Sum(Lgamma(x))", [0], Infinity, [-Infinity], "the limits from above"),
        new("Sum(x)", [], 0, [], "of none 0"),
        new("Prod(x)", [], 1, [], "of none 1"),
        new("Norm(x)", [], 0, [], "of none 0"),
        new("CountNonzero(x)", [], 0, [], "of none 0"),
        new("Any(x)", [], 0, [], "of none false"),
        new("All(x)", [], 1, [], "of none true"),
        new("Max(x)", [], null, [], "of none refused"),
        new("Min(x)", [], null, [], "of none refused"),
        new("ArgMax(x)", [], null, [], "of none refused"),
        new("Mean(x)", [], null, [], "of none refused"),
        new("Var(x)", [], null, [], "of none refused"),
        new("LogSumExp(x)", [], null, [], "of none refused"),
    ];

    public static string Write()
    {
        var rows = Rows.Select(row =>
            $"| `{row.Expression.Replace("|", "\\|", StringComparison.Ordinal)}` | {List(row.At)} | {(row.Value is { } value ? Text(value) : "an `ArgumentException`")} | {List(row.Derivative)} | {row.Why} |");
        return string.Join('\n',
        [
            "# Edge values",
            "",
            "Where mathematics leaves a choice, or floating-point numbers end, the value and the derivative are pinned. This table is made from the",
            "rows that the tests hold the eager functions and the generated kernels to, `float` and `double`; a test fails when it is out of date.",
            "`x` is a column. What the functions do elsewhere is in [Operators](operators.md).",
            "",
            "| expression | at x | value | derivative | why |",
            "| --- | --- | --- | --- | --- |",
            .. rows,
            "",
        ]);
    }

    private static string List(double[] values) => values.Length == 0 ? "no element" : string.Join(", ", values.Select(Text));

    private static string Text(double value) =>
        double.IsInfinity(value) ? (value > 0 ? "infinity" : "-infinity") : value.ToString("0.####", CultureInfo.InvariantCulture);
}

/// <summary>A row.</summary>
/// <param name="Expression">A number made of <c>x</c>, a column.</param>
/// <param name="At">The elements of x.</param>
/// <param name="Value">The value; null where the call is refused.</param>
/// <param name="Derivative">The derivative by each element.</param>
/// <param name="Why">What decides it.</param>
internal sealed record EdgeValue(string Expression, double[] At, double? Value, double[] Derivative, string Why);
