using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Operators;

// The circular and the hyperbolic functions that are not in the main table, and the inverses.
internal static partial class Elementwise
{
    public static readonly ElementwiseOperator Tan = new(
        "tan", "Tan({0})", Unary(VectorMath.Tan), (g, x, y, t) => g.Scale(t, g.Add(g.Constant(1), g.Add(Square!, y))))
    {
        Ulps = 2,
    };

    public static readonly ElementwiseOperator Asin = new(
        "asin", "Asin({0})", Unary(VectorMath.Asin), (g, x, y, t) => g.Unscale(t, OneMinusSquareRoot(g, x[0])))
    {
        Ulps = 1.6,
    };

    public static readonly ElementwiseOperator Acos = new(
        "acos", "Acos({0})", Unary(VectorMath.Acos), (g, x, y, t) => g.Negate(g.Unscale(t, OneMinusSquareRoot(g, x[0]))))
    {
        Ulps = 1.1,
    };

    public static readonly ElementwiseOperator Atan = new(
        "atan", "Atan({0})", Unary(VectorMath.Atan), (g, x, y, t) => g.Unscale(t, g.Add(g.Constant(1), g.Add(Square!, x[0]))))
    {
        Ulps = 1.6,
    };

    /// <summary>The angle of (x, y), y first. Its derivative is divided by the distance twice, so that its square does not overflow.</summary>
    public static readonly ElementwiseOperator Atan2 = new(
        "atan2",
        "Atan2({0}, {1})",
        Binary(VectorMath.Atan2),
        (g, x, y, t) => g.Unscale(g.Scale(t, g.Divide(x[1], Distance(g, x))), Distance(g, x)),
        (g, x, y, t) => g.Negate(g.Unscale(g.Scale(t, g.Divide(x[0], Distance(g, x))), Distance(g, x))))
    {
        Ulps = 1.6,
    };

    public static readonly ElementwiseOperator Sinh = new(
        "sinh", "Sinh({0})", Unary(VectorMath.Sinh), (g, x, y, t) => g.Scale(t, g.Add(Cosh!, x[0])))
    {
        Ulps = 2,
    };

    public static readonly ElementwiseOperator Cosh = new(
        "cosh", "Cosh({0})", Unary(VectorMath.Cosh), (g, x, y, t) => g.Scale(t, g.Add(Sinh, x[0])))
    {
        Ulps = 2,
    };

    public static readonly ElementwiseOperator Asinh = new(
        "asinh", "Asinh({0})", Unary(VectorMath.Asinh), (g, x, y, t) => g.Unscale(t, g.Add(Hypot!, x[0], g.Constant(1))))
    {
        Ulps = 1,
    };

    public static readonly ElementwiseOperator Acosh = new(
        "acosh",
        "Acosh({0})",
        Unary(VectorMath.Acosh),
        (g, x, y, t) => g.Unscale(
            g.Unscale(t, g.Add(Sqrt!, g.Subtract(x[0], g.Constant(1)))),
            g.Add(Sqrt!, g.Add(x[0], g.Constant(1)))))
    {
        Ulps = 1,
    };

    public static readonly ElementwiseOperator Atanh = new(
        "atanh", "Atanh({0})", Unary(VectorMath.Atanh), (g, x, y, t) => g.Unscale(t, OneMinusSquare(g, x[0])))
    {
        Ulps = 1,
    };

    /// <summary>(1 - x)(1 + x), which does not cancel near 1.</summary>
    private static int OneMinusSquare(GraphBuilder g, int x) =>
        g.Multiply(g.Subtract(g.Constant(1), x), g.Add(g.Constant(1), x));

    private static int OneMinusSquareRoot(GraphBuilder g, int x) => g.Add(Sqrt, OneMinusSquare(g, x));

    private static int Distance(GraphBuilder g, IReadOnlyList<int> x) => g.Add(Hypot, x[0], x[1]);
}
