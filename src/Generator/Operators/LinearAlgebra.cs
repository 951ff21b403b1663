using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>
/// An operator on the matrices that the last two axes are, one for each index of the leading axes. Derivatives are the implicit
/// rules, written with operators that have derivatives themselves (M. Giles, "Collected matrix derivative results for forward and reverse
/// mode algorithmic differentiation", 2008).
/// </summary>
internal abstract class MatrixOperator(string name, string notation, string kernel) : CallOperator(name, notation, kernel)
{
    /// <summary>Elimination with partial pivoting, and substitution (N. Higham, "Accuracy and Stability of Numerical Algorithms", 2002).</summary>
    public override string Accuracy => "backward stable";

    public override bool TreatsApart(int axis, int rank, Detail? detail) => axis < rank - 2;

    /// <summary>The problem with what should be square matrices.</summary>
    protected static ShapeProblem? NotSquare(string function, Shape shape) =>
        shape.IsScalar ? new ShapeProblem(ShapeProblemKind.Rank, $"'{function}' takes square matrices; the operand is a number")
        : !shape[shape.Rank - 1].Equals(shape[shape.Rank - 2])
            ? new ShapeProblem(
                ShapeProblemKind.Size,
                $"'{function}' takes square matrices; shape {shape} has {shape[shape.Rank - 2]} rows and {shape[shape.Rank - 1]} columns")
        : null;

    /// <summary>The shape of the solutions of a system: that of the right-hand sides.</summary>
    protected static Inference InferSystem(string function, Shape a, Shape b)
    {
        if (NotSquare(function, a) is { } problem)
        {
            return problem;
        }

        if (a.Rank != b.Rank)
        {
            return new ShapeProblem(
                ShapeProblemKind.Rank,
                $"'{function}' has a matrix of shape {a} and right-hand sides of shape {b}, of rank {a.Rank} and {b.Rank}; reshape one of them");
        }

        for (var axis = 0; axis < a.Rank - 1; axis++)
        {
            if (!a[axis].Equals(b[axis]))
            {
                return new ShapeProblem(
                    axis == a.Rank - 2 ? ShapeProblemKind.InnerDimension : ShapeProblemKind.Broadcast,
                    $"'{function}' has a matrix of shape {a} and right-hand sides of shape {b}, which disagree in axis {axis}: {a[axis]} against "
                        + $"{b[axis]}; {(axis == a.Rank - 2 ? "there is one row for each unknown" : "leading axes count the systems")}");
            }
        }

        return b;
    }
}

/// <summary>
/// The factors of P A = L U and the row swaps, packed into (..., n + 1, n). What is computed from them is differentiated by A itself, so
/// that they have no derivative of their own.
/// </summary>
internal sealed class FactorOperator() : MatrixOperator("lu", "LU({0})", "LinearAlgebra.Factor")
{
    public override bool IsNamed => true;

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail)
    {
        var a = operands[0];
        return NotSquare("Solve", a) is { } problem ? problem : a.WithDimension(a.Rank - 2, a[a.Rank - 1] + Dimension.One);
    }

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) => null;
}

/// <summary>X of A X = B, or of A' X = B, given A, its factors and B: linear in B.</summary>
internal sealed class SolveOperator(string name, string notation, string kernel) : MatrixOperator(name, notation, kernel)
{
    public override bool IsRead(int operand) => operand > 0;

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => InferSystem("Solve", operands[0], operands[2]);

    /// <summary>A dX = dB - dA X.</summary>
    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents)
    {
        var inputs = g[node].Inputs;
        int? moved = tangents[0] is { } da ? g.Negate(g.Dot(this == Structural.Solve ? da : g.SwapAxes(da), node)) : null;
        var right = tangents[2] is { } db && moved is { } both ? g.Add(db, both) : tangents[2] ?? moved;
        return right is { } b ? g.Add(this, inputs[0], inputs[1], b) : null;
    }

    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent) => operand == 2
        ? g.Add(this == Structural.Solve ? Structural.SolveTransposed : Structural.Solve, g[node].Inputs[0], g[node].Inputs[1], cotangent)
        : base.Transpose(g, node, operand, cotangent);
}

