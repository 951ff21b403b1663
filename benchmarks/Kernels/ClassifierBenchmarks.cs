using BenchmarkDotNet.Attributes;
using NumDsl.Benchmarks.Models;

namespace NumDsl.Benchmarks.Kernels;

/// <summary>The network 784-128-10: its cost, the gradient, and a step of training.</summary>
[MemoryDiagnoser]
public class ClassifierBenchmarks
{
    private const int Nx = 784, Nh = 128, Nc = 10;

    private readonly GradientDescent _descent = new(0.01);
    private Classifier _model = null!;
    private Classifier.ParameterSet _gradient = null!;
    private float[] _x = [], _y = [];

    [Params(128, 2_048)]
    public int Batch { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _model = new Classifier(Nh, Nx, Nc) { MaxDegreeOfParallelism = 1 };
        Data.Uniform(_model.Parameters.Length, seed: 1, -0.05f, 0.1f).CopyTo(_model.Parameters.Flat);
        _gradient = _model.CreateParameterSet();
        _x = Data.Uniform(Nx * Batch, seed: 2);
        _y = Data.OneHot(Nc, Batch, seed: 3);
    }

    [Benchmark]
    public float Cost() => _model.Cost(Examples.Columns(_x, Nx, Batch), Examples.Columns(_y, Nc, Batch));

    [Benchmark]
    public float CostAndGradient() => _model.CostAndGradient(Examples.Columns(_x, Nx, Batch), Examples.Columns(_y, Nc, Batch), _gradient);

    [Benchmark]
    public float GradientThenStep()
    {
        float cost = CostAndGradient();
        _descent.Step(_model.Parameters, _gradient);
        return cost;
    }

    [Benchmark]
    public float TrainingStep() => _model.CostTrainingStep(Examples.Columns(_x, Nx, Batch), Examples.Columns(_y, Nc, Batch), _descent);
}
