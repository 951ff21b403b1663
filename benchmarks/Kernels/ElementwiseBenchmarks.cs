using BenchmarkDotNet.Attributes;
using NumDsl.Benchmarks.Models;

namespace NumDsl.Benchmarks.Kernels;

/// <summary>Values and gradients of sums over n numbers, in the cache and far beyond it.</summary>
[MemoryDiagnoser]
public class ElementwiseBenchmarks
{
    private float[] _x = [], _dx = [];

    [Params(10_000, 10_000_000)]
    public int N { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        Activations.MaxDegreeOfParallelism = 1;
        _x = Data.Uniform(N, seed: 1, -4, 8);
        _dx = new float[N];
    }

    [Benchmark]
    public float Gelu() => Activations.SumOfGelu(_x, N);

    [Benchmark]
    public float GeluAndGradient() => Activations.SumOfGeluAndGradient(_x, N, _dx);

    [Benchmark]
    public float Softplus() => Activations.SumOfSoftplus(_x, N);

    [Benchmark]
    public float SoftplusAndGradient() => Activations.SumOfSoftplusAndGradient(_x, N, _dx);

    [Benchmark]
    public float Tanh() => Activations.SumOfTanh(_x, N);

    [Benchmark]
    public float TanhAndGradient() => Activations.SumOfTanhAndGradient(_x, N, _dx);

    [Benchmark]
    public float Gaussian() => Activations.SumOfGaussian(_x, N);

    [Benchmark]
    public float GaussianAndGradient() => Activations.SumOfGaussianAndGradient(_x, N, _dx);
}
