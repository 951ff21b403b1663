using System.Reflection;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Operators;

/// <summary>
/// The elementwise operators, one row each: name, notation, vector code, one partial per operand.
/// The conventions at kinks are those of JAX: a tie of maximum or minimum gives each side half, clamp passes nothing at its
/// bounds, abs'(0) = relu'(0) = 0.
/// </summary>
internal static partial class Elementwise
{
    public static readonly ElementwiseOperator Add = new("+", "{0} + {1}", Binary((a, b) => a + b), Same, Same)
    {
        LinearOperands = [0, 1],
    };

    public static readonly ElementwiseOperator Subtract = new(
        "-", "{0} - {1}", Binary((a, b) => a - b), Same, (g, x, y, t) => g.Negate(t))
    {
        LinearOperands = [0, 1],
    };

    public static readonly ElementwiseOperator Multiply = new(
        "*", "{0} * {1}", Binary((a, b) => a * b), (g, x, y, t) => g.Scale(t, x[1]), (g, x, y, t) => g.Scale(t, x[0]))
    {
        LinearOperands = [0, 1],
    };

    public static readonly ElementwiseOperator Divide = new(
        "/",
        "{0} / {1}",
        Binary((a, b) => b.Reciprocal is { } reciprocal ? a * reciprocal : a / b),
        (g, x, y, t) => g.Unscale(t, x[1]),
        (g, x, y, t) => g.Negate(g.Unscale(g.Scale(t, y), x[1])))
    {
        LinearOperands = [0],
    };

    public static readonly ElementwiseOperator Negate = new("neg", "-{0}", Unary(a => -a), (g, x, y, t) => g.Negate(t))
    {
        LinearOperands = [0],
    };

    /// <summary>An input of another element type as numbers of the model; loading it is the conversion.</summary>
    public static readonly ElementwiseOperator Convert = new("convert", "{0}", Unary(a => a), Same)
    {
        LinearOperands = [0],
        Ulps = 0,
    };

    public static readonly ElementwiseOperator Where = new(
        "where",
        "Where({0}, {1}, {2})",
        (x, detail) => x[0].Builder.Select(x[0].AsMask(), x[1], x[2]),
        null,
        (g, x, y, t) => g.Where(x[0], t, g.Constant(0)),
        (g, x, y, t) => g.Where(x[0], g.Constant(0), t))
    {
        LinearOperands = [1, 2],
    };

    public static readonly ElementwiseOperator Less = Comparison("<", (a, b) => a.Builder.Less(a, b));

    public static readonly ElementwiseOperator LessOrEqual = Comparison("<=", (a, b) => a.Builder.LessOrEqual(a, b));

    public static readonly ElementwiseOperator Greater = Comparison(">", (a, b) => a.Builder.Greater(a, b));

    public static readonly ElementwiseOperator GreaterOrEqual = Comparison(">=", (a, b) => a.Builder.GreaterOrEqual(a, b));

    public static readonly ElementwiseOperator Equal = Comparison("==", (a, b) => a.Builder.Equal(a, b));

    public static readonly ElementwiseOperator NotEqual = Comparison("!=", (a, b) => a.Builder.NotEqual(a, b));

    public static readonly ElementwiseOperator Maximum = new(
        "maximum",
        "Maximum({0}, {1})",
        Binary((a, b) => a.Builder.Maximum(a, b)),
        (g, x, y, t) => g.Scale(t, g.Preferred(Greater, x[0], x[1])),
        (g, x, y, t) => g.Scale(t, g.Preferred(Greater, x[1], x[0])));

    public static readonly ElementwiseOperator Minimum = new(
        "minimum",
        "Minimum({0}, {1})",
        Binary((a, b) => a.Builder.Minimum(a, b)),
        (g, x, y, t) => g.Scale(t, g.Preferred(Less, x[0], x[1])),
        (g, x, y, t) => g.Scale(t, g.Preferred(Less, x[1], x[0])));

