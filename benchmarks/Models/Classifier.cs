using static NumDsl.Functions;

namespace NumDsl.Benchmarks.Models;

/// <summary>A network of one hidden layer that tells nc classes apart: ReLU, softmax, cross-entropy.</summary>
[Model]
public partial class Classifier
{
    [Parameter("nh", "nx")] public partial NDArray W1 { get; }
    [Parameter("nh", 1)] public partial NDArray B1 { get; }
    [Parameter("nc", "nh")] public partial NDArray W2 { get; }
    [Parameter("nc", 1)] public partial NDArray B2 { get; }

    /// <summary>The mean cross-entropy of m examples.</summary>
    /// <param name="x">The examples.</param>
    /// <param name="y">Their classes: 1 in the row of the right one, 0 elsewhere.</param>
    [Equation, Gradient, TrainingStep]
    public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape("nc", "m")] NDArray y)
    {
        var hidden = Relu(Dot(W1, x) + B1);
        var z = Dot(W2, hidden) + B2;
        return -Mean(Sum(y * Log(Softmax(z, axis: 0)), axis: 0));
    }
}
