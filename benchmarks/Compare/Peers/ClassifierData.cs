namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>The network 784-128-10 of the case <c>train</c>: its data, its first weights and its learning rate.</summary>
internal sealed class ClassifierData(int m)
{
    public const int Nx = 784, Nh = 128, Nc = 10;

    /// <summary>Small: the weights stay where they are however often a step is timed.</summary>
    public const float LearningRate = 0.01f;

    public int M { get; } = m;

    /// <summary>The examples, one after the other.</summary>
    public float[] X { get; } = Inputs.Uniform(m * Nx, seed: 1);

    /// <summary>The class of each example.</summary>
    public int[] Classes { get; } = Inputs.Classes(m, seed: 2, Nc);

    /// <summary>(nh, nx): the weights into one hidden unit after the other. The biases start at zero.</summary>
    public float[] W1 { get; } = Inputs.Uniform(Nh * Nx, seed: 3, -0.05f, 0.1f);

    /// <summary>(nc, nh).</summary>
    public float[] W2 { get; } = Inputs.Uniform(Nc * Nh, seed: 4, -0.1f, 0.2f);

    /// <summary>The classes as rows of zeros with a one, an example after the other.</summary>
    public float[] OneHot()
    {
        float[] y = new float[M * Nc];
        for (int j = 0; j < M; j++)
        {
            y[(j * Nc) + Classes[j]] = 1;
        }

        return y;
    }

    /// <summary>
    /// What a step from the first weights did, in steps of the learning rate (which makes it minus the gradient): were the weights
    /// themselves compared, they would hide a wrong update behind their own size.
    /// </summary>
    public static float[] Change(ReadOnlySpan<float> before, ReadOnlySpan<float> after)
    {
        float[] change = new float[after.Length];
        for (int i = 0; i < change.Length; i++)
        {
            change[i] = (after[i] - before[i]) / LearningRate;
        }

        return change;
    }
}
