using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Simplification;

/// <summary>
/// Algebra that keeps NaN and infinity as they are: no rule makes x * 0 or x - x a zero. It does not keep the sign of a zero
/// (nor of an infinity made from one), and it merges constant factors, so that an intermediate overflow may disappear.
/// </summary>
internal static class AlgebraRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Fold, Neutral, MinusOne, NegateOf, AddNegative, SubtractNegative, MultiplyNegative, DivideNegative, NegativeOfLinear,
        ConstantFactors, MultiplyByReciprocal, QuotientByQuotient, ImplicitBroadcast, NestedBroadcast, TransposeTwice, TransposeOfDot, SameBranches,
    ];

    /// <summary>An operation on numbers is a number.</summary>
    private static int? Fold(GraphBuilder g, int node)
    {
        var inputs = g[node].Inputs.Select(g.ConstantOf).ToList();
        if (inputs.Count == 0 || inputs.Any(input => input is null) || !g.ShapeOf(node).IsScalar)
        {
            return null;
        }

        double? value = g[node].Operator switch
        {
            var op when op == Elementwise.Add => inputs[0] + inputs[1],
            var op when op == Elementwise.Subtract => inputs[0] - inputs[1],
            var op when op == Elementwise.Multiply => inputs[0] * inputs[1],
            var op when op == Elementwise.Divide => inputs[0] / inputs[1],
            var op when op == Elementwise.Negate => -inputs[0],
            _ => null,
        };
        return value is { } number ? g.Constant(number) : null;
    }

    /// <summary>x + 0, x - 0, 0 - x, x * 1, x / 1.</summary>
    private static int? Neutral(GraphBuilder g, int node)
    {
        if (g[node].Inputs.Count != 2)
        {
            return null;
        }

        var (a, b) = (g[node].Inputs[0], g[node].Inputs[1]);
        var form = g[node].Operator switch
        {
            var op when op == Elementwise.Add => Is(b, 0) ? a : Is(a, 0) ? b : null,
            var op when op == Elementwise.Subtract => Is(b, 0) ? a : Is(a, 0) ? g.Negate(b) : null,
            var op when op == Elementwise.Multiply => Is(b, 1) ? a : Is(a, 1) ? b : (int?)null,
            var op when op == Elementwise.Divide => Is(b, 1) ? a : null,
            _ => null,
        };
        return form is { } same && g.ShapeOf(same).Equals(g.ShapeOf(node)) ? same : null;

        bool Is(int input, double value) => g.ConstantOf(input) == value;
    }

    /// <summary>-1 * x = -x, -1 / x = -(1 / x).</summary>
    private static int? MinusOne(GraphBuilder g, int node) =>
        g.MatchesWithNumber(node, Elementwise.Multiply, -1, out var x) && g.ShapeOf(x).Equals(g.ShapeOf(node)) ? g.Negate(x)
        : g.Matches(node, Elementwise.Divide, out var one, out x) && g.ConstantOf(one) == -1 ? g.Negate(g.Divide(g.Constant(1), x))
        : null;

    /// <summary>-(-x) = x, -(a - b) = b - a, -(c x) = (-c) x.</summary>
    private static int? NegateOf(GraphBuilder g, int node)
    {
        if (!g.Matches(node, Elementwise.Negate, out var x))
        {
            return null;
        }

        if (g.Matches(x, Elementwise.Negate, out var inner))
        {
            return inner;
        }

        if (g.Matches(x, Elementwise.Subtract, out var a, out var b))
        {
            return g.Subtract(b, a);
        }

        return g.Matches(x, Elementwise.Multiply, out a, out b) && g.ConstantOf(a) is { } factor
            ? g.Multiply(g.Constant(-factor), b)
            : null;
    }

    /// <summary>a + -b = a - b, -a + b = b - a.</summary>
    private static int? AddNegative(GraphBuilder g, int node) =>
        !g.Matches(node, Elementwise.Add, out var a, out var b) ? null
        : g.Matches(b, Elementwise.Negate, out var negated) ? g.Subtract(a, negated)
        : g.Matches(a, Elementwise.Negate, out negated) ? g.Subtract(b, negated)
        : null;

    /// <summary>a - -b = a + b, -a - b = -(a + b).</summary>
    private static int? SubtractNegative(GraphBuilder g, int node) =>
        !g.Matches(node, Elementwise.Subtract, out var a, out var b) ? null
        : g.Matches(b, Elementwise.Negate, out var negated) ? g.Add(a, negated)
        : g.Matches(a, Elementwise.Negate, out negated) ? g.Negate(g.Add(negated, b))
        : null;

    /// <summary>(-a) b = -(a b).</summary>
    private static int? MultiplyNegative(GraphBuilder g, int node) =>
        !g.Matches(node, Elementwise.Multiply, out var a, out var b) ? null
        : g.Matches(a, Elementwise.Negate, out var negated) ? g.Negate(g.Multiply(negated, b))
        : g.Matches(b, Elementwise.Negate, out negated) ? g.Negate(g.Multiply(a, negated))
        : null;

    /// <summary>(-a) / b = a / (-b) = -(a / b).</summary>
    private static int? DivideNegative(GraphBuilder g, int node) =>
        !g.Matches(node, Elementwise.Divide, out var a, out var b) ? null
        : g.Matches(a, Elementwise.Negate, out var negated) ? g.Negate(g.Divide(negated, b))
        : g.Matches(b, Elementwise.Negate, out negated) ? g.Negate(g.Divide(a, negated))
        : null;

    /// <summary>The sign comes out of sums and matrix products.</summary>
    private static int? NegativeOfLinear(GraphBuilder g, int node) =>
        g.Matches(node, Structural.Sum, out var x) && g.Matches(x, Elementwise.Negate, out var negated)
            ? g.Negate(g.Sum(negated, (AxesDetail)g[node].Detail!))
            : !g.Matches(node, Structural.Dot, out var a, out var b) ? null
            : g.Matches(a, Elementwise.Negate, out negated) ? g.Negate(g.Dot(negated, b))
            : g.Matches(b, Elementwise.Negate, out negated) ? g.Negate(g.Dot(a, negated))
            : null;

    /// <summary>
    /// a (b x) = (a b) x, (a / s) (b x) = (a b / s) x, (a x) (b y) = (a b) (x y) for numbers a and b: half of a square's 2 x is x. And
    /// a (x / b) = (a / b) x where a / b is a whole number or a half, and so exact.
    /// </summary>
    private static int? ConstantFactors(GraphBuilder g, int node)
    {
        return g.Matches(node, Elementwise.Multiply, out var a, out var b) ? Merge(a, b) ?? Merge(b, a) : null;

        int? Merge(int scale, int product)
        {
            if (g.ConstantOf(scale) is { } times && g.Matches(product, Elementwise.Divide, out var dividend, out var divisor)
                && g.ConstantOf(divisor) is { } by && Math.Abs(by) >= 1 && IsSafe(times / by)
                && (Math.IEEERemainder(times, by) == 0 || Math.IEEERemainder(2 * times, by) == 0))
            {
                return g.Multiply(g.Constant(times / by), dividend);
            }

            if (!g.Matches(product, Elementwise.Multiply, out var left, out var right)
                || (g.ConstantOf(left) ?? g.ConstantOf(right)) is not { } factor)
            {
                return null;
            }

            var x = g.ConstantOf(left) is null ? left : right;
            return g.ConstantOf(scale) is { } number && IsSafe(number * factor) ? g.Multiply(g.Constant(number * factor), x)
                : g.Matches(scale, Elementwise.Divide, out var numerator, out var s) && g.ShapeOf(s).IsScalar
                    && g.ConstantOf(numerator) is { } above && IsSafe(above * factor)
                    ? g.Multiply(g.Divide(g.Constant(above * factor), s), x)
                : g.Matches(scale, Elementwise.Multiply, out var c, out var y) && g.ConstantOf(c) is { } other && IsSafe(other * factor)
                    ? g.Multiply(g.Constant(other * factor), g.Multiply(y, x))
                    : null;
        }
    }

    /// <summary>Whether a number neither underflows nor overflows on the way, in float either.</summary>
    public static bool IsSafe(double value) => Math.Abs(value) is > 1e-30 and < 1e30;

    /// <summary>(1 / s) x = x / s for a scalar s: one rounding, and the form of the textbook.</summary>
    private static int? MultiplyByReciprocal(GraphBuilder g, int node)
    {
        if (!g.Matches(node, Elementwise.Multiply, out var a, out var b))
        {
            return null;
        }

        return Divisor(a) is { } s && !g.ShapeOf(b).IsScalar ? g.Divide(b, s)
            : Divisor(b) is { } t && !g.ShapeOf(a).IsScalar ? g.Divide(a, t)
            : null;

        int? Divisor(int x) =>
            g.Matches(x, Elementwise.Divide, out var one, out var s) && g.ConstantOf(one) == 1 && g.ShapeOf(s).IsScalar ? s : null;
    }

    /// <summary>a / (x / y) / y = a / x: what the derivative of log(x / y) by x is made of.</summary>
    private static int? QuotientByQuotient(GraphBuilder g, int node) =>
        g.Matches(node, Elementwise.Divide, out var quotient, out var y) && g.Matches(quotient, Elementwise.Divide, out var a, out var divisor)
            && g.Matches(divisor, Elementwise.Divide, out var x, out var below) && below == y && g.ConstantOf(y) is null
            && g.Divide(a, x) is var simple && g.ShapeOf(simple).Equals(g.ShapeOf(node))
            ? simple
            : null;

    /// <summary>An elementwise operation broadcasts by itself, where another operand has the full shape.</summary>
    private static int? ImplicitBroadcast(GraphBuilder g, int node)
    {
        if (g[node].Operator is not ElementwiseOperator @operator)
        {
            return null;
        }

        for (var operand = 0; operand < g[node].Inputs.Count; operand++)
        {
            if (g.Matches(g[node].Inputs[operand], Structural.Broadcast, out var small))
            {
                var inputs = g[node].Inputs.ToList();
                inputs[operand] = small;
                if (g.ShapeOf(node).Equals(@operator.Infer([.. inputs.Select(g.ShapeOf)], g[node].Detail).Shape))
                {
                    return g.Add(@operator, inputs, g[node].Detail);
                }
            }
        }

        return null;
    }

    private static int? NestedBroadcast(GraphBuilder g, int node) =>
        g.Matches(node, Structural.Broadcast, out var x) && g.Matches(x, Structural.Broadcast, out var inner)
            ? g.BroadcastTo(inner, g.ShapeOf(node))
            : null;

    private static int? TransposeTwice(GraphBuilder g, int node)
    {
        if (!g.Matches(node, Structural.Transpose, out var x) || !g.Matches(x, Structural.Transpose, out var inner))
        {
            return null;
        }

        var outer = ((PermutationDetail)g[node].Detail!).Order;
        var order = ((PermutationDetail)g[x].Detail!).Order;
        return outer.Select(axis => order[axis]).SequenceEqual(Enumerable.Range(0, outer.Count)) ? inner : null;
    }

    /// <summary>(a b)ᵀ = bᵀ aᵀ: strides are free, a transposed copy is not.</summary>
    private static int? TransposeOfDot(GraphBuilder g, int node)
    {
        if (!g.Matches(node, Structural.Transpose, out var product) || !g.Matches(product, Structural.Dot, out var a, out var b))
        {
            return null;
        }

        var transposed = g.Dot(g.SwapAxes(b), g.SwapAxes(a));
        return g.SwapAxes(product) == node ? transposed : null;
    }

    private static int? SameBranches(GraphBuilder g, int node) =>
        g[node].Operator == Elementwise.Where
        && g[node].Inputs[1] == g[node].Inputs[2]
        && g.ShapeOf(g[node].Inputs[1]).Equals(g.ShapeOf(node))
            ? g[node].Inputs[1]
            : null;
}
