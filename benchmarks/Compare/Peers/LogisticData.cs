namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>The data of the cases <c>logistic-examples</c> and <c>logistic-features</c>: nx features of m examples.</summary>
internal sealed class LogisticData(int nx, int m)
{
    public const float Bias = 0.1f;

    public int Nx { get; } = nx;

    public int M { get; } = m;

    /// <summary>nx times m numbers; the case says which dimension is the contiguous one.</summary>
    public float[] X { get; } = Inputs.Uniform(nx * m, seed: 1);

    public float[] W { get; } = Inputs.Uniform(nx, seed: 2, -0.005f, 0.01f);

    public float[] Y { get; } = Inputs.Labels(m, seed: 3);
}
