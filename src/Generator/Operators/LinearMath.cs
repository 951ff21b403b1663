using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>
/// Products of a tangent or cotangent with a partial derivative. Where a tangent is a hard zero, because the other side of a
/// <c>Where</c> was taken, the product is a hard zero too, whatever the partial is: 0 times inf would be NaN and would poison
/// the gradient. So the factor goes inside: where(m, t, 0) * p = where(m, t * p, 0).
/// </summary>
internal static class LinearMath
{
    public static int Scale(this GraphBuilder g, int t, int p) => Inside(g, t, t => g.Multiply(t, p), []);

    public static int Unscale(this GraphBuilder g, int t, int p) => Inside(g, t, t => g.Divide(t, p), []);

    /// <summary>Applies a map that is linear in t, and keeps t's shape, where t is not a hard zero; once to each value, however often it is shared.</summary>
    private static int Inside(GraphBuilder g, int t, Func<int, int> map, Dictionary<int, int> done)
    {
        if (!done.TryGetValue(t, out var mapped))
        {
            done[t] = mapped = HasHardZeros(g, t) ? Parts(g, t, map, done) : map(t);
        }

        return mapped;
    }

    private static int Parts(GraphBuilder g, int t, Func<int, int> map, Dictionary<int, int> done)
    {

        var node = g[t];
        var zero = g.Constant(0);
        return node.Operator switch
        {
            _ when node.Operator == Elementwise.Where =>
                g.Where(node.Inputs[0], Branch(node.Inputs[1]), Branch(node.Inputs[2])),
            _ when node.Operator == Elementwise.Negate => g.Negate(Inside(g, node.Inputs[0], map, done)),
            _ when node.Operator == Elementwise.Add => g.Add(Inside(g, node.Inputs[0], map, done), Inside(g, node.Inputs[1], map, done)),
            _ => Inside(g, Moved(g, t), map, done),
        };

        int Branch(int branch) => branch == zero ? zero : Inside(g, branch, map, done);
    }

    /// <summary>
    /// Moves a broadcast, reshape, transpose or window towards the where that it shows: its branches, which are linear, get the full shape, so that no
    /// linear operation broadcasts by itself and the transpose of broadcasting stays in one place.
    /// </summary>
    private static int Moved(GraphBuilder g, int view)
    {
        var (node, t) = (g[view], g[g[view].Inputs[0]]);
        var zero = g.Constant(0);
        return t.Operator == Elementwise.Where ? g.Where(Mask(t.Inputs[0]), View(t.Inputs[1]), View(t.Inputs[2]))
            : t.Operator == Elementwise.Negate ? g.Negate(View(t.Inputs[0]))
            : t.Operator == Elementwise.Add ? g.Add(View(t.Inputs[0]), View(t.Inputs[1]))
            : g.Add(node.Operator, [Moved(g, node.Inputs[0])], node.Detail);

        int View(int x) => x == zero ? zero : g.Add(node.Operator, [x], node.Detail);

        // A mask may be smaller than the value; a broadcast leaves it so.
        int Mask(int mask) => node.Operator is BroadcastOperator ? mask : View(g.BroadcastTo(mask, t.Shape));
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

            if (node.Operator == Elementwise.Negate || node.Operator == Elementwise.Add
                || node.Operator is BroadcastOperator or ReshapeOperator or TransposeOperator or WindowOperator)
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
