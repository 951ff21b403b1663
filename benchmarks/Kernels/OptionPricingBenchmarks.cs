using BenchmarkDotNet.Attributes;
using NumDsl.Benchmarks.Models;

namespace NumDsl.Benchmarks.Kernels;

/// <summary>The price of n European calls, and the price with its five Greeks.</summary>
[MemoryDiagnoser]
public class OptionPricingBenchmarks
{
    private float[] _s = [], _k = [], _sigma = [], _r = [], _t = [], _ds = [], _dk = [], _dSigma = [], _dr = [], _dt = [];

    [Params(100_000, 10_000_000)]
    public int N { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        OptionPricing.MaxDegreeOfParallelism = 1;
        _s = Data.Uniform(N, seed: 1, 80, 40);
        _k = Data.Uniform(N, seed: 2, 80, 40);
        _t = Data.Uniform(N, seed: 3, 0.1f, 2);
        _r = Data.Uniform(N, seed: 4, 0.01f, 0.05f);
        _sigma = Data.Uniform(N, seed: 5, 0.1f, 0.4f);
        (_ds, _dk, _dSigma, _dr, _dt) = (new float[N], new float[N], new float[N], new float[N], new float[N]);
    }

    [Benchmark]
    public float Price() => OptionPricing.Price(_s, _k, _sigma, _r, _t, N);

    [Benchmark]
    public float PriceAndGreeks() => OptionPricing.PriceAndGradient(_s, _k, _sigma, _r, _t, N, _ds, _dk, _dSigma, _dr, _dt);
}
