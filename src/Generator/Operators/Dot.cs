using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>The matrix product of the last two axes, one for each index of the leading axes.</summary>
internal sealed class DotOperator() : TensorOperator("dot")
{
    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail)
    {
        var (a, b) = (operands[0], operands[1]);
        if (a.IsScalar || b.IsScalar || a.Rank != b.Rank)
        {
            return new ShapeProblem(
                ShapeProblemKind.Rank,
                $"'Dot' has operands of shapes {a} and {b}, of rank {a.Rank} and {b.Rank}; a matrix product takes two arrays of one rank");
        }

        var rank = a.Rank;
        for (var axis = 0; axis < rank - 2; axis++)
        {
            if (!a[axis].Equals(b[axis]))
            {
                return new ShapeProblem(
                    ShapeProblemKind.Broadcast,
                    $"'Dot' has operands of shapes {a} and {b}, which disagree in the batch axis {axis}: {a[axis]} against {b[axis]}");
            }
        }

        return a[rank - 1].Equals(b[rank - 2])
            ? new Shape([.. a.Dimensions.Take(rank - 1), b[rank - 1]])
            : new ShapeProblem(
                ShapeProblemKind.InnerDimension,
                $"'Dot' has operands of shapes {a} and {b}: the inner dimensions are {a[rank - 1]} and {b[rank - 2]}; {Advice(a, b)}");
    }

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents)
    {
        var (a, b) = (g[node].Inputs[0], g[node].Inputs[1]);
        int? left = tangents[0] is { } ta ? g.Add(this, ta, b) : null;
        int? right = tangents[1] is { } tb ? g.Add(this, a, tb) : null;
        return left is { } l && right is { } r ? g.Add(l, r) : left ?? right;
    }

    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent)
    {
        var (a, b) = (g[node].Inputs[0], g[node].Inputs[1]);
        return operand == 0 ? g.Add(this, cotangent, g.SwapAxes(b)) : g.Add(this, g.SwapAxes(a), cotangent);
    }

    /// <summary>What would mend it, where exactly one thing does.</summary>
    private static string Advice(Shape a, Shape b)
    {
        var (rows, inner) = (a[a.Rank - 2], a[a.Rank - 1]);
        var (otherInner, columns) = (b[b.Rank - 2], b[b.Rank - 1]);
        var mends = new List<string>();
        if (rows.Equals(otherInner))
        {
            mends.Add("write Dot(a.T, b)");
        }

        if (inner.Equals(columns))
        {
            mends.Add("write Dot(a, b.T)");
        }

        if (columns.Equals(rows))
        {
            mends.Add("swap the operands");
        }

        return mends.Count == 1 ? mends[0] : "they must be the same";
    }
}
