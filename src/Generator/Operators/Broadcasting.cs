using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>
/// The rule of broadcasting: ranks are equal, each axis has one size or is literally 1; only a scalar goes with any rank.
/// </summary>
internal static class Broadcasting
{
    public static Inference Infer(string name, IReadOnlyList<Shape> operands)
    {
        var result = operands[0];
        foreach (var operand in operands.Skip(1))
        {
            var inference = Infer(name, result, operand);
            if (inference.Problem is not null)
            {
                return inference;
            }

            result = inference.Shape!;
        }

        return result;
    }

    private static Inference Infer(string name, Shape a, Shape b)
    {
        if (a.IsScalar || b.IsScalar)
        {
            return a.IsScalar ? b : a;
        }

        if (a.Rank != b.Rank)
        {
            return new ShapeProblem(
                ShapeProblemKind.Rank,
                $"'{name}' has operands of shapes {a} and {b}, of rank {a.Rank} and {b.Rank}; ranks are not promoted: reshape one of them");
        }

        var dimensions = new List<Dimension>();
        for (var axis = 0; axis < a.Rank; axis++)
        {
            if (!a[axis].Equals(b[axis]) && !a[axis].IsOne && !b[axis].IsOne)
            {
                return new ShapeProblem(ShapeProblemKind.Broadcast, Explain(name, a, b, axis));
            }

            dimensions.Add(a[axis].IsOne ? b[axis] : a[axis]);
        }

        return new Shape(dimensions);
    }

    private static string Explain(string name, Shape a, Shape b, int axis)
    {
        var advice = name == "*" && a[a.Rank - 1].Equals(b[b.Rank - 2])
            ? "'*' is elementwise; write Dot(a, b) for the matrix product"
            : a.Rank == 2 && a[0].Equals(b[1]) && a[1].Equals(b[0])
                ? "transpose one of them with .T"
                : "only a dimension that is literally 1 broadcasts";
        return $"'{name}' has operands of shapes {a} and {b}, which disagree in axis {axis}: {a[axis]} against {b[axis]}; {advice}";
    }
}
