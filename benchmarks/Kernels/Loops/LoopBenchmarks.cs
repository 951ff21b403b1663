using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace NumDsl.Benchmarks.Kernels.Loops;

/// <summary>Explicit loops, and what the code fixes make of them.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class LoopBenchmarks
{
    private const int Length = 4096;

    private readonly double[] _u = Random(Length, 1);
    private readonly double[] _v = Random(Length, 2);
    private readonly double[] _result = new double[Length];
    private readonly double[,] _matrix = new double[256, 256];
    private readonly double[] _vector = Random(256, 3);
    private readonly double[][] _x = [.. Enumerable.Range(0, 500).Select(i => Random(256, i))];
    private readonly double[] _y = [.. Enumerable.Range(0, 500).Select(i => (double)(i % 2))];
    private readonly double[] _w = new double[256];

    [Benchmark(Baseline = true), BenchmarkCategory("dot")]
    public double DotLoop() => ExplicitLoops.Dot(_u, _v);

    [Benchmark, BenchmarkCategory("dot")]
    public double DotFixed() => VectorOperations.Dot(_u, _v);

    [Benchmark(Baseline = true), BenchmarkCategory("matrix-vector")]
    public double[] MatrixVectorLoop() => ExplicitLoops.MatrixVector(_matrix, _vector);

    [Benchmark, BenchmarkCategory("matrix-vector")]
    public double[] MatrixVectorFixed() => VectorOperations.MatrixVector(_matrix, _vector);

    [Benchmark(Baseline = true), BenchmarkCategory("exp")]
    public void ExpLoop() => ExplicitLoops.Exp(_v, _result);

    [Benchmark, BenchmarkCategory("exp")]
    public void ExpFixed() => VectorOperations.Exp(_v, _result);

    [Benchmark(Baseline = true), BenchmarkCategory("log")]
    public void LogLoop() => ExplicitLoops.Log(_v, _result);

    [Benchmark, BenchmarkCategory("log")]
    public void LogFixed() => VectorOperations.Log(_v, _result);

    [Benchmark(Baseline = true), BenchmarkCategory("abs")]
    public void AbsLoop() => ExplicitLoops.Abs(_v, _result);

    [Benchmark, BenchmarkCategory("abs")]
    public void AbsFixed() => VectorOperations.Abs(_v, _result);

    [Benchmark(Baseline = true), BenchmarkCategory("maximum")]
    public void MaximumLoop() => ExplicitLoops.Maximum(_v, _result);

    [Benchmark, BenchmarkCategory("maximum")]
    public void MaximumFixed() => VectorOperations.Maximum(_v, _result);

    [Benchmark(Baseline = true), BenchmarkCategory("square")]
    public void SquareLoop() => ExplicitLoops.Square(_v, _result);

    [Benchmark, BenchmarkCategory("square")]
    public void SquareFixed() => VectorOperations.Square(_v, _result);

    [Benchmark(Baseline = true), BenchmarkCategory("reciprocal")]
    public void ReciprocalLoop() => ExplicitLoops.Reciprocal(_v, _result);

    [Benchmark, BenchmarkCategory("reciprocal")]
    public void ReciprocalFixed() => VectorOperations.Reciprocal(_v, _result);

    [Benchmark(Baseline = true), BenchmarkCategory("logistic regression")]
    public double StepLoop() => ExplicitLoops.Step(_x, _y, _w);

    [Benchmark, BenchmarkCategory("logistic regression")]
    public double StepFixed() => VectorOperations.Step(_x, _y, _w);

    private static double[] Random(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() + 0.01)];
    }
}
