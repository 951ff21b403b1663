using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Simplification;

/// <summary>
/// A term that is a product p log s(z), seen through the signs, sums and divisions by numbers around it: two that are summed up in the
/// same way can be added before the sum. An inner product Dot(p, log s(z).T) of rows, or of columns, is such a sum too.
/// </summary>
internal sealed class Summand
{
    private readonly List<(Operator Operator, int? Number, Detail? Detail)> _around = [];

    private Summand(int sign) => Sign = sign;

    public int Sign { get; private set; }

    /// <summary>The operand of the log-sigmoid; null where there is none.</summary>
    public int? LogSigmoid { get; private set; }

    /// <summary>What it is multiplied by.</summary>
    public int? Factor { get; private set; }

    public static Summand Of(GraphBuilder g, int node, int sign)
    {
        var summand = new Summand(sign);
        while (summand.Peel(g, node) is { } inside)
        {
            node = inside;
        }

        if (g.Matches(node, Elementwise.Multiply, out var a, out var b))
        {
            summand.Take(g, a, b);
        }
        else if (InnerProduct(g, node) is var (left, right))
        {
            summand._around.Add((Structural.Sum, null, new AxesDetail(EquatableArray.Of(0, 1), true)));
            summand.Take(g, left, right);
        }

        return summand;
    }

    public bool IsSummedAs(Summand other) => _around.SequenceEqual(other._around);

    /// <summary>A value with the same sums and divisions around it.</summary>
    public int Wrap(GraphBuilder g, int value)
    {
        foreach (var (@operator, number, detail) in Enumerable.Reverse(_around))
        {
            value = number is null ? g.Add(@operator, [value], detail) : g.Add(@operator, value, number.Value);
        }

        return value;
    }

    /// <summary>Notes the outermost operation and goes inside; null where it is another.</summary>
    private int? Peel(GraphBuilder g, int node)
    {
        if (g.Matches(node, Elementwise.Negate, out var inside))
        {
            Sign = -Sign;
            return inside;
        }

        if (g.Matches(node, Structural.Sum, out inside))
        {
            _around.Add((Structural.Sum, null, g[node].Detail));
            return inside;
        }

        if (g.Matches(node, Elementwise.Divide, out inside, out var divisor) && g.ShapeOf(divisor).IsScalar)
        {
            _around.Add((Elementwise.Divide, divisor, null));
            return inside;
        }

        if (g.Matches(node, Elementwise.Multiply, out var number, out inside) && g.ShapeOf(number).IsScalar
            && g[inside].Operator != Elementwise.LogSigmoid)
        {
            _around.Add((Elementwise.Multiply, number, null));
            return inside;
        }

        return null;
    }

    private void Take(GraphBuilder g, int a, int b)
    {
        if (g.Matches(b, Elementwise.LogSigmoid, out var z))
        {
            (LogSigmoid, Factor) = (z, a);
        }
        else if (g.Matches(a, Elementwise.LogSigmoid, out z))
        {
            (LogSigmoid, Factor) = (z, b);
        }
    }

    /// <summary>Of Dot(p, q.T) with rows p and q, or Dot(p.T, q) with columns: p and q.</summary>
    private static (int Left, int Right)? InnerProduct(GraphBuilder g, int node)
    {
        if (!g.Matches(node, Structural.Dot, out var p, out var q) || g.ShapeOf(node).Rank != 2
            || !g.ShapeOf(node).Dimensions.All(dimension => dimension.IsOne))
        {
            return null;
        }

        return g.Matches(q, Structural.Transpose, out var row) ? (p, row)
            : g.Matches(p, Structural.Transpose, out var column) ? (column, q)
            : null;
    }
}
