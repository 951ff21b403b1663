using static NumDsl.Functions;

namespace NumDsl.Benchmarks.Models;

/// <summary>Logistic regression with the cross-entropy as cost, as it is printed in a textbook.</summary>
[Model]
public partial class LogisticRegression
{
    [Parameter("nx", 1)] public partial NDArray W { get; }
    [Parameter] public partial Scalar B { get; }

    [Equation, Gradient]
    public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(1, "m")] NDArray y)
    {
        var a = Sigmoid(Dot(W.T, x) + B);
        return Mean(-(y * Log(a) + (1 - y) * Log(1 - a)));
    }
}