/// <summary>X of T X = B for a triangle T of A: linear in B.</summary>
internal sealed class TriangularSolveOperator(string name, string notation, string kernel) : MatrixOperator(name, notation, kernel)
{
    public override bool IsNamed => true;

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => InferSystem("TriangularSolve", operands[0], operands[1]);

    /// <summary>T dX = dB - dT X.</summary>
    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents)
    {
        int? moved = tangents[0] is { } da ? g.Negate(g.Dot(Triangle(g, da), node)) : null;
        var right = tangents[1] is { } db && moved is { } both ? g.Add(db, both) : tangents[1] ?? moved;
        return right is { } b ? g.Add(this, g[node].Inputs[0], b) : null;
    }

    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent) => operand == 1
        ? g.Add(IsLower ? Structural.SolveUpper : Structural.SolveLower, g.SwapAxes(g[node].Inputs[0]), cotangent)
        : base.Transpose(g, node, operand, cotangent);

    private bool IsLower => this == Structural.SolveLower;

    private int Triangle(GraphBuilder g, int a) => g.Where(
        g.Add(IsLower ? Elementwise.LessOrEqual : Elementwise.GreaterOrEqual, g.ColumnLessRow(g.ShapeOf(a)), g.Constant(0)), a, g.Constant(0));
}

/// <summary>The lower triangular L with A = L L', of which the lower triangle is read.</summary>
internal sealed class CholeskyOperator() : MatrixOperator("cholesky", "Cholesky({0})", "LinearAlgebra.Cholesky")
{
    public override bool IsNamed => true;

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) =>
        NotSquare("Cholesky", operands[0]) is { } problem ? problem : operands[0];

    /// <summary>
    /// dL = L phi(inverse(L) dA inverse(L)'), phi being the lower triangle with half the diagonal
    /// (I. Murray, "Differentiation of the Cholesky decomposition", arXiv:1602.07527, 2016, equation 8).
    /// </summary>
    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents)
    {
        if (tangents[0] is not { } tangent)
        {
            return null;
        }

        var (zero, place) = (g.Constant(0), g.ColumnLessRow(g.ShapeOf(node)));
        var lower = g.Where(g.Add(Elementwise.LessOrEqual, place, zero), tangent, zero);
        var below = g.Where(g.Add(Elementwise.Less, place, zero), tangent, zero);
        var half = g.Add(Structural.SolveLower, node, g.Add(lower, g.SwapAxes(below)));
        var p = g.Add(Structural.SolveLower, node, g.SwapAxes(half));
        var phi = g.Add(
            g.Where(g.Add(Elementwise.Less, place, zero), p, zero),
            g.Where(g.Add(Elementwise.Equal, place, zero), g.Multiply(p, g.Constant(0.5)), zero));
        return g.Dot(node, phi);
    }
}

/// <summary>log |det A|, given A and its factors: (..., n, n) gives (..., 1, 1).</summary>
internal sealed class LogDetOperator() : MatrixOperator("logdet", "LogDet({0})", "LinearAlgebra.LogAbsoluteDeterminant")
{
    public override bool IsRead(int operand) => operand > 0;

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => NotSquare("LogDet", operands[0]) is { } problem
        ? problem
        : operands[0].Reduced([operands[0].Rank - 2, operands[0].Rank - 1]);

    /// <summary>The sum of dA times the transposed inverse, elementwise.</summary>
    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents)
    {
        var (a, factors) = (g[node].Inputs[0], g[node].Inputs[1]);
        var shape = g.ShapeOf(a);
        return tangents[0] is { } tangent
            ? g.Sum(g.Scale(tangent, g.Add(Structural.SolveTransposed, a, factors, g.Identity(shape))), GraphMath.Matrix(shape))
            : null;
    }
}
