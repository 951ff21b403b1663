using static NumDsl.Benchmarks.Compare.Peers.ClassifierData;

namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>Explicit loops in C#, with the gradients derived by hand: what one writes without any library.</summary>
internal sealed class LoopsPeer : IPeer
{
    public string Version => $"C# loops on .NET {Environment.Version}";

    public Work? Prepare(string name, int[] sizes, int threads) => name switch
    {
        "logistic-examples" => Logistic(new(sizes[0], sizes[1]), exampleMajor: true),
        "logistic-features" => Logistic(new(sizes[0], sizes[1]), exampleMajor: false),
        "options" => Options(sizes[0]),
        "gelu" => Elementwise(sizes[0], LoopMath.Gelu),
        "softplus" => Elementwise(sizes[0], LoopMath.Softplus),
        "train" => Train(new(sizes[0])),
        "product" => Product(sizes[0], sizes[1], sizes[2]),
        _ => null,
    };

    private static Work Logistic(LogisticData data, bool exampleMajor)
    {
        float[] dw = new float[data.Nx], z = new float[data.M];
        float cost = 0, db = 0;
        return new Work(
            exampleMajor
                ? () => cost = LogisticLoops.ByExamples(data.X, data.Y, data.W, LogisticData.Bias, dw, out db)
                : () => cost = LogisticLoops.ByFeatures(data.X, data.Y, data.W, LogisticData.Bias, z, dw, out db),
            () => [[cost], dw, [db]]);
    }

    private static Work Options(int n)
    {
        var data = new OptionData(n);
        float[] ds = new float[n], dk = new float[n], dSigma = new float[n], dr = new float[n], dt = new float[n];
        float price = 0;
        return new Work(
            () => price = OptionLoop.PriceAndGreeks(data.S, data.K, data.Sigma, data.R, data.T, ds, dk, dSigma, dr, dt),
            () => [[price], ds, dk, dSigma, dr, dt]);
    }

    private static Work Elementwise(int n, Func<float, (float Value, float Derivative)> function)
    {
        float[] x = Inputs.Uniform(n, seed: 1, -4, 8), dx = Inputs.Allocate(n);
        double value = 0;
        return new Work(
            () =>
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    (float y, dx[i]) = function(x[i]);
                    sum += y;
                }

                value = sum;
            },
            () => [[(float)value], dx]);
    }

    private static Work Train(ClassifierData data)
    {
        var network = new LoopNetwork(data);
        float cost = 0;
        return new Work(
            () => cost = network.Step(),
            () =>
            [
                [cost], Change(data.W1, network.W1), Change(new float[Nh], network.B1),
                Change(data.W2, network.W2), Change(new float[Nc], network.B2),
            ])
        {
            Reset = network.Reset,
        };
    }

    private static Work Product(int m, int k, int n)
    {
        float[] a = Inputs.Uniform(m * k, seed: 1, -0.5f), b = Inputs.Uniform(k * n, seed: 2, -0.5f), c = new float[m * n];
        return new Work(
            () =>
            {
                Array.Clear(c);
                for (int i = 0; i < m; i++)
                {
                    Span<float> row = c.AsSpan(i * n, n);
                    for (int l = 0; l < k; l++)
                    {
                        float factor = a[(i * k) + l];
                        ReadOnlySpan<float> bRow = b.AsSpan(l * n, n);
                        for (int j = 0; j < row.Length; j++)
                        {
                            row[j] += factor * bRow[j];
                        }
                    }
                }
            },
            () => [c]);
    }
}
