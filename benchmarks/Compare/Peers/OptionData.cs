namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>The data of the case <c>options</c>: n European calls.</summary>
internal sealed class OptionData(int n)
{
    public float[] S { get; } = Inputs.Uniform(n, seed: 1, 80, 40);

    public float[] K { get; } = Inputs.Uniform(n, seed: 2, 80, 40);

    public float[] T { get; } = Inputs.Uniform(n, seed: 3, 0.1f, 2);

    public float[] R { get; } = Inputs.Uniform(n, seed: 4, 0.01f, 0.05f);

    public float[] Sigma { get; } = Inputs.Uniform(n, seed: 5, 0.1f, 0.4f);
}
