using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Single;
using static NumDsl.Benchmarks.Compare.Peers.ClassifierData;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<float>;

namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>Math.NET Numerics with its managed provider: matrices and vectors, so no elementwise rows.</summary>
internal sealed class MathNetPeer : IPeer
{
    public string Version => $"Math.NET Numerics {typeof(Control).Assembly.GetName().Version?.ToString(3)}, managed";

    public Work? Prepare(string name, int[] sizes, int threads)
    {
        Control.UseManaged();
        Control.MaxDegreeOfParallelism = threads;
        return name switch
        {
            "logistic-examples" => Logistic(new(sizes[0], sizes[1]), exampleMajor: true, threads),
            "logistic-features" => Logistic(new(sizes[0], sizes[1]), exampleMajor: false, threads),
            "train" => Train(new(sizes[0]), threads),
            "product" => Product(sizes[0], sizes[1], sizes[2], threads),
            _ => null,
        };
    }

    private static Work Logistic(LogisticData data, bool exampleMajor, int threads)
    {
        // Math.NET stores columns: an example a column of (nx, m), or a feature a column of (m, nx).
        var x = exampleMajor ? new DenseMatrix(data.Nx, data.M, data.X) : new DenseMatrix(data.M, data.Nx, data.X);
        Vector<float> w = new DenseVector(data.W), y = new DenseVector(data.Y), dw = w;
        float cost = 0, db = 0;
        return new Work(
            () =>
            {
                var z = (exampleMajor ? x.TransposeThisAndMultiply(w) : x.Multiply(w)) + LogisticData.Bias;
                cost = (float)(z.Map(v => LoopMath.Softplus(v).Value).Sum() - (y * z)) / data.M;
                var dz = (z.Map(v => LoopMath.Softplus(v).Derivative) - y) / data.M;
                db = dz.Sum();
                dw = exampleMajor ? x.Multiply(dz) : x.TransposeThisAndMultiply(dz);
            },
            () => [[cost], dw.ToArray(), [db]]) { Threads = threads };
    }

    private static Work Product(int m, int k, int n, int threads)
    {
        // The arrays are rows; as columns they are the transposes, and C^T = B^T A^T.
        var a = new DenseMatrix(k, m, Inputs.Uniform(m * k, seed: 1, -0.5f));
        var b = new DenseMatrix(n, k, Inputs.Uniform(k * n, seed: 2, -0.5f));
        var c = new DenseMatrix(n, m);
        return new Work(() => b.Multiply(a, c), () => [c.Values]) { Threads = threads };
    }

    private static Work Train(ClassifierData data, int threads)
    {
        var x = new DenseMatrix(Nx, data.M, data.X);
        var y = new DenseMatrix(Nc, data.M, data.OneHot());

        // (nx, nh) and (nh, nc): the transposed weights, as columns.
        Matrix w1 = x, w2 = x;
        Vector<float> b1 = DenseVector.Create(Nh, 0), b2 = b1;
        float cost = 0;
        Reset();
        return new Work(Step, () =>
            [
                [cost], Change(data.W1, w1.ToColumnMajorArray()), Change(new float[Nh], b1.ToArray()),
                Change(data.W2, w2.ToColumnMajorArray()), Change(new float[Nc], b2.ToArray()),
            ])
        {
            Reset = Reset,
            Threads = threads,
        };

        void Reset()
        {
            w1 = new DenseMatrix(Nx, Nh, [.. data.W1]);
            w2 = new DenseMatrix(Nh, Nc, [.. data.W2]);
            b1 = DenseVector.Create(Nh, 0);
            b2 = DenseVector.Create(Nc, 0);
        }

        void Step()
        {
            var hidden = w1.TransposeThisAndMultiply(x);
            hidden.MapIndexedInplace((h, _, z) => MathF.Max(z + b1[h], 0));
            var dz = w2.TransposeThisAndMultiply(hidden);
            dz.MapIndexedInplace((c, _, z) => z + b2[c], Zeros.Include);
            cost = SoftmaxCrossEntropy(dz, data.Classes);
            var dHidden = w2.Multiply(dz);
            dHidden.MapIndexedInplace((h, j, d) => hidden[h, j] > 0 ? d : 0);
            w1 -= LearningRate * x.TransposeAndMultiply(dHidden);
            b1 -= LearningRate * dHidden.RowSums();
            w2 -= LearningRate * hidden.TransposeAndMultiply(dz);
            b2 -= LearningRate * dz.RowSums();
        }
    }

    /// <summary>Replaces the last layer's z, an example a column, by the derivative of the mean cost; returns that.</summary>
    private static float SoftmaxCrossEntropy(Matrix z, int[] classes)
    {
        float[] values = ((DenseMatrix)z).Values;
        double cost = 0;
        for (int j = 0; j < classes.Length; j++)
        {
            Span<float> example = values.AsSpan(j * Nc, Nc);
            float max = example[0], sum = 0;
            foreach (float value in example)
            {
                max = MathF.Max(max, value);
            }

            foreach (float value in example)
            {
                sum += MathF.Exp(value - max);
            }

            float logSum = max + MathF.Log(sum);
            cost += logSum - example[classes[j]];
            for (int c = 0; c < Nc; c++)
            {
                example[c] = (MathF.Exp(example[c] - logSum) - (c == classes[j] ? 1 : 0)) / classes.Length;
            }
        }

        return (float)(cost / classes.Length);
    }
}
