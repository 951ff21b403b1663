using NumDsl;

namespace LogisticRegressionSample;

/// <summary>
/// One cost and gradient of 4,096 examples with 12,288 features each: 201 MB, far beyond any cache, so its time is the time
/// that memory takes to deliver X. A gradient that reads X once comes near the time of merely adding X up; one that reads it
/// twice (once forward, once backward) takes at least double.
/// </summary>
internal static class LargeRun
{
    private const int Nx = 12_288, M = 4_096;

    public static void Run()
    {
        var random = new Random(1);
        float[] x = new float[Nx * M];
        foreach (ref float value in x.AsSpan())
        {
            value = random.NextSingle() - 0.5f;
        }

        float[] y = [.. Enumerable.Range(0, M).Select(i => (float)(i % 2))];
        var model = new LogisticRegressionFloat(Nx);
        var gradient = model.CreateParameterSet();

        float kept = 0;
        double[] seconds = Timing.Medians(rounds: 15, calls: 1,
            () => kept += ReadLimit.Sum(x),
            () => kept += CostAndGradient(threads: 1),
            () => kept += CostAndGradient(threads: -1));
        GC.KeepAlive(kept);

        double bytes = sizeof(float) * (double)x.Length;
        Console.WriteLine($"""

            {Nx} features x {M} examples, float, {bytes / 1e6:0} MB, example-major, median of 15 runs in turns
              adding X up (read limit, 1 thread)   {seconds[0] * 1e3,6:0.00} ms   {bytes / seconds[0] / 1e9,5:0.0} GB/s
              cost + gradient, 1 thread            {seconds[1] * 1e3,6:0.00} ms   {bytes / seconds[1] / 1e9,5:0.0} GB/s
              cost + gradient, {Environment.ProcessorCount} threads           {seconds[2] * 1e3,6:0.00} ms   {bytes / seconds[2] / 1e9,5:0.0} GB/s
            On one thread the gradient takes {seconds[1] / seconds[0]:0.00} times as long as reading X once. With more the bits are the same.
            """);

        float CostAndGradient(int threads)
        {
            model.MaxDegreeOfParallelism = threads;
            return model.CostAndGradient(Examples.Columns(x, Nx, M), Examples.Columns(y, 1, M), gradient);
        }
    }
}
