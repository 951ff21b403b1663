using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Simplification;

// Differences from 1 that cancel, and logarithms of sums of two exponentials.
internal static partial class StabilityRules
{
    /// <summary>1 - sigmoid(x) loses all digits where sigmoid rounds to 1.</summary>
    private static int? OneMinusSigmoid(GraphBuilder g, int node) =>
        OneMinus(g, node, Elementwise.Sigmoid) is { } x ? g.Add(Elementwise.Sigmoid, g.Negate(x)) : null;

    /// <summary>1 - erf(x) loses all digits in the tail. (1 + erf(x) is left alone: the textbook's normal distribution, and twice as fast.)</summary>
    private static int? OneMinusErf(GraphBuilder g, int node) =>
        OneMinus(g, node, Elementwise.Erf) is { } x ? g.Add(Elementwise.Erfc, x) : null;

    private static int? OneMinusNormalCdf(GraphBuilder g, int node) =>
        OneMinus(g, node, Elementwise.NormalCdf) is { } x ? g.Add(Elementwise.NormalCdf, g.Negate(x)) : null;

    /// <summary>1 - cos(x) loses the digits of a small x.</summary>
    private static int? OneMinusCos(GraphBuilder g, int node) => OneMinus(g, node, Elementwise.Cos) is { } x
        ? g.Multiply(g.Constant(2), g.Add(Elementwise.Square, g.Add(Elementwise.Sin, g.Multiply(g.Constant(0.5), x))))
        : null;

    /// <summary>log(1 - exp(x)): by then the difference has become -expm1(x).</summary>
    private static int? LogOfOneMinusExp(GraphBuilder g, int node) =>
        g.Matches(node, Elementwise.Log, out var difference)
        && g.Matches(difference, Elementwise.Negate, out var expm1)
        && g.Matches(expm1, Elementwise.Expm1, out var x)
            ? g.Add(Elementwise.Log1mExp, x)
            : g.Matches(node, Elementwise.Log1p, out var negative)
            && g.Matches(negative, Elementwise.Negate, out var e)
            && g.Matches(e, Elementwise.Exp, out x)
            ? g.Add(Elementwise.Log1mExp, x)
            : null;

    /// <summary>log(exp(x) + exp(y)) overflows for large x or y, and is -inf where both underflow.</summary>
    private static int? LogOfTwoExp(GraphBuilder g, int node) =>
        g.Matches(node, Elementwise.Log, out var sum)
        && g.Matches(sum, Elementwise.Add, out var a, out var b)
        && g.Matches(a, Elementwise.Exp, out var x)
        && g.Matches(b, Elementwise.Exp, out var y)
            ? g.Add(Elementwise.LogAddExp, x, y)
            : null;

    /// <summary>cosh(x) overflows where its logarithm is 710.</summary>
    private static int? LogOfCosh(GraphBuilder g, int node)
    {
        if (!g.Matches(node, Elementwise.Log, out var cosh) || !g.Matches(cosh, Elementwise.Cosh, out var x))
        {
            return null;
        }

        var a = g.Add(Elementwise.Abs, x);
        var tail = g.Subtract(g.Add(Elementwise.Softplus, g.Multiply(g.Constant(-2), a)), g.Constant(Math.Log(2)));
        return g.Add(a, tail);
    }

    /// <summary>For 1 - f(x): x.</summary>
    private static int? OneMinus(GraphBuilder g, int node, Operator function) =>
        g.Matches(node, Elementwise.Subtract, out var one, out var value)
        && g.ConstantOf(one) == 1
        && g.Matches(value, function, out var x)
            ? x
            : null;
}
