using static NumDsl.Functions;

namespace NumDsl.Benchmarks.Models;

/// <summary>Sums of elementwise functions: value and gradient are one pass over n numbers.</summary>
[Model]
public static partial class Activations
{
    /// <summary>
    /// The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel, arXiv:1606.08415): 0.7978845608 is sqrt(2 / pi).
    /// </summary>
    [Equation, Gradient]
    public static Scalar SumOfGelu([Shape("n", 1)] NDArray x) => Sum(0.5 * x * (1 + Tanh(0.7978845608 * (x + 0.044715 * x * x * x))));

    [Equation, Gradient]
    public static Scalar SumOfSoftplus([Shape("n", 1)] NDArray x) => Sum(Log(1 + Exp(x)));

    [Equation, Gradient]
    public static Scalar SumOfTanh([Shape("n", 1)] NDArray x) => Sum(Tanh(x));

    [Equation, Gradient]
    public static Scalar SumOfGaussian([Shape("n", 1)] NDArray x) => Sum(Exp(-x * x));
}
