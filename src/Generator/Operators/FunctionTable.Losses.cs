using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

// Losses: means over all examples.
internal static partial class FunctionTable
{
    /// <summary>The mean over all elements of what one prediction and its target cost; a loss does not broadcast.</summary>
    private static Func<FunctionCall, Composition> Loss(Func<GraphBuilder, int, int, int> cost) => call =>
        SameShapes(call) is { } problem ? problem : Mean(call.On(cost(call.G, call.X, call.Values[1])));

    private static int BinaryCrossEntropy(GraphBuilder g, int a, int y)
    {
        var one = g.Constant(1);
        return g.Negate(g.Add(
            g.Multiply(y, g.Add(Operators.Elementwise.Log, a)),
            g.Multiply(g.Subtract(one, y), g.Add(Operators.Elementwise.Log, g.Subtract(one, a)))));
    }

    /// <summary>The mean over the examples of -sum(y log softmax(z)).</summary>
    private static Composition CrossEntropy(FunctionCall call)
    {
        var g = call.G;
        if ((call.Axes(call.X, out var axes) ?? (AreLabels(call, axes) ? null : SameShapes(call))) is { } problem)
        {
            return problem;
        }

        call.RequireElements(call.X, axes);
        if (AreLabels(call, axes))
        {
            return Mean(call.On(OfLabels(call, axes)));
        }

        var logarithm = g.Subtract(call.X, Stable.LogSumExp(g, call.X, axes));
        var mean = Mean(call.On(g.Sum(g.Multiply(call.Values[1], logarithm), axes)));
        return g.Negate(mean.Node);
    }

    /// <summary>Whether the targets are class numbers: of size 1 along the axis of the classes, and of the logits' sizes along the others.</summary>
    private static bool AreLabels(FunctionCall call, AxesDetail axes)
    {
        var (logits, target, axis) = (call.G.ShapeOf(call.X), call.G.ShapeOf(call.Values[1]), axes.Axes[0]);
        return target.Rank == logits.Rank && target[axis].IsOne && !logits[axis].IsOne
            && Enumerable.Range(0, logits.Rank).All(each => each == axis || target[each].Equals(logits[each]));
    }

    /// <summary>log(sum(exp z)) less the logit of the label, which a loop picks as it goes by: neither one-hot targets nor a gather.</summary>
    private static int OfLabels(FunctionCall call, AxesDetail axes)
    {
        var (g, logits) = (call.G, call.G.ShapeOf(call.X));
        var labels = g.BroadcastTo(InRange(call, call.Values[1], logits[axes.Axes[0]]), logits);
        var isLabel = g.Add(Operators.Elementwise.Equal, labels, g.Index(logits, axes.Axes[0]));
        var picked = g.Sum(g.Where(isLabel, call.X, g.Constant(0)), axes);
        return g.Subtract(Stable.LogSumExp(g, call.X, axes), picked);
    }

    /// <summary>With d = |p - y| and q = min(d, delta): q^2 / 2 + delta (d - q).</summary>
    private static Composition Huber(FunctionCall call) => Loss((g, p, y) =>
    {
        var (distance, delta) = (g.Add(Operators.Elementwise.Abs, g.Subtract(p, y)), call.Values[2]);
        var quadratic = g.Add(Operators.Elementwise.Minimum, distance, delta);
        return g.Add(
            g.Multiply(g.Constant(0.5), g.Add(Operators.Elementwise.Square, quadratic)),
            g.Multiply(delta, g.Subtract(distance, quadratic)));
    })(call);

    private static Composition KullbackLeibler(FunctionCall call)
    {
        if (SameShapes(call) is { } problem)
        {
            return problem;
        }

        var (g, p, q) = (call.G, call.X, call.Values[1]);
        var terms = g.Subtract(g.Add(Operators.Elementwise.Xlogy, p, p), g.Add(Operators.Elementwise.Xlogy, p, q));
        return Reduce(call.On(terms), Structural.Sum);
    }

    private static Composition CosineSimilarity(FunctionCall call)
    {
        if ((call.Axes(call.X, out var axes) ?? SameShapes(call)) is { } problem)
        {
            return problem;
        }

        var (g, x, y) = (call.G, call.X, call.Values[1]);
        return g.Divide(g.Sum(g.Multiply(x, y), axes), g.Multiply(NormOver(g, x, axes), NormOver(g, y, axes)));
    }

    private static int NormOver(GraphBuilder g, int x, AxesDetail axes) =>
        g.Add(Operators.Elementwise.Norm, g.Sum(g.Add(Operators.Elementwise.Square, x), axes));

    private static ShapeProblem? SameShapes(FunctionCall call)
    {
        var (a, b) = (call.G.ShapeOf(call.X), call.G.ShapeOf(call.Values[1]));
        return a.Equals(b)
            ? null
            : new ShapeProblem(
                ShapeProblemKind.Broadcast, $"'{call.Name}' has a prediction of shape {a} and a target of shape {b}; they must be the same");
    }
}
