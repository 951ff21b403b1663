using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Operators;

// Tails of distributions, and questions about numbers and masks.
internal static partial class Elementwise
{
    public static readonly ElementwiseOperator Erfc = new(
        "erfc",
        "Erfc({0})",
        Unary(VectorMath.Erfc),
        (g, x, y, t) => g.Scale(t, g.Multiply(g.Constant(-2 / Math.Sqrt(Math.PI)), g.Add(Exp, g.Negate(g.Add(Square, x[0]))))))
    {
        Ulps = 2,
    };

    /// <summary>The distribution function of the standard normal; its derivative is the density.</summary>
    public static readonly ElementwiseOperator NormalCdf = new(
        "normal_cdf",
        "NormalCdf({0})",
        Unary(VectorMath.NormalCdf),
        (g, x, y, t) => g.Scale(t, g.Multiply(
            g.Constant(1 / Math.Sqrt(2 * Math.PI)), g.Add(Exp, g.Multiply(g.Constant(-0.5), g.Add(Square, x[0]))))))
    {
        Ulps = 2,
    };

    public static readonly ElementwiseOperator Lgamma = new(
        "lgamma", "Lgamma({0})", Unary(VectorMath.Lgamma), (g, x, y, t) => g.Scale(t, g.Add(Digamma!, x[0])))
    {
        Ulps = 2,
    };

    public static readonly ElementwiseOperator Digamma = new(
        "digamma", "Digamma({0})", Unary(VectorMath.Digamma), (g, x, y, t) => g.Scale(t, g.Polygamma(1, x[0])))
    {
        Ulps = 2,
    };

    /// <summary>The derivative of digamma of the order that is the node's <see cref="NumberDetail"/>.</summary>
    public static readonly ElementwiseOperator Polygamma = new(
        "polygamma",
        "Polygamma({detail}, {0})",
        (x, detail) => VectorMath.Polygamma(x[0], (int)((NumberDetail)detail!).Value),
        (g, x, y, t) => g.Scale(t, g.Polygamma((int)((NumberDetail)g[y].Detail!).Value + 1, x[0])))
    {
        Ulps = 2,
    };

    public static readonly ElementwiseOperator IsNaN = Question("is_nan", "IsNaN({0})", x => x.Builder.IsNaN(x));

    public static readonly ElementwiseOperator IsInfinite = Question(
        "is_infinite", "IsInfinite({0})", x => x.Builder.Equal(x.Builder.Abs(x), x.Builder.Constant(double.PositiveInfinity)));

    public static readonly ElementwiseOperator IsFinite = Question(
        "is_finite", "IsFinite({0})", x => x.Builder.Less(x.Builder.Abs(x), x.Builder.Constant(double.PositiveInfinity)));

    /// <summary>Masks are true where they are not 0; NaN is not 0.</summary>
    public static readonly ElementwiseOperator And = Logic("and", "{0} & {1}", (a, b) => a.Builder.And(a, b));

    public static readonly ElementwiseOperator Or = Logic("or", "{0} | {1}", (a, b) => a.Builder.Or(a, b));

    public static readonly ElementwiseOperator Xor = Logic(
        "xor", "{0} ^ {1}", (a, b) => a.Builder.And(a.Builder.Or(a, b), a.Builder.Not(a.Builder.And(a, b))));

    public static readonly ElementwiseOperator Not = Question("not", "!{0}", x => x.Builder.Not(x.AsMask()));

    private static ElementwiseOperator Question(string name, string notation, Func<Lane, Lane> code) =>
        new(name, notation, Unary(x => code(x).AsValue()), (Partial?)null) { Ulps = 0 };

    private static ElementwiseOperator Logic(string name, string notation, Func<Lane, Lane, Lane> code) =>
        new(name, notation, Binary((a, b) => code(a.AsMask(), b.AsMask()).AsValue()), null, null) { Ulps = 0 };
}
