using System.Numerics.Tensors;
using NumDsl.Benchmarks.Models;
using NumDsl.Kernels;
using static NumDsl.Benchmarks.Compare.Peers.ClassifierData;

namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>The code generated from the models in benchmarks/Models, called as a user calls it.</summary>
internal sealed class NumDslPeer : IPeer
{
    public string Version => $"NumDsl on .NET {Environment.Version}";

    public Work? Prepare(string name, int[] sizes, int threads)
    {
        OptionPricing.MaxDegreeOfParallelism = threads;
        Activations.MaxDegreeOfParallelism = threads;
        Products.MaxDegreeOfParallelism = threads;
        return Prepared(name, sizes, threads) is { } work ? work with { Threads = threads } : null;
    }

    private static Work? Prepared(string name, int[] sizes, int threads) => name switch
    {
        "logistic-examples" => Logistic(sizes[0], sizes[1], exampleMajor: true, threads),
        "logistic-features" => Logistic(sizes[0], sizes[1], exampleMajor: false, threads),
        "options" => Options(sizes[0]),
        "gelu" => Elementwise(sizes[0], Activations.SumOfGeluAndGradient),
        "softplus" => Elementwise(sizes[0], Activations.SumOfSoftplusAndGradient),
        "train" => Train(sizes[0], threads),
        "product" => KernelProduct(sizes[0], sizes[1], sizes[2]),
        "product-equation" => Product(sizes[0], sizes[1], sizes[2]),
        "gelu-value" => ElementwiseValue(sizes[0], Activations.SumOfGelu),
        "softplus-value" => ElementwiseValue(sizes[0], Activations.SumOfSoftplus),
        "tanh-value" => ElementwiseValue(sizes[0], Activations.SumOfTanh),
        "gaussian-value" => ElementwiseValue(sizes[0], Activations.SumOfGaussian),
        "tanh" => Elementwise(sizes[0], Activations.SumOfTanhAndGradient),
        "gaussian" => Elementwise(sizes[0], Activations.SumOfGaussianAndGradient),
        _ => null,
    };

    private static Work Logistic(int nx, int m, bool exampleMajor, int threads)
    {
        var data = new LogisticData(nx, m);
        var model = new LogisticRegression(nx) { MaxDegreeOfParallelism = threads };
        data.W.CopyTo(model.Parameters.Flat);
        model.Parameters.B = LogisticData.Bias;
        var gradient = model.CreateParameterSet();
        float cost = 0;

        // Feature-major data go in as plain spans, the overload that small problems take.
        return new Work(
            exampleMajor
                ? () => cost = model.CostAndGradient(Examples.Columns(data.X, nx, m), Examples.Columns(data.Y, 1, m), gradient)
                : () => cost = model.CostAndGradient(data.X, data.Y, m, gradient),
            () => [[cost], gradient.Flat[..nx].ToArray(), [gradient.B]]);
    }

    private static Work Options(int n)
    {
        var data = new OptionData(n);
        float[] ds = Inputs.Allocate(n), dk = Inputs.Allocate(n), dSigma = Inputs.Allocate(n);
        float[] dr = Inputs.Allocate(n), dt = Inputs.Allocate(n);
        float price = 0;
        return new Work(
            () => price = OptionPricing.PriceAndGradient(data.S, data.K, data.Sigma, data.R, data.T, n, ds, dk, dSigma, dr, dt),
            () => [[price], ds, dk, dSigma, dr, dt]);
    }

    private delegate float ValueAndGradient(ReadOnlySpan<float> x, int n, Span<float> dx);

    private static Work Elementwise(int n, ValueAndGradient function)
    {
        float[] x = Inputs.Uniform(n, seed: 1, -4, 8), dx = Inputs.Allocate(n);
        float value = 0;
        return new Work(() => value = function(x, n, dx), () => [[value], dx]);
    }

    private delegate float Value(ReadOnlySpan<float> x, int n);

    private static Work ElementwiseValue(int n, Value function)
    {
        float[] x = Inputs.Uniform(n, seed: 1, -4, 8);
        float value = 0;
        return new Work(() => value = function(x, n), () => [[value]]);
    }

    private static Work Train(int m, int threads)
    {
        var data = new ClassifierData(m);
        float[] y = data.OneHot();
        var model = new Classifier(Nh, Nx, Nc) { MaxDegreeOfParallelism = threads };
        var start = model.CreateParameterSet();
        data.W1.CopyTo(start.Flat);
        data.W2.CopyTo(start.Flat[(Nh * (Nx + 1))..]);
        start.CopyTo(model.Parameters);
        var descent = new GradientDescent(LearningRate);
        float cost = 0;
        return new Work(
            () => cost = model.CostTrainingStep(Examples.Columns(data.X, Nx, m), Examples.Columns(y, Nc, m), descent),
            () =>
            {
                float[] change = Change(start.Flat, model.Parameters.Flat);
                int b1 = Nh * Nx, w2 = b1 + Nh, b2 = w2 + (Nc * Nh);
                return [[cost], change[..b1], change[b1..w2], change[w2..b2], change[b2..]];
            })
        {
            Reset = () => start.CopyTo(model.Parameters),
        };
    }

    /// <summary>The entry that generated code calls.</summary>
    private static Work KernelProduct(int m, int k, int n)
    {
        float[] a = Inputs.Uniform(m * k, seed: 1, -0.5f), b = Inputs.Uniform(k * n, seed: 2, -0.5f), c = Inputs.Allocate(m * n);
        return new Work(
            () => MatrixProduct.Multiply(ref a[0], k, 1, ref b[0], n, 1, ref c[0], n, 1, m, n, k, accumulate: false),
            () => [c]);
    }

    /// <summary>The equation <c>Dot(a, b)</c>.</summary>
    private static Work Product(int m, int k, int n)
    {
        float[] a = Inputs.Uniform(m * k, seed: 1, -0.5f), b = Inputs.Uniform(k * n, seed: 2, -0.5f), c = Inputs.Allocate(m * n);
        return new Work(
            () => Products.Product(
                new ReadOnlyTensorSpan<float>(a, [m, k]), new ReadOnlyTensorSpan<float>(b, [k, n]), new TensorSpan<float>(c, [m, n])),
            () => [c]);
    }
}
