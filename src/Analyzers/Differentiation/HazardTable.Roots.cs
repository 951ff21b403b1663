using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Simplification;

namespace NumDsl.Analyzers.Differentiation;

// Products, differences that cancel, and functions at their kinks.
internal static partial class HazardTable
{
    /// <summary>So many factors are a product that is written out, whose size its writer knows.</summary>
    private const int FewFactors = 4;

    private static bool LogOfProd(Reach reach, int node) =>
        Logarithm(reach.Graph, node) is { } product
        && reach.Graph.Matches(product, Structural.Prod, out var x)
        && !(((AxesDetail)reach.Graph[product].Detail!) is { Axes: var axes, Keep: var keep }
            && (keep ? axes : Enumerable.Range(0, reach.Graph.ShapeOf(x).Rank))
                .Aggregate(Dimension.One, (count, axis) => count * reach.Graph.ShapeOf(x)[axis]).Value <= FewFactors);

    private static bool LogOfScaledSigmoid(Reach reach, int node) =>
        Logarithm(reach.Graph, node) is { } product
        && reach.Graph.Matches(product, Elementwise.Multiply, out var a, out var b)
        && (reach.Graph.ConstantOf(a) > 0 ? b : reach.Graph.ConstantOf(b) > 0 ? a : -1) is >= 0 and var sigmoid
        && reach.Graph.Matches(sigmoid, Elementwise.Sigmoid, out var x)
        && reach.Grows(x, -1);

    private static bool LogOfRectified(Reach reach, int node) =>
        Logarithm(reach.Graph, node) is { } value
        && (reach.Graph.Matches(value, Elementwise.Relu, out var x) || reach.Graph.MatchesWithNumber(value, Elementwise.Maximum, 0, out x))
        && reach.Grows(x, -1);

    /// <summary>By then the logarithm of a difference from 1 has become log1p.</summary>
    private static bool LogOfOneMinusSquareTanh(Reach reach, int node)
    {
        var g = reach.Graph;
        return (g.Matches(node, Elementwise.Log1p, out var rest) && g.Matches(rest, Elementwise.Negate, out var square) && IsSquareOfTanh(reach, square))
            || (Logarithm(g, node) is { } value && IsOneMinusSquareTanh(reach, value));
    }

    private static bool RootOfOneMinusSquareTanh(Reach reach, int node) =>
        reach.Graph.Matches(node, Elementwise.Sqrt, out var value) && IsOneMinusSquareTanh(reach, value);

    private static bool InverseOfOneMinusSquareTanh(Reach reach, int node) =>
        reach.Graph.Matches(node, Elementwise.Divide, out _, out var value) ? IsOneMinusSquareTanh(reach, value)
        : reach.Graph.Matches(node, Elementwise.Reciprocal, out value) && IsOneMinusSquareTanh(reach, value);

    private static bool IsOneMinusSquareTanh(Reach reach, int value) =>
        reach.Graph.Matches(value, Elementwise.Subtract, out var one, out var square)
        && reach.Graph.ConstantOf(one) == 1
        && IsSquareOfTanh(reach, square);

    private static bool IsSquareOfTanh(Reach reach, int square) =>
        Square(reach.Graph, square) is { } tanh && reach.Graph.Matches(tanh, Elementwise.Tanh, out var x) && reach.Grows(x);

    private static bool MeanOfSquaresLessSquareOfMean(Reach reach, int node)
    {
        var g = reach.Graph;
        return g.Matches(node, Elementwise.Subtract, out var ofSquares, out var squared)
            && Square(g, squared) is { } mean
            && Mean(ofSquares) is var (squares, axes, count)
            && Mean(mean) is var (x, otherAxes, otherCount)
            && Square(g, squares) == x
            && axes.Equals(otherAxes)
            && count == otherCount;

        (int X, Detail Axes, int Count)? Mean(int value) =>
            g.Matches(value, Elementwise.Divide, out var sum, out var count) && reach.IsNumber(count) && g.Matches(sum, Structural.Sum, out var x)
                ? (x, g[sum].Detail!, count)
                : null;
    }

    private static bool RootOfSumOfSquares(Reach reach, int node) =>
        reach.Graph.Matches(node, Elementwise.Sqrt, out var sum)
        && reach.Graph.Matches(sum, Structural.Sum, out var squares)
        && IsVanishingSquare(reach, squares);

    private static bool RootOfMeanOfSquares(Reach reach, int node) =>
        reach.Graph.Matches(node, Elementwise.Sqrt, out var mean)
        && ScaledSum(reach, mean) is { } sum
        && reach.Graph.Matches(sum, Structural.Sum, out var squares)
        && IsVanishingSquare(reach, squares);

    private static bool RootOfSquare(Reach reach, int node) =>
        reach.Graph.Matches(node, Elementwise.Sqrt, out var square) && IsVanishingSquare(reach, square);

    private static bool RootOfTwoSquares(Reach reach, int node) =>
        reach.Graph.Matches(node, Elementwise.Sqrt, out var sum)
        && reach.Graph.Matches(sum, Elementwise.Add, out var a, out var b)
        && IsVanishingSquare(reach, a)
        && IsVanishingSquare(reach, b);

    private static bool RootOfKink(Reach reach, int node) => reach.Graph.Matches(node, Elementwise.Sqrt, out var value) && IsKink(reach, value);

    private static bool PowerOfKink(Reach reach, int node) =>
        reach.Graph.Matches(node, Elementwise.Pow, out var value)
        && ((NumberDetail)reach.Graph[node].Detail!).Value is > 0 and < 1
        && (IsKink(reach, value) || IsVanishingSquare(reach, value));

    /// <summary>|x| or max(x, 0). Of relu(x) the side that is cut off contributes exactly 0 to a gradient, so that no NaN arises.</summary>
    private static bool IsKink(Reach reach, int value) =>
        (reach.Graph.Matches(value, Elementwise.Abs, out var x) && reach.Vanishes(x))
        || (reach.Graph.MatchesWithNumber(value, Elementwise.Maximum, 0, out x) && reach.Grows(x, -1));

    private static bool IsVanishingSquare(Reach reach, int value) => Square(reach.Graph, value) is { } x && reach.Vanishes(x);

    /// <summary>For the square of a value, however it is written: the value.</summary>
    private static int? Square(GraphBuilder g, int value) =>
        g.Matches(value, Elementwise.Square, out var x) ? x
        : g.Matches(value, Elementwise.Multiply, out x, out var y) && x == y ? x
        : g.Matches(value, Elementwise.Pow, out x) && g[value].Detail is NumberDetail { Value: 2 } ? x
        : null;
}
