using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>Compositions that do not overflow, used by functions and by the stability rules.</summary>
internal static class Stable
{
    /// <summary>
    /// c + log sum exp(x - c) with c = max x, or 0 where that is not finite (so that all -inf gives -inf, not NaN).
    /// P. Blanchard, D. Higham, N. Higham, "Accurately computing the log-sum-exp and softmax functions", IMA JNA 41 (2021).
    /// </summary>
    public static int LogSumExp(GraphBuilder g, int x, AxesDetail axes)
    {
        if (IsShifted(g, x, axes))
        {
            return g.Add(Elementwise.Log, g.Sum(g.Add(Elementwise.Exp, x), axes));
        }

        var shift = Shift(g, x, axes);
        return g.Add(shift, g.Add(Elementwise.Log, g.Sum(g.Add(Elementwise.Exp, g.Subtract(x, shift)), axes)));
    }

    /// <summary>exp(x - c) / sum exp(x - c).</summary>
    public static int Softmax(GraphBuilder g, int x, AxesDetail axes)
    {
        var exponential = g.Add(Elementwise.Exp, g.Subtract(x, Shift(g, x, axes)));
        return g.Divide(exponential, g.Sum(exponential, axes));
    }

    /// <summary>The shift does not change the result, so no gradient flows through it.</summary>
    private static int Shift(GraphBuilder g, int x, AxesDetail axes)
    {
        var maximum = g.Add(Structural.StopGradient, g.Add(Structural.Max, [x], axes));
        var isFinite = g.Add(Elementwise.Less, g.Add(Elementwise.Abs, maximum), g.Constant(double.PositiveInfinity));
        var shift = g.Where(isFinite, maximum, g.Constant(0));
        g.Name(shift, "shift");
        return shift;
    }

    /// <summary>Whether x is y - c with c already the maximum of y over the axes.</summary>
    public static bool IsShifted(GraphBuilder g, int x, AxesDetail axes) =>
        g[x].Operator == Elementwise.Subtract && g[x].Inputs[1] == Shift(g, g[x].Inputs[0], axes);
}
