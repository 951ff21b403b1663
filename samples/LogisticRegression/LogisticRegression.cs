using NumDsl;
using static NumDsl.Functions;

namespace LogisticRegressionSample;

/// <summary>Logistic regression with the cross-entropy as cost, as it is printed in a textbook, in double precision.</summary>
[Model(typeof(double))]
public partial class LogisticRegression
{
    [Parameter("nx", 1)] public partial NDArray W { get; }
    [Parameter] public partial Scalar B { get; }

    [Equation]
    [return: Shape(1, "m")]
    public NDArray Predict([Shape("nx", "m")] NDArray x) => Sigmoid(Dot(W.T, x) + B);

    [Equation, Gradient]
    public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(1, "m")] NDArray y)
    {
        var a = Predict(x);
        return Mean(-(y * Log(a) + (1 - y) * Log(1 - a)));
    }
}
