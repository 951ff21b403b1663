namespace NumDsl.Benchmarks.Models;

/// <summary>A matrix product and nothing else.</summary>
[Model]
public static partial class Products
{
    [Equation]
    public static NDArray Product([Shape("m", "k")] NDArray a, [Shape("k", "n")] NDArray b) => Functions.Dot(a, b);
}