    /// <summary>min(max(x, low), high), so high where low is above high, as in NumPy.</summary>
    public static readonly ElementwiseOperator Clamp = new(
        "clamp",
        "Clamp({0}, {1}, {2})",
        (x, detail) => x[0].Builder.Minimum(x[0].Builder.Maximum(x[0], x[1]), x[2]),
        (g, x, y, t) => g.Where(g.Multiply(g.Add(Greater, x[0], x[1]), g.Add(Less, x[0], x[2])), t, g.Constant(0)),
        (g, x, y, t) => g.Where(g.Multiply(g.Add(Less, x[0], x[1]), g.Add(Less, x[1], x[2])), t, g.Constant(0)),
        (g, x, y, t) => g.Where(g.Add(Greater, g.Add(Maximum, x[0], x[1]), x[2]), t, g.Constant(0)));

    public static readonly ElementwiseOperator Exp = new(
        "exp", "Exp({0})", Unary(VectorMath.Exp), (g, x, y, t) => g.Scale(t, y))
    {
        Ulps = 1.1,
    };

    public static readonly ElementwiseOperator Expm1 = new(
        "expm1", "Expm1({0})", Unary(VectorMath.Expm1), (g, x, y, t) => g.Scale(t, g.Add(y, g.Constant(1))))
    {
        Ulps = 1.7,
    };

    public static readonly ElementwiseOperator Log = new(
        "log", "Log({0})", Unary(VectorMath.Log), (g, x, y, t) => g.Unscale(t, x[0]))
    {
        Ulps = 1,
    };

    public static readonly ElementwiseOperator Log1p = new(
        "log1p", "Log1p({0})", Unary(VectorMath.Log1p), (g, x, y, t) => g.Unscale(t, g.Add(g.Constant(1), x[0])))
    {
        Ulps = 1,
    };

    public static readonly ElementwiseOperator Sqrt = new(
        "sqrt", "Sqrt({0})", Unary(a => a.Builder.Sqrt(a)), (g, x, y, t) => g.Unscale(t, g.Multiply(g.Constant(2), y)));

    /// <summary>The root of a sum of squares. Unlike that of sqrt, its derivative at 0 is 0: the norm's least subgradient.</summary>
    public static readonly ElementwiseOperator Norm = new(
        "norm",
        "Sqrt({0})",
        Unary(a => a.Builder.Sqrt(a)),
        (g, x, y, t) => g.Where(g.Add(NotEqual, y, g.Constant(0)), g.Unscale(t, g.Multiply(g.Constant(2), y)), g.Constant(0)));

    public static readonly ElementwiseOperator Square = new(
        "square", "Square({0})", Unary(a => a * a), (g, x, y, t) => g.Scale(t, g.Multiply(g.Constant(2), x[0])));

    public static readonly ElementwiseOperator Reciprocal = new(
        "reciprocal", "1 / {0}", Unary(a => 1 / a), (g, x, y, t) => g.Negate(g.Scale(t, g.Add(Square!, y))));

    /// <summary>x to a constant power: the exponent is the node's <see cref="NumberDetail"/>.</summary>
    public static readonly ElementwiseOperator Pow = new(
        "pow", "Pow({0}, {detail})", (x, detail) => VectorMath.Pow(x[0], ((NumberDetail)detail!).Value), PowPartial)
    {
        Ulps = 2,
    };

    public static readonly ElementwiseOperator Sign = new("sign", "Sign({0})", Unary(VectorMath.Sign), (Partial?)null);

    public static readonly ElementwiseOperator Abs = new(
        "abs", "Abs({0})", Unary(a => a.Builder.Abs(a)), (g, x, y, t) => g.Scale(t, g.Add(Sign, x[0])));

    public static readonly ElementwiseOperator Sin = new(
        "sin", "Sin({0})", Unary(VectorMath.Sin), (g, x, y, t) => g.Scale(t, g.Add(Cos!, x[0])))
    {
        Ulps = 2,
    };

    public static readonly ElementwiseOperator Cos = new(
        "cos", "Cos({0})", Unary(VectorMath.Cos), (g, x, y, t) => g.Negate(g.Scale(t, g.Add(Sin, x[0]))))
    {
        Ulps = 2,
    };

    public static readonly ElementwiseOperator Erf = new(
        "erf",
        "Erf({0})",
        Unary(VectorMath.Erf),
        (g, x, y, t) => g.Scale(t, g.Multiply(g.Constant(2 / Math.Sqrt(Math.PI)), g.Add(Exp, g.Negate(g.Add(Square, x[0]))))))
    {
        Ulps = 1.2,
    };

