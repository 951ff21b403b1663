using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>
/// What fits, but is seldom meant: an axis is silently expanded or reinterpreted. Each names both shapes and says how to state intent.
/// </summary>
internal static class Suspicions
{
    private static readonly HashSet<string> NormalisedOverAnAxis = ["Softmax", "LogSoftmax", "ArgMax", "ArgMin"];

    /// <summary>What is suspicious about a call of one of the DSL's functions.</summary>
    public static IEnumerable<ShapeProblem> Of(FunctionCall call, int node)
    {
        var g = call.G;
        if (call.Name != "Outer" && g[node].Operator is ElementwiseOperator && call.Values.SequenceEqual(g[node].Inputs))
        {
            for (var other = 1; other < call.Values.Count; other++)
            {
                if (DoubleExpansion(g, call.Name, call.Values[other - 1], call.Values[other]) is { } expansion)
                {
                    yield return expansion;
                    break;
                }
            }
        }

        if (call.Name == "Reshape" && Transposition(g.ShapeOf(call.X), g.ShapeOf(node)) is { } transposition)
        {
            yield return transposition;
        }

        if (call.Axis is { } axis && NormalisedOverAnAxis.Contains(call.Name)
            && DegenerateAxis(call.Name, g.ShapeOf(call.X), axis) is { } degenerate)
        {
            yield return degenerate;
        }
    }

    /// <summary>
    /// Both operands are expanded, over equal sizes: (m, 1) against (1, m). A value with its own transpose or reshape is all pairs
    /// on purpose.
    /// </summary>
    public static ShapeProblem? DoubleExpansion(GraphBuilder g, string name, int left, int right) =>
        Source(g, left) == Source(g, right) ? null : DoubleExpansion(name, g.ShapeOf(left), g.ShapeOf(right));

    /// <summary>The same on shapes alone.</summary>
    public static ShapeProblem? DoubleExpansion(string name, Shape a, Shape b)
    {
        if (a.Rank != b.Rank)
        {
            return null;
        }

        var axes = Enumerable.Range(0, a.Rank).ToList();
        var first = axes.FindIndex(axis => a[axis].IsOne != b[axis].IsOne);
        var pair = axes.Any(i => a[i].IsOne && !b[i].IsOne && axes.Any(j => b[j].IsOne && a[j].Equals(b[i])));
        if (!pair)
        {
            return null;
        }

        var result = new Shape(axes.Select(axis => a[axis].IsOne ? b[axis] : a[axis]));
        return new ShapeProblem(
            ShapeProblemKind.DoubleExpansion,
            $"'{name}' expands both operands: {a} and {b} become {result}; they differ first in axis {first}: {a[first]} against {b[first]}. "
                + "Transpose one of them if they should match; if all pairs are meant, say so with Outer or BroadcastTo");
    }

    /// <summary>A reshape from (n, m) to (m, n) keeps the order of the elements: it does not transpose.</summary>
    public static ShapeProblem? Transposition(Shape from, Shape to) =>
        from.Rank == 2 && to.Rank == 2 && !from[0].IsOne && !from[1].IsOne && !from[0].Equals(from[1])
        && from[0].Equals(to[1]) && from[1].Equals(to[0])
            ? new ShapeProblem(
                ShapeProblemKind.Transposition,
                $"'Reshape' takes shape {from} to {to} and keeps the elements in their order, so rows do not become columns; transpose instead")
            : null;

    /// <summary>Over one element a softmax is 1 and an index 0, whatever the data.</summary>
    public static ShapeProblem? DegenerateAxis(string name, Shape shape, int axis)
    {
        var counted = axis < 0 ? axis + shape.Rank : axis;
        if (counted < 0 || counted >= shape.Rank || !shape[counted].IsOne)
        {
            return null;
        }

        var proper = shape.ProperAxes.ToList();
        var advice = proper.Count == 1 ? $"; axis {proper[0]} has {shape[proper[0]]}" : "";
        return new ShapeProblem(
            ShapeProblemKind.DegenerateAxis,
            $"'{name}' over axis {axis} of shape {shape} is over one element: the result does not depend on the data{advice}");
    }

    /// <summary>An accumulator that is broadcast by what is added to it.</summary>
    public static ShapeProblem? Growth(string name, string target, Shape before, Shape after) =>
        before.IsScalar || before.Equals(after)
            ? null
            : new ShapeProblem(
                ShapeProblemKind.Growth,
                $"'{name}' changes the shape of '{target}' from {before} to {after}; reduce what is added, or give the result another name");

    /// <summary>The value that is only turned or reshaped.</summary>
    private static int Source(GraphBuilder g, int node)
    {
        while (g[node].Operator == Structural.Transpose || g[node].Operator == Structural.Reshape)
        {
            node = g[node].Inputs[0];
        }

        return node;
    }
}
