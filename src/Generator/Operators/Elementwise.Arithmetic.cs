using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Operators;

// Rounding to integers, signs, roots and what else arithmetic needs beside the four operations.
internal static partial class Elementwise
{
    public static readonly ElementwiseOperator Floor = Step("floor", "Floor({0})", a => a.Builder.Floor(a));

    public static readonly ElementwiseOperator Ceiling = Step("ceiling", "Ceiling({0})", a => a.Builder.Ceiling(a));

    /// <summary>Halves go to the even neighbour, as in NumPy and in IEEE 754.</summary>
    public static readonly ElementwiseOperator Round = Step("round", "Round({0})", a => a.Builder.RoundToEven(a));

    public static readonly ElementwiseOperator Truncate = Step("truncate", "Truncate({0})", a => a.Builder.Truncate(a));

    /// <summary>The magnitude of x with the sign of y; its derivative by x is the product of the signs, 0 at x = 0.</summary>
    public static readonly ElementwiseOperator CopySign = new(
        "copysign",
        "CopySign({0}, {1})",
        Binary((a, b) => a.Builder.CopySign(a, b)),
        (g, x, y, t) => g.Scale(t, g.Multiply(g.Add(Sign!, x[0]), g.Add(CopySign!, g.Constant(1), x[1]))),
        null)
    {
        Ulps = 0,
    };

    /// <summary>x - y floor(x / y): the derivative by y is -floor(x / y), which is (r - x) / y without a second rounding.</summary>
    public static readonly ElementwiseOperator Remainder = new(
        "remainder",
        "Remainder({0}, {1})",
        Binary(VectorMath.Remainder),
        Same,
        (g, x, y, t) => g.Unscale(g.Scale(t, g.Subtract(y, x[0])), x[1]));

    public static readonly ElementwiseOperator FusedMultiplyAdd = new(
        "fma",
        "FusedMultiplyAdd({0}, {1}, {2})",
        (x, detail) => x[0].Builder.Fma(x[0], x[1], x[2]),
        (g, x, y, t) => g.Scale(t, x[1]),
        (g, x, y, t) => g.Scale(t, x[0]),
        Same);

    public static readonly ElementwiseOperator Rsqrt = new(
        "rsqrt",
        "Rsqrt({0})",
        Unary(VectorMath.Rsqrt),
        (g, x, y, t) => g.Unscale(g.Scale(t, g.Multiply(g.Constant(-0.5), y)), x[0]))
    {
        Ulps = 1.5,
    };

    public static readonly ElementwiseOperator Cbrt = new(
        "cbrt", "Cbrt({0})", Unary(VectorMath.Cbrt), (g, x, y, t) => g.Unscale(g.Unscale(t, g.Constant(3)), g.Add(Square!, y)))
    {
        Ulps = 1.2,
    };

    /// <summary>Its derivative at (0, 0) is 0, the least subgradient, as that of the norm.</summary>
    public static readonly ElementwiseOperator Hypot = new(
        "hypot", "Hypot({0}, {1})", Binary(VectorMath.Hypot), HypotPartial(0), HypotPartial(1))
    {
        Ulps = 1.5,
    };

    private static ElementwiseOperator Step(string name, string notation, Func<Lane, Lane> code) =>
        new(name, notation, Unary(code), (Partial?)null) { Ulps = 0 };

    private static Partial HypotPartial(int operand) => (g, x, y, t) =>
        g.Where(g.Add(NotEqual!, y, g.Constant(0)), g.Scale(t, g.Divide(x[operand], y)), g.Constant(0));
}
