using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

// Linear systems and what belongs to square matrices; a matrix is factorised once for all that is asked of it.
internal static partial class FunctionTable
{
    private static Composition Solve(FunctionCall call) => Factorised(call, (a, factors) =>
        call.G.TryAdd(Structural.Solve, [a, factors, call.Values[1]], null, out var solution) is { } problem ? problem : solution);

    /// <summary>The transpose of a lower triangle is the upper triangle of the transpose.</summary>
    private static Composition TriangularSolve(FunctionCall call)
    {
        var (isLower, isTransposed) = (call.Flags[0], call.Flags[1]);
        if (isTransposed && call.G.ShapeOf(call.X).IsScalar)
        {
            return Try(call, Structural.SolveLower, null);
        }

        var a = isTransposed ? call.G.SwapAxes(call.X) : call.X;
        return call.G.TryAdd(isLower != isTransposed ? Structural.SolveLower : Structural.SolveUpper, [a, call.Values[1]], null, out var solution)
            is { } problem ? problem : solution;
    }

    private static Composition Inverse(FunctionCall call) => Factorised(call, (a, factors) =>
        call.G.Add(Structural.Solve, a, factors, call.G.Identity(call.G.ShapeOf(a))));

    private static Composition LogDet(FunctionCall call)
    {
        var shape = call.G.ShapeOf(call.X);
        return shape.Rank > 2
            ? new ShapeProblem(
                ShapeProblemKind.Rank, $"'LogDet' gives one number for a matrix, and the operand has shape {shape}; write 'BatchLogDet' for a batch")
            : Factorised(call, (a, factors) =>
                call.G.Sum(call.G.Add(Structural.LogDet, a, factors), new AxesDetail(EquatableArray.Of(0, 1), false)));
    }

    private static Composition BatchLogDet(FunctionCall call) =>
        Factorised(call, (a, factors) => call.G.Add(Structural.LogDet, a, factors));

    private static Composition Factorised(FunctionCall call, Func<int, int, Composition> compose)
    {
        if (call.G.TryAdd(Structural.Lu, [call.X], null, out var factors) is { } problem)
        {
            return problem with { Text = problem.Text.Replace("'Solve'", $"'{call.Name}'") };
        }

        return compose(call.X, factors);
    }

    private static Composition Eye(FunctionCall call)
    {
        var n = call.Sizes[0];
        if (n.Value < 0)
        {
            return new ShapeProblem(ShapeProblemKind.Size, $"'Eye' of {n} rows; sizes are not negative");
        }

        call.MustNotBeNegative.Add((n, "Eye of a negative size is not defined"));
        return call.G.Identity(Shape.Of(n, n));
    }

    /// <summary>The diagonal of each matrix as a column.</summary>
    private static Composition Diagonal(FunctionCall call)
    {
        var (g, shape) = (call.G, call.G.ShapeOf(call.X));
        return shape.IsScalar || !shape[shape.Rank - 1].Equals(shape[shape.Rank - 2])
            ? new ShapeProblem(ShapeProblemKind.Size, $"'Diagonal' takes square matrices; the shape is {shape}")
            : g.Sum(
                g.Where(g.Add(Operators.Elementwise.Equal, g.ColumnLessRow(shape), g.Constant(0)), call.X, g.Constant(0)),
                new AxesDetail(EquatableArray.Of(shape.Rank - 1), true));
    }
}
