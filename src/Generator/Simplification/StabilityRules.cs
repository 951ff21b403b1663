using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Simplification;

/// <summary>
/// Rewrites of textbook forms that overflow or lose all digits into forms that do not: on the values, before they are
/// differentiated, so that the derivatives are stable too.
/// </summary>
internal static partial class StabilityRules
{
    /// <summary>The rewrites, each with what the user wrote and what is computed instead.</summary>
    public static IReadOnlyList<Rewrite> Table { get; } =
    [
        new(SigmoidOfExp, "1 / (1 + Exp(-x))", "Sigmoid(x)"),
        new(OneMinusSigmoid, "1 - Sigmoid(x)", "Sigmoid(-x)"),
        new(LogOfSigmoid, "Log(Sigmoid(x))", "LogSigmoid(x)"),
        new(LogOfOneMinusSigmoid, "Log(1 - Sigmoid(x))", "LogSigmoid(-x)"),
        new(LogOfOnePlusExp, "Log(1 + Exp(x))", "Softplus(x)"),
        new(LogOfOneMinusExp, "Log(1 - Exp(x))", "Log1mExp(x)"),
        new(LogOfTwoExp, "Log(Exp(x) + Exp(y))", "LogAddExp(x, y)"),
        new(LogOfCosh, "Log(Cosh(x))", "Abs(x) + Softplus(-2 * Abs(x)) - log 2"),
        new(LogOfOnePlus, "Log(1 + x)", "Log1p(x)"),
        new(LogOfOneMinus, "Log(1 - x)", "Log1p(-x)"),
        new(ExpMinusOne, "Exp(x) - 1", "Expm1(x)"),
        new(LogOfExp, "Log(Exp(x))", "x"),
        new(OnePlusTanh, "1 + Tanh(x)", "2 * Sigmoid(2 * x)"),
        new(OneMinusErf, "1 - Erf(x)", "Erfc(x)"),
        new(OneMinusNormalCdf, "1 - NormalCdf(x)", "NormalCdf(-x)"),
        new(OneMinusCos, "1 - Cos(x)", "2 * Square(Sin(x / 2))"),
        new(LogOfSumOfExp, "Log(Sum(Exp(x)))", "LogSumExp(x)"),
        new(LogOfSoftmax, "Log(Softmax(x))", "LogSoftmax(x)"),
        new(SoftmaxOfExp, "Exp(x) / Sum(Exp(x))", "Softmax(x)"),
        new(CrossEntropyRule.Apply, "y * Log(Sigmoid(z)) + (1 - y) * Log(1 - Sigmoid(z))", "the cross-entropy from z"),
    ];

    public static IReadOnlyList<Rule> All { get; } = [.. Table.Select(rewrite => rewrite.Rule)];

    /// <summary>1 / (1 + exp(-x)) and exp(x) / (1 + exp(x)) are sigmoid(x).</summary>
    private static int? SigmoidOfExp(GraphBuilder g, int node)
    {
        if (g.Matches(node, Elementwise.Reciprocal, out var denominator) && OnePlusExp(g, denominator) is { } power)
        {
            return g.Add(Elementwise.Sigmoid, g.Negate(power));
        }

        if (!g.Matches(node, Elementwise.Divide, out var numerator, out denominator) || OnePlusExp(g, denominator) is not { } x)
        {
            return null;
        }

        return g.ConstantOf(numerator) == 1 ? g.Add(Elementwise.Sigmoid, g.Negate(x))
            : g.Matches(numerator, Elementwise.Exp, out var y) && y == x ? g.Add(Elementwise.Sigmoid, x)
            : null;
    }

    /// <summary>1 + tanh(x) = 2 sigmoid(2 x) loses all digits of a negative x, 1 - tanh(x) those of a positive one.</summary>
    private static int? OnePlusTanh(GraphBuilder g, int node)
    {
        return g.MatchesWithNumber(node, Elementwise.Add, 1, out var t) && g.Matches(t, Elementwise.Tanh, out var x) ? TwoSigmoid(2)
            : g.Matches(node, Elementwise.Subtract, out var one, out t) && g.ConstantOf(one) == 1 && g.Matches(t, Elementwise.Tanh, out x) ? TwoSigmoid(-2)
            : null;

        int TwoSigmoid(double factor) => g.Multiply(g.Constant(2), g.Add(Elementwise.Sigmoid, g.Multiply(g.Constant(factor), x)));
    }

    /// <summary>log(sigmoid(x)) is -inf where sigmoid underflows.</summary>
    private static int? LogOfSigmoid(GraphBuilder g, int node) =>
        g.Matches(node, Elementwise.Log, out var a) && g.Matches(a, Elementwise.Sigmoid, out var x)
            ? g.Add(Elementwise.LogSigmoid, x)
            : null;