    public static readonly ElementwiseOperator Sigmoid = new(
        "sigmoid",
        "Sigmoid({0})",
        Unary(VectorMath.Sigmoid),
        (g, x, y, t) => g.Scale(t, g.Multiply(y, g.Subtract(g.Constant(1), y))))
    {
        Ulps = 2,
    };

    public static readonly ElementwiseOperator Tanh = new(
        "tanh", "Tanh({0})", Unary(VectorMath.Tanh), (g, x, y, t) => g.Scale(t, g.Subtract(g.Constant(1), g.Add(Square, y))))
    {
        Ulps = 1.5,
    };

    public static readonly ElementwiseOperator Relu = new(
        "relu",
        "Relu({0})",
        Unary(VectorMath.Relu),
        (g, x, y, t) => g.Where(g.Add(Greater, x[0], g.Constant(0)), t, g.Constant(0)));

    public static readonly ElementwiseOperator Softplus = new(
        "softplus", "Softplus({0})", Unary(VectorMath.Softplus), (g, x, y, t) => g.Scale(t, g.Add(Sigmoid, x[0])))
    {
        Ulps = 2,
    };

    public static readonly ElementwiseOperator LogSigmoid = new(
        "log_sigmoid",
        "LogSigmoid({0})",
        Unary(VectorMath.LogSigmoid),
        (g, x, y, t) => g.Scale(t, g.Add(Sigmoid, g.Negate(x[0]))))
    {
        Ulps = 2,
    };

    /// <summary>
    /// -(y log s + (1 - y) log(1 - s)) with s = sigmoid(z), from z itself: the textbook's cross-entropy becomes this, and its
    /// derivative is s - y.
    /// </summary>
    public static readonly ElementwiseOperator SigmoidCrossEntropy = new(
        "sigmoid_cross_entropy",
        "SigmoidCrossEntropy({0}, {1})",
        Binary(VectorMath.SigmoidCrossEntropy),
        (g, x, y, t) => g.Scale(t, g.Subtract(g.Add(Sigmoid, x[0]), x[1])),
        (g, x, y, t) => g.Negate(g.Scale(t, x[0])));

    /// <summary>All rows, by reflection, so that none is forgotten: what the consistency tests and the documentation walk.</summary>
    public static IReadOnlyList<ElementwiseOperator> All => Rows.Value;

    private static readonly Lazy<IReadOnlyList<ElementwiseOperator>> Rows = new(() =>
    [
        .. typeof(Elementwise).GetFields(BindingFlags.Public | BindingFlags.Static)
            .OrderBy(field => field.MetadataToken)
            .Select(field => field.GetValue(null))
            .OfType<ElementwiseOperator>(),
    ]);

    private static int Same(GraphBuilder g, IReadOnlyList<int> x, int y, int t) => t;

    /// <summary>The derivative of x^c: c x^(c - 1); c = 0 has none.</summary>
    private static int PowPartial(GraphBuilder g, IReadOnlyList<int> x, int y, int t)
    {
        var exponent = ((NumberDetail)g[y].Detail!).Value;
        return exponent == 0
            ? g.Scale(t, g.Constant(0))
            : g.Scale(t, g.Multiply(g.Constant(exponent), g.Pow(x[0], exponent - 1)));
    }

    /// <summary>1 where the first operand wins, one half at a tie.</summary>
    private static int Preferred(this GraphBuilder g, ElementwiseOperator wins, int a, int b) =>
        g.Add(g.Add(wins, a, b), g.Multiply(g.Constant(0.5), g.Add(Equal, a, b)));

    private static LaneCode Unary(Func<Lane, Lane> code) => (x, detail) => code(x[0]);

    private static LaneCode Binary(Func<Lane, Lane, Lane> code) => (x, detail) => code(x[0], x[1]);

    private static ElementwiseOperator Comparison(string symbol, Func<Lane, Lane, Lane> code) =>
        new(symbol, $"{{0}} {symbol} {{1}}", Binary((a, b) => code(a, b).AsValue()), null, null);
}
