using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Simplification;

/// <summary>
/// Names for values that the user did not name: what goes into an activation is <c>z</c>, as in every lecture, so that its
/// derivative comes out as <c>dz</c>.
/// </summary>
internal static class ConventionalNames
{
    private static readonly HashSet<Operator> Activations =
    [
        Elementwise.Sigmoid, Elementwise.Tanh, Elementwise.Relu, Elementwise.Softplus, Elementwise.LogSigmoid,
        Elementwise.SigmoidCrossEntropy,
    ];

    public static void Give(GraphBuilder g)
    {
        for (var node = 0; node < g.Count; node++)
        {
            if (!Activations.Contains(g[node].Operator))
            {
                continue;
            }

            var z = g[node].Inputs[0];
            if (g[z].Operator == Elementwise.Negate)
            {
                z = g[z].Inputs[0];
            }

            if (g[z].Operator != Structural.Input && g[z].Operator != Structural.Constant)
            {
                g.Name(z, "z");
            }
        }
    }
}
