using BenchmarkDotNet.Attributes;
using NumDsl.Benchmarks.Models;
using NumDsl.Kernels;

namespace NumDsl.Benchmarks.Kernels;

/// <summary>The matrix product (M, K) x (K, N): the entry that generated code calls, and the equation <c>Dot(a, b)</c>.</summary>
[MemoryDiagnoser]
public class ProductBenchmarks
{
    private float[] _a = [], _b = [], _c = [];

    /// <summary>M, K and N.</summary>
    [ParamsSource(nameof(AllSizes))]
    public (int M, int K, int N) Sizes { get; set; }

    public static IEnumerable<(int M, int K, int N)> AllSizes => [(128, 784, 128), (2048, 784, 128), (512, 512, 512), (1024, 1024, 1024)];

    [GlobalSetup]
    public void SetUp()
    {
        Products.MaxDegreeOfParallelism = 1;
        _a = Data.Uniform(Sizes.M * Sizes.K, seed: 1);
        _b = Data.Uniform(Sizes.K * Sizes.N, seed: 2);
        _c = new float[Sizes.M * Sizes.N];
    }

    [Benchmark]
    public void Kernel() => MatrixProduct.Multiply(
        ref _a[0], Sizes.K, 1, ref _b[0], Sizes.N, 1, ref _c[0], Sizes.N, 1, Sizes.M, Sizes.N, Sizes.K, accumulate: false);

    [Benchmark]
    public void Equation() => Products.Product(_a, _b, Sizes.M, Sizes.K, Sizes.N, _c);
}
