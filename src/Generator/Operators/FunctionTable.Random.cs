using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

// Random numbers, each a function of a key and of its place.
internal static partial class FunctionTable
{
    private static Func<FunctionCall, Composition> Drawn(RandomOperator @operator) =>
        call => call.G.Add(@operator, [call.X], new ShapeDetail(new Shape(call.Sizes)));

    private static Composition Bernoulli(FunctionCall call)
    {
        var uniform = call.G.Add(Structural.Uniform, [call.X], new ShapeDetail(new Shape(call.Sizes)));
        return call.G.Add(Operators.Elementwise.Less, uniform, call.Values[1]);
    }

    /// <summary>0 with the probability of the rate, else x / (1 - rate); a rate outside 0 to 1 that is data makes it NaN.</summary>
    private static Composition Dropout(FunctionCall call)
    {
        var (g, zero, one) = (call.G, call.G.Constant(0), call.G.Constant(1));
        var rate = call.Values[1];
        if (g.ConstantOf(rate) is { } constant)
        {
            if (constant is not (>= 0 and <= 1))
            {
                return new ShapeProblem(
                    ShapeProblemKind.Size, FormattableString.Invariant($"'Dropout' has a rate of {constant}; it is a probability from 0 to 1"));
            }
        }
        else
        {
            var isProbability = g.Add(
                Operators.Elementwise.And,
                g.Add(Operators.Elementwise.GreaterOrEqual, rate, zero),
                g.Add(Operators.Elementwise.LessOrEqual, rate, one));
            rate = g.Add(Structural.StopGradient, g.Where(isProbability, rate, g.Constant(double.NaN)));
        }

        var uniform = g.Add(Structural.Uniform, [call.Values[2]], new ShapeDetail(g.ShapeOf(call.X)));
        return g.Where(g.Add(Operators.Elementwise.Less, uniform, rate), zero, g.Divide(call.X, g.Subtract(one, rate)));
    }
}