    /// <summary>log(1 - sigmoid(x)) = log(sigmoid(-x)) is -inf where sigmoid rounds to 1.</summary>
    private static int? LogOfOneMinusSigmoid(GraphBuilder g, int node) =>
        g.Matches(node, Elementwise.Log, out var difference)
        && g.Matches(difference, Elementwise.Subtract, out var one, out var a)
        && g.ConstantOf(one) == 1
        && g.Matches(a, Elementwise.Sigmoid, out var x)
            ? g.Add(Elementwise.LogSigmoid, g.Negate(x))
            : null;

    /// <summary>log(1 + exp(x)) overflows for large x.</summary>
    private static int? LogOfOnePlusExp(GraphBuilder g, int node) =>
        g.Matches(node, Elementwise.Log, out var sum) && OnePlusExp(g, sum) is { } x ? g.Add(Elementwise.Softplus, x)
        : g.Matches(node, Elementwise.Log1p, out var e) && g.Matches(e, Elementwise.Exp, out var y) ? g.Add(Elementwise.Softplus, y)
        : null;

    /// <summary>log(1 + x) loses the digits of a small x.</summary>
    private static int? LogOfOnePlus(GraphBuilder g, int node) =>
        g.Matches(node, Elementwise.Log, out var sum) && g.MatchesWithNumber(sum, Elementwise.Add, 1, out var x)
            ? g.Add(Elementwise.Log1p, x)
            : null;

    /// <summary>log(1 - x) does so too.</summary>
    private static int? LogOfOneMinus(GraphBuilder g, int node) =>
        g.Matches(node, Elementwise.Log, out var difference)
        && g.Matches(difference, Elementwise.Subtract, out var one, out var x)
        && g.ConstantOf(one) == 1
            ? g.Add(Elementwise.Log1p, g.Negate(x))
            : null;

    /// <summary>exp(x) - 1, also as exp(x) + (-1), and 1 - exp(x) lose the digits of a small x.</summary>
    private static int? ExpMinusOne(GraphBuilder g, int node)
    {
        if (g.MatchesWithNumber(node, Elementwise.Add, -1, out var e) && g.Matches(e, Elementwise.Exp, out var x))
        {
            return g.Add(Elementwise.Expm1, x);
        }

        return !g.Matches(node, Elementwise.Subtract, out var a, out var b) ? null
            : g.ConstantOf(b) == 1 && g.Matches(a, Elementwise.Exp, out x) ? g.Add(Elementwise.Expm1, x)
            : g.ConstantOf(a) == 1 && g.Matches(b, Elementwise.Exp, out x) ? g.Negate(g.Add(Elementwise.Expm1, x))
            : null;
    }

    private static int? LogOfExp(GraphBuilder g, int node) =>
        g.Matches(node, Elementwise.Log, out var e) && g.Matches(e, Elementwise.Exp, out var x) ? x : null;

    /// <summary>log(sum(exp(x))) overflows for large x, and is -inf for very negative x.</summary>
    private static int? LogOfSumOfExp(GraphBuilder g, int node)
    {
        if (!g.Matches(node, Elementwise.Log, out var sum)
            || !g.Matches(sum, Structural.Sum, out var e)
            || !g.Matches(e, Elementwise.Exp, out var x))
        {
            return null;
        }

        return Stable.LogSumExp(g, x, (AxesDetail)g[sum].Detail!);
    }

    /// <summary>log(exp(x) / sum(exp(x))) = x - logsumexp(x).</summary>
    private static int? LogOfSoftmax(GraphBuilder g, int node) =>
        g.Matches(node, Elementwise.Log, out var quotient) && Softmax(g, quotient) is var (x, axes)
            ? g.Subtract(x, Stable.LogSumExp(g, x, axes))
            : null;

    /// <summary>exp(x) / sum(exp(x)) overflows for large x.</summary>
    private static int? SoftmaxOfExp(GraphBuilder g, int node) =>
        Softmax(g, node) is var (x, axes) && !Stable.IsShifted(g, x, axes) ? Stable.Softmax(g, x, axes) : null;

    private static (int X, AxesDetail Axes)? Softmax(GraphBuilder g, int node) =>
        g.Matches(node, Elementwise.Divide, out var e, out var sum)
        && g.Matches(e, Elementwise.Exp, out var x)
        && g.Matches(sum, Structural.Sum, out var summed)
        && summed == e
            ? (x, (AxesDetail)g[sum].Detail!)
            : null;

    private static int? OnePlusExp(GraphBuilder g, int node) =>
        g.MatchesWithNumber(node, Elementwise.Add, 1, out var e) && g.Matches(e, Elementwise.Exp, out var x) ? x : null;
}

/// <summary>A rewrite by a stability rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Written">The textbook's form.</param>
/// <param name="Computed">The form that neither overflows nor cancels.</param>
internal sealed record Rewrite(Rule Rule, string Written, string Computed);
