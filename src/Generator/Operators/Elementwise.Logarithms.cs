using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Operators;

// Powers and logarithms to other bases, and logarithms of sums, differences and odds in their stable forms.
internal static partial class Elementwise
{
    private const double Ln2 = 0.6931471805599453;
    private const double Ln10 = 2.302585092994046;

    public static readonly ElementwiseOperator Exp2 = new(
        "exp2", "Exp2({0})", Unary(VectorMath.Exp2), (g, x, y, t) => g.Scale(t, g.Multiply(g.Constant(Ln2), y)))
    {
        Ulps = 1.1,
    };

    public static readonly ElementwiseOperator Log2 = new(
        "log2", "Log2({0})", Unary(VectorMath.LogTo2), (g, x, y, t) => g.Unscale(t, g.Multiply(g.Constant(Ln2), x[0])))
    {
        Ulps = 1,
    };

    public static readonly ElementwiseOperator Log10 = new(
        "log10", "Log10({0})", Unary(VectorMath.LogTo10), (g, x, y, t) => g.Unscale(t, g.Multiply(g.Constant(Ln10), x[0])))
    {
        Ulps = 1,
    };

    /// <summary>The derivatives are the softmax of the two; of equal infinities one half each.</summary>
    public static readonly ElementwiseOperator LogAddExp = new(
        "logaddexp", "LogAddExp({0}, {1})", Binary(VectorMath.LogAddExp), LogAddExpPartial(0), LogAddExpPartial(1))
    {
        Ulps = null,
    };

    /// <summary>The derivative is -e^x / (1 - e^x) = -1 / (e^-x - 1).</summary>
    public static readonly ElementwiseOperator Log1mExp = new(
        "log1mexp", "Log1mExp({0})", Unary(VectorMath.Log1mExp), (g, x, y, t) => g.Negate(g.Unscale(t, g.Add(Expm1, g.Negate(x[0])))))
    {
        Ulps = 2,
    };

    public static readonly ElementwiseOperator Logit = new(
        "logit", "Logit({0})", Unary(VectorMath.Logit), (g, x, y, t) => g.Unscale(t, g.Multiply(x[0], g.Subtract(g.Constant(1), x[0]))))
    {
        Ulps = 1,
    };

    /// <summary>
    /// x to a power that is data. The derivative by x is 0 where the exponent y is 0, that by the exponent 0 where x is 0, as in JAX;
    /// there it is written as y / x, because the second derivative by both is 1 / x.
    /// </summary>
    public static readonly ElementwiseOperator Power = new(
        "power",
        "Pow({0}, {1})",
        Binary(VectorMath.Power),
        (g, x, y, t) => g.Where(
            g.Add(NotEqual, x[1], g.Constant(0)),
            g.Scale(t, g.Multiply(x[1], g.Add(Power!, x[0], g.Subtract(x[1], g.Constant(1))))),
            WhereNotZero(g, x[0], g.Scale(t, g.Divide(x[1], x[0])))),
        (g, x, y, t) => WhereNotZero(g, x[0], g.Scale(t, g.Multiply(y, g.Add(Log, x[0])))))
    {
        Ulps = 1.5,
    };

    /// <summary>The derivative by y, x / y, is 0 where x is 0, also where y is; its own derivative by x is 1 / y.</summary>
    public static readonly ElementwiseOperator Xlogy = new(
        "xlogy",
        "Xlogy({0}, {1})",
        Binary(VectorMath.Xlogy),
        (g, x, y, t) => g.Scale(t, g.Add(Log, x[1])),
        (g, x, y, t) => Quotient(g, t, x[0], x[1]))
    {
        Ulps = 2,
    };

    /// <summary>The derivative by y, x / (1 + y), likewise.</summary>
    public static readonly ElementwiseOperator Xlog1py = new(
        "xlog1py",
        "Xlog1py({0}, {1})",
        Binary(VectorMath.Xlog1py),
        (g, x, y, t) => g.Scale(t, g.Add(Log1p, x[1])),
        (g, x, y, t) => Quotient(g, t, x[0], g.Add(g.Constant(1), x[1])))
    {
        Ulps = 2,
    };

    private static Partial LogAddExpPartial(int operand) => (g, x, y, t) => g.Scale(t, g.Where(
        g.Multiply(g.Add(Equal!, x[0], x[1]), g.Add(IsInfinite, x[0])), g.Constant(0.5), g.Add(Sigmoid!, g.Subtract(x[operand], x[1 - operand]))));

    /// <summary>t x / y, and 0 where both are 0.</summary>
    private static int Quotient(GraphBuilder g, int t, int x, int y) =>
        g.Where(g.Add(Or, x, y), g.Scale(t, g.Divide(x, y)), g.Constant(0));

    private static int WhereNotZero(GraphBuilder g, int x, int value) =>
        g.Where(g.Add(NotEqual, x, g.Constant(0)), value, g.Constant(0));
}
