using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Simplification;

namespace NumDsl.Analyzers.Differentiation;

// Logarithms and quotients of what contains an exponential.
internal static partial class HazardTable
{
    /// <summary>How many operations an exponential may be inside of.</summary>
    private const int Farthest = 8;

    private static bool LogOfMeanOfExp(Reach reach, int node) =>
        Logarithm(reach.Graph, node) is { } mean
        && ScaledSum(reach, mean) is { } sum
        && sum != mean
        && reach.Graph.Matches(sum, Structural.Sum, out var e)
        && reach.Graph.Matches(e, Elementwise.Exp, out var x)
        && reach.Grows(x);

    private static bool LogOfWeightedSum(Reach reach, int node) =>
        Logarithm(reach.Graph, node) is { } value
        && ScaledSum(reach, value) is { } sum
        && reach.Graph.Matches(sum, Structural.Sum, out var product)
        && HasExpFactor(reach, product);

    private static bool LogOfProductWithExp(Reach reach, int node) =>
        Logarithm(reach.Graph, node) is { } product && HasExpFactor(reach, product);

    /// <summary>log(a + exp(x)) for a positive number a or another exponential; what is not 1, or not alone, has no rule.</summary>
    private static bool LogOfSumWithExp(Reach reach, int node)
    {
        var g = reach.Graph;
        return g.Matches(node, Elementwise.Log1p, out var rest) ? g[rest].Operator == Elementwise.Add && IsSum(rest)
            : Logarithm(g, node) is { } sum && g[sum].Operator == Elementwise.Add && IsSum(sum);

        bool IsSum(int value) => g.Matches(value, Elementwise.Add, out var a, out var b)
            ? IsSum(a) && IsSum(b) && Exponents(reach, value).Count > 0
            : g.ConstantOf(value) > 0 || g.Matches(value, Elementwise.Exp, out _);
    }

    private static bool LogOfExpm1(Reach reach, int node) =>
        Logarithm(reach.Graph, node) is { } difference && reach.Graph.Matches(difference, Elementwise.Expm1, out var x) && reach.Grows(x, 1);

    private static bool QuotientOfTwoExp(Reach reach, int node) =>
        reach.Graph.Matches(node, Elementwise.Divide, out var a, out var b)
        && reach.Graph.Matches(a, Elementwise.Exp, out var x)
        && reach.Graph.Matches(b, Elementwise.Exp, out var y)
        && reach.Grows(x, 1)
        && reach.Grows(y, 1);

    /// <summary>Also (exp(x) - 1) / (exp(x) + 1), by then with expm1, and sinh(x) / cosh(x).</summary>
    private static bool HyperbolicQuotient(Reach reach, int node)
    {
        var g = reach.Graph;
        if (!IsInfiniteQuotient(reach, node, out var above, out var below))
        {
            return false;
        }

        return g.Matches(above, Elementwise.Sinh, out var x) ? g.Matches(below, Elementwise.Cosh, out var y) && x == y
            : g.Matches(above, Elementwise.Expm1, out x) ? g.MatchesWithNumber(below, Elementwise.Add, 1, out var e) && g.Matches(e, Elementwise.Exp, out y) && x == y
            : AreOppositeExp(above, Elementwise.Subtract) && AreOppositeExp(below, Elementwise.Add);

        bool AreOppositeExp(int value, Operator @operator) => g.Matches(value, @operator, out var a, out var b)
            && g.Matches(a, Elementwise.Exp, out var p) && g.Matches(b, Elementwise.Exp, out var q) && g.AreOpposite(p, q);
    }

    private static bool QuotientOfSumsOfExp(Reach reach, int node) =>
        IsInfiniteQuotient(reach, node, out _, out var below)
        && (reach.Graph[below].Operator == Structural.Sum
            || (reach.Graph[below].Operator == Elementwise.Add && reach.Graph[below].Inputs.Any(term => reach.Graph[term].Operator == Structural.Sum)));

    private static bool QuotientOfExp(Reach reach, int node) => IsInfiniteQuotient(reach, node, out _, out _);

    private static bool IsInfiniteQuotient(Reach reach, int node, out int above, out int below) =>
        reach.Graph.Matches(node, Elementwise.Divide, out above, out below) && Exponents(reach, above).Overlaps(Exponents(reach, below));

    private static bool HasExpFactor(Reach reach, int product)
    {
        var g = reach.Graph;
        return g.Matches(product, Elementwise.Multiply, out var a, out var b) ? IsFactor(a) || IsFactor(b)
            : g.Matches(product, Elementwise.Divide, out a, out b) && IsFactor(a) && Exponents(reach, b).Count == 0;

        bool IsFactor(int factor) => g.Matches(factor, Elementwise.Exp, out var x) ? reach.Grows(x) : HasExpFactor(reach, factor);
    }

    /// <summary>The exponents of which a value overflows with their exponential.</summary>
    private static HashSet<int> Exponents(Reach reach, int value)
    {
        var found = new HashSet<int>();
        Collect(value, 0);
        return found;

        void Collect(int node, int depth)
        {
            var (g, @operator, x) = (reach.Graph, reach.Graph[node].Operator, reach.Graph[node].Inputs);
            if (@operator == Elementwise.Exp || @operator == Elementwise.Expm1)
            {
                if (reach.Grows(x[0], 1))
                {
                    found.Add(x[0]);
                }
            }
            else if (@operator == Elementwise.Sinh || @operator == Elementwise.Cosh)
            {
                if (reach.Grows(x[0]))
                {
                    found.Add(x[0]);
                }
            }
            else if (depth < Farthest && (@operator == Elementwise.Add || @operator == Elementwise.Subtract || @operator == Elementwise.Multiply
                || @operator == Elementwise.Negate || @operator == Structural.Sum || @operator is BroadcastOperator or ReshapeOperator or TransposeOperator))
            {
                foreach (var operand in x)
                {
                    Collect(operand, depth + 1);
                }
            }
            else if (depth < Farthest && @operator == Elementwise.Divide && reach.IsNumber(x[1]))
            {
                Collect(x[0], depth + 1);
            }
        }
    }

    /// <summary>A sum without the number that it is divided by or multiplied with, as in a mean.</summary>
    private static int? ScaledSum(Reach reach, int value)
    {
        var g = reach.Graph;
        var sum = g.Matches(value, Elementwise.Divide, out var a, out var b) && reach.IsNumber(b) ? a
            : g.Matches(value, Elementwise.Multiply, out a, out b) && reach.IsNumber(a) ? b
            : value;
        return g[sum].Operator == Structural.Sum ? sum : null;
    }

    private static int? Logarithm(GraphBuilder g, int node) =>
        g[node].Operator == Elementwise.Log || g[node].Operator == Elementwise.Log2 || g[node].Operator == Elementwise.Log10 ? g[node].Inputs[0] : null;
}
