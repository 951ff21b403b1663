using NumDsl;

namespace LogisticRegressionSample;

/// <summary>Keeps the cost of some iterations. (Progress&lt;T&gt; would report from another thread, and late.)</summary>
internal sealed class CostRecorder(params int[] iterations) : IProgress<GradientDescentProgress>
{
    /// <summary>The cost of each of the iterations.</summary>
    public Dictionary<int, double> Costs { get; } = [];

    /// <summary>Called before each update.</summary>
    public void Report(GradientDescentProgress value)
    {
        if (iterations.Contains(value.Iteration))
        {
            Costs[value.Iteration] = value.Cost;
        }
    }
}
