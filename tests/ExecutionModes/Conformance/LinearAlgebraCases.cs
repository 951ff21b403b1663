using static NumDsl.ExecutionModes.Conformance.ElementwiseCases;
using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Linear systems and factorisations, of matrices that are far from singular: of small elements and a diagonal of 2 and more.</summary>
internal static class LinearAlgebraCases
{
    private const string Dominant = "var d = Dot(s, s.T) * 0.125 + s * 0.25 + 2 * Eye(s.Shape[0]);";

    private static readonly ConformanceArgument S = new("s", "n, n", Any);

    private static readonly ConformanceArgument Batch = new("x", "b, 3, 3", Small);

    private static readonly ConformanceArgument Right = new("y", "b, 3, k", Any);

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. ((ConformanceCase[])
        [
            new("Solve", "n, k", "Solve(d, y)", S, new("y", "n, k", Any)) { Statements = Dominant },
            new("SolveColumn", "n, 1", "Solve(d.T, Tanh(c))", S, Column(Any)) { Statements = Dominant },
            new("SolveBatch", "b, 3, k", "Solve(x + e, y)", Batch, Right) { Statements = "var e = BroadcastTo(ExpandDims(2 * Eye(3), 0), x.Shape[0], 3, 3);" },
            new("SolveBatchTransposed", "b, 3, k", "Square(Solve((x + e).T, y))", Batch, Right) { Statements = "var e = BroadcastTo(ExpandDims(2 * Eye(3), 0), x.Shape[0], 3, 3);" },
            new("TriangularSolve", "n, k", "TriangularSolve(d, y)", S, new("y", "n, k", Any)) { Statements = Dominant },
            new("TriangularSolveUpper", "n, k", "TriangularSolve(d, y, lower: false)", S, new("y", "n, k", Any)) { Statements = Dominant },
            new("TriangularSolveTransposed", "n, k", "TriangularSolve(d, y, transposed: true)", S, new("y", "n, k", Any)) { Statements = Dominant },
            new("TriangularSolveBatch", "b, 3, k", "TriangularSolve(x + 2, y, lower: false, transposed: true)", Batch, Right),
            new("Inverse", "n, n", "Inverse(d)", S) { Statements = Dominant },
            new("LogDet", "", "LogDet(d) * a", S, A(Any)) { Statements = Dominant },
            new("BatchLogDet", "b, 1, 1", "BatchLogDet(x + e)", Batch) { Statements = "var e = BroadcastTo(ExpandDims(2 * Eye(3), 0), x.Shape[0], 3, 3);" },
            new("Cholesky", "n, n", "Cholesky(p)", S) { Statements = "var p = Dot(s, s.T) * 0.125 + 2 * Eye(s.Shape[0]);" },
            new("CholeskyBatch", "b, 3, 3", "Exp(Cholesky(x + e))", Batch) { Statements = "var e = BroadcastTo(ExpandDims(2 * Eye(3), 0), x.Shape[0], 3, 3);" },
            new("GaussianLikelihood", "", "Sum(y * Solve(p, y)) + LogDet(p)", S, new("y", "n, 1", Any)) { Statements = "var p = Dot(s, s.T) * 0.125 + 2 * Eye(s.Shape[0]);" },
            new("Diagonal", "n, 1", "Diagonal(s) * c", S, Column(Any)),
            new("DiagonalBatch", "b, 3, 1", "Exp(Diagonal(x))", Batch),
            new("Eye", "n, n", "s + Eye(s.Shape[0])", S),
        ]).Select(@case => @case with { Largest = 9 }),
        .. ((ConformanceCase[])
        [
            new("EinsumProduct", "n, k", "Einsum(\"ij,jk->ik\", x, y)", X(Any), new("y", "m, k", Any)),
            new("EinsumImplicit", "k, n", "Einsum(\"bj, ja\", x, y)", X(Any), new("y", "m, k", Any)),
            new("EinsumTranspose", "m, n", "Einsum(\"ij->ji\", x)", X(Any)),
            new("EinsumSum", "1, 1", "Einsum(\"ij->\", x * x)", X(Any)),
            new("EinsumRowSums", "n, 1", "Einsum(\"ij->i\", x)", X(Any)),
            new("EinsumTrace", "1, 1", "Einsum(\"ii\", s)", S),
            new("EinsumDiagonal", "n, 1", "Einsum(\"ii->i\", s)", S),
            new("EinsumMatrixVector", "n, 1", "Einsum(\"ij,j->i\", x, r)", X(Any), Row(Any)),
            new("EinsumOuter", "n, m", "Einsum(\"i,j->ij\", c, r)", Column(Any), Row(Any)),
            new("EinsumElementwise", "n, m", "Einsum(\"ij,ij->ij\", x, y)", X(Any), Y(Any)),
            new("EinsumInner", "1, 1", "Einsum(\"ij,ij->\", x, y)", X(Any), Y(Any)),
            new("EinsumBatch", "b, n, k", "Einsum(\"bij,bjk->bik\", x, y)", new("x", "b, n, m", Any), new("y", "b, m, k", Any)),
            new("EinsumBatchLast", "n, k, b", "Einsum(\"bij,bjk->ikb\", x, y)", new("x", "b, n, m", Any), new("y", "b, m, k", Any)),
            new("EinsumTwoInner", "n, k", "Einsum(\"abi,abk->ik\", x, y)", new("x", "3, m, n", Any), new("y", "3, m, k", Any)),
            new("EinsumTwoRows", "n, 2, k", "Einsum(\"iaj,jk->iak\", x, y)", new("x", "n, 2, m", Any), new("y", "m, k", Any)),
            new("EinsumBilinear", "b, 1", "Einsum(\"bi,ij,bj->b\", x, w, y)", new("x", "b, n", Any), new("w", "n, m", Any), new("y", "b, m", Any)),
            new("EinsumBatchDiagonal", "b, 3", "Einsum(\"bii->bi\", x)", Batch),
            new("EinsumOverMore", "1, m", "Einsum(\"ij,kj->j\", x, y).T", X(Any), new("y", "k, m", Any)),
        ]).Select(@case => @case with { Largest = 9 }),
        new("MatMul", "b, n, k", "MatMul(x, y)", new("x", "b, n, m", Any), new("y", "b, m, k", Any)) { Largest = 9 },
    ];
}
