using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

// Activations that are composed of other functions.
internal static partial class FunctionTable
{
    private static Composition LeakyRelu(FunctionCall call) =>
        WherePositive(call.G, call.X, call.X, call.G.Multiply(call.Values[1], call.X));

    private static int Elu(GraphBuilder g, int x, int alpha) =>
        WherePositive(g, x, x, g.Multiply(alpha, g.Add(Operators.Elementwise.Expm1, x)));

    /// <summary>The constants of G. Klambauer et al., "Self-normalizing neural networks", NeurIPS 2017.</summary>
    private static Composition Selu(FunctionCall call) => call.G.Multiply(
        call.G.Constant(1.0507009873554804934), Elu(call.G, call.X, call.G.Constant(1.6732632423543772848)));

    /// <summary>
    /// x (1 + tanh u) / 2 with u = sqrt(2 / pi) (x + 0.044715 x^3) (D. Hendrycks, K. Gimpel, 2016), as x sigmoid(2 u), which does not
    /// cancel below 0.
    /// </summary>
    private static Composition GeluTanh(FunctionCall call)
    {
        var (g, x) = (call.G, call.X);
        var cubic = g.Add(x, g.Multiply(g.Constant(0.044715), g.Pow(x, 3)));
        return g.Multiply(x, g.Add(Operators.Elementwise.Sigmoid, g.Multiply(g.Constant(2 * Math.Sqrt(2 / Math.PI)), cubic)));
    }

    private static Composition Mish(FunctionCall call) => call.G.Multiply(
        call.X, call.G.Add(Operators.Elementwise.Tanh, call.G.Add(Operators.Elementwise.Softplus, call.X)));

    private static Composition Softsign(FunctionCall call) => call.G.Divide(
        call.X, call.G.Add(call.G.Constant(1), call.G.Add(Operators.Elementwise.Abs, call.X)));

    private static Composition HardSigmoid(FunctionCall call) => call.G.Divide(
        Between(call.G, call.G.Add(call.X, call.G.Constant(3)), 0, 6), call.G.Constant(6));

    private static int Between(GraphBuilder g, int x, double low, double high) =>
        g.Add(Operators.Elementwise.Clamp, x, g.Constant(low), g.Constant(high));

    private static int WherePositive(GraphBuilder g, int x, int a, int b) =>
        g.Where(g.Add(Operators.Elementwise.Greater, x, g.Constant(0)), a, b);
}
