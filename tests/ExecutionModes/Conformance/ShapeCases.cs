using static NumDsl.ExecutionModes.Conformance.ElementwiseCases;
using static NumDsl.ExecutionModes.Conformance.Values;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>What moves and repeats elements.</summary>
internal static class ShapeCases
{
    private static readonly ConformanceArgument Cube = new("x", "b, n, m", Any);

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new("TransposeProperty", "m, n", "x.T", X(Any)),
        new("TransposeFunction", "m, n", "Transpose(x)", X(Any)),
        new("TransposeInside", "m, n", "Exp(x.T) * Sigmoid(x.T + c.T)", X(Any), Column(Any)),
        new("TransposeOfSum", "m, 1", "Sum(x, axis: 0).T", X(Any)),
        new("PlusTranspose", "n, n", "s + s.T", new ConformanceArgument("s", "n, n", Any)),
        new("TransposeOf3", "b, m, n", "x.T", Cube) { Largest = 17 },
        new("Permutation102", "n, b, m", "Transpose(x, 1, 0, 2)", Cube) { Largest = 17 },
        new("Permutation120", "n, m, b", "Transpose(x, 1, 2, 0) * 2", Cube) { Largest = 17 },
        new("Permutation210", "m, n, b", "Exp(Transpose(x, 2, 1, 0))", Cube) { Largest = 17 },
        new("Permutation021", "b, m, n", "Square(Transpose(x, 0, 2, 1))", Cube) { Largest = 17 },
        new("Permutation201", "m, b, n", "Transpose(Square(x), 2, 0, 1)", Cube) { Largest = 17 },
        new("ReshapeToColumn", "n*m, 1", "Reshape(Exp(x), x.Shape[0] * x.Shape[1], 1)", X(Any)) { Largest = 33 },
        new("ReshapeToRow", "1, n*m", "Reshape(x, 1, -1) * 2", X(Any)) { Largest = 33, NotEmpty = "" },
        new("ReshapeSwap", "m, n", "Reshape(x, x.Shape[1], x.Shape[0]) + x.T", X(Any)),
        new("ReshapeTo3", "1, n, m", "Reshape(x, 1, x.Shape[0], x.Shape[1])", X(Any)),
        new("ReshapeOf3", "b, n*m", "Reshape(x, x.Shape[0], x.Shape[1] * x.Shape[2]) * 3", Cube) { Largest = 17 },
        new("ReshapeThenSum", "1, m", "Sum(Reshape(x, x.Shape[0] * x.Shape[1], x.Shape[2]), axis: 0)", Cube) { Largest = 17 },
        new("BroadcastRow", "n, m", "BroadcastTo(r, c.Shape[0], r.Shape[1])", Row(Any), Column(Any) with { IsDifferentiated = false }),
        new("BroadcastColumn", "n, m", "BroadcastTo(c, c.Shape[0], r.Shape[1]) * 2", Row(Any) with { IsDifferentiated = false }, Column(Any)),
        new("BroadcastScalar", "n, m", "BroadcastTo(a, x.Shape[0], x.Shape[1])", X(Any) with { IsDifferentiated = false }, A(Any)),
        new("BroadcastNumber", "n, 5", "BroadcastTo(c, c.Shape[0], 5)", Column(Any)),
        new("ShapeAssert", "n, m", "ShapeAssert(x, x.Shape[0], x.Shape[1]) * 2", X(Any)),
        new("SizesAsNumbers", "n, m", "x * x.Shape[0] / (x.Shape[1] + 1.0)", X(Any)),
        new("ElementwiseOf3", "b, n, m", "Sigmoid(x) * y + z - w", Cube, new("y", "b, n, 1", Any), new("z", "1, 1, m", Any), new("w", "1, n, m", Any)) { Largest = 17 },
        new("LiteralShape", "3, 4", "Tanh(p) * q", new("p", "3, 4", Any), new("q", "3, 1", Any)),
        new("LiteralShapeSummed", "", "Sum(Square(p)) + Sum(q)", new("p", "3, 4", Any), new("q", "3, 1", Any)),
    ];
}
