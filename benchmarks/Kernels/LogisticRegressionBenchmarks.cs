using BenchmarkDotNet.Attributes;
using NumDsl.Benchmarks.Models;

namespace NumDsl.Benchmarks.Kernels;

/// <summary>Cost, and cost with gradient, of a logistic regression: small, in the cache, and far beyond it.</summary>
[MemoryDiagnoser]
public class LogisticRegressionBenchmarks
{
    private LogisticRegression _model = null!;
    private LogisticRegression.ParameterSet _gradient = null!;
    private float[] _x = [], _y = [];

    [Params(2, 64, 12_288)]
    public int Features { get; set; }

    [Params(8, 209, 4_096)]
    public int Count { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _model = new LogisticRegression(Features) { MaxDegreeOfParallelism = 1 };
        Data.Uniform(Features, seed: 1, -0.005f, 0.01f).CopyTo(_model.Parameters.Flat);
        _gradient = _model.CreateParameterSet();
        _x = Data.Uniform(Features * Count, seed: 2);
        _y = Data.Uniform(Count, seed: 3);
    }

    [Benchmark]
    public float CostExampleMajor() => _model.Cost(Examples.Columns(_x, Features, Count), Examples.Columns(_y, 1, Count));

    [Benchmark]
    public float CostAndGradientExampleMajor() =>
        _model.CostAndGradient(Examples.Columns(_x, Features, Count), Examples.Columns(_y, 1, Count), _gradient);

    [Benchmark]
    public float CostAndGradientFeatureMajor() => _model.CostAndGradient(_x, _y, Count, _gradient);
}
