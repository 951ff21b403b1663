using NumDsl;

namespace ComputationGraph;

/// <summary>J(a, b, c) = 3 (a + b c), written as the three steps of its computation graph.</summary>
[Model(typeof(double))]
public static partial class Graph
{
    [Equation, Gradient]
    public static Scalar J(Scalar a, Scalar b, Scalar c)
    {
        var u = b * c;
        var v = a + u;
        return 3 * v;
    }
}
