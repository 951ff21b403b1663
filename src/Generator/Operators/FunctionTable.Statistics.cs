using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

// Spread and counts.
internal static partial class FunctionTable
{
    /// <summary>The mean of the squared distances from the mean: two passes, which do not cancel.</summary>
    private static int Variance(FunctionCall call, AxesDetail axes)
    {
        var distance = call.G.Subtract(call.X, MeanOver(call, call.X, axes));
        return MeanOver(call, call.G.Add(Operators.Elementwise.Square, distance), axes);
    }

    private static int CountNonzero(FunctionCall call, AxesDetail axes) =>
        call.G.Sum(call.G.Add(Operators.Elementwise.NotEqual, call.X, call.G.Constant(0)), axes);

    private static Composition Any(FunctionCall call) => OverAxes(call, needsElements: false, axes =>
        call.G.Add(Operators.Elementwise.Greater, CountNonzero(call, axes), call.G.Constant(0)));

    /// <summary>No element is 0, in other words.</summary>
    private static Composition Every(FunctionCall call) => OverAxes(call, needsElements: false, axes =>
    {
        var zeros = call.G.Sum(call.G.Add(Operators.Elementwise.Equal, call.X, call.G.Constant(0)), axes);
        return call.G.Add(Operators.Elementwise.Equal, zeros, call.G.Constant(0));
    });
}
