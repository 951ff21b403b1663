using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>
/// Products of a tangent or cotangent with a partial derivative. Where a tangent is a hard zero, because the other side of a
/// <c>Where</c> was taken, the product is a hard zero too, whatever the partial is: 0 times inf would be NaN and would poison
/// the gradient. So the factor goes inside: where(m, t, 0) * p = where(m, t * p, 0).
/// </summary>
internal static class LinearMath
{
    public static int Scale(this GraphBuilder g, int t, int p) => Inside(g, t, p, g.Multiply);

    public static int Unscale(this GraphBuilder g, int t, int p) => Inside(g, t, p, g.Divide);

    private static int Inside(GraphBuilder g, int t, int p, Func<int, int, int> combine)
    {
        var node = g[t];
        var zero = g.Constant(0);
        if (node.Operator == Elementwise.Where && node.Inputs[2] == zero)
        {
            return g.Where(node.Inputs[0], Inside(g, node.Inputs[1], p, combine), zero);
        }

        if (node.Operator == Elementwise.Where && node.Inputs[1] == zero)
        {
            return g.Where(node.Inputs[0], zero, Inside(g, node.Inputs[2], p, combine));
        }

        if (node.Operator == Elementwise.Negate && HasHardZeros(g, t))
        {
            return g.Negate(Inside(g, node.Inputs[0], p, combine));
        }

        if (node.Operator == Elementwise.Add && HasHardZeros(g, t))
        {
            return g.Add(Inside(g, node.Inputs[0], p, combine), Inside(g, node.Inputs[1], p, combine));
        }

        if (node.Operator == Structural.Broadcast && HasHardZeros(g, t) && g.ShapeOf(p).Equals(node.Shape))
        {
            return Inside(g, node.Inputs[0], p, combine);
        }

        return combine(t, p);
    }

    private static bool HasHardZeros(GraphBuilder g, int t)
    {
        var zero = g.Constant(0);
        var (seen, open) = (new HashSet<int>(), new Stack<int>([t]));
        while (open.Count > 0)
        {
            var node = g[open.Pop()];
            if (node.Operator == Elementwise.Where && (node.Inputs[1] == zero || node.Inputs[2] == zero))
            {
                return true;
            }

            if (node.Operator == Elementwise.Negate || node.Operator == Structural.Broadcast || node.Operator == Elementwise.Add)
            {
                foreach (var input in node.Inputs.Where(seen.Add))
                {
                    open.Push(input);
                }
            }
        }

        return false;
    }
}
