using System.Numerics.Tensors;

namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>
/// The platform's vectorised operations, one call a step. They have no error function (no options) and no matrix product: that
/// is put together from rows, and the training step left out.
/// </summary>
internal sealed class TensorPrimitivesPeer : IPeer
{
    public string Version => $"TensorPrimitives {typeof(TensorPrimitives).Assembly.GetName().Version?.ToString(3)}";

    public Work? Prepare(string name, int[] sizes, int threads) => name switch
    {
        "logistic-examples" => Logistic(new(sizes[0], sizes[1]), exampleMajor: true),
        "logistic-features" => Logistic(new(sizes[0], sizes[1]), exampleMajor: false),
        "gelu" => Gelu(sizes[0]),
        "softplus" => Softplus(sizes[0]),
        "product" => Product(sizes[0], sizes[1], sizes[2]),
        _ => null,
    };

    private static Work Logistic(LogisticData data, bool exampleMajor)
    {
        (int nx, int m) = (data.Nx, data.M);
        float[] z = new float[m], dz = new float[m], softplus = new float[m], dw = new float[nx];
        float cost = 0, db = 0;
        return new Work(
            () =>
            {
                Forward();
                cost = (SumOfSoftplus(z, dz, softplus) - TensorPrimitives.Dot<float>(data.Y, z)) / m;
                TensorPrimitives.Sigmoid(z, dz);
                TensorPrimitives.Subtract<float>(dz, data.Y, dz);
                TensorPrimitives.Divide(dz, m, dz);
                db = TensorPrimitives.Sum<float>(dz);
                Backward();
            },
            () => [[cost], dw, [db]]);

        void Forward()
        {
            z.AsSpan().Fill(LogisticData.Bias);
            if (exampleMajor)
            {
                for (int j = 0; j < m; j++)
                {
                    z[j] += TensorPrimitives.Dot(data.X.AsSpan(j * nx, nx), data.W);
                }
            }
            else
            {
                for (int k = 0; k < nx; k++)
                {
                    TensorPrimitives.MultiplyAdd(data.X.AsSpan(k * m, m), data.W[k], z, z);
                }
            }
        }

        void Backward()
        {
            if (exampleMajor)
            {
                dw.AsSpan().Clear();
                for (int j = 0; j < m; j++)
                {
                    TensorPrimitives.MultiplyAdd(data.X.AsSpan(j * nx, nx), dz[j], dw, dw);
                }
            }
            else
            {
                for (int k = 0; k < nx; k++)
                {
                    dw[k] = TensorPrimitives.Dot(data.X.AsSpan(k * m, m), dz);
                }
            }
        }
    }

    private static Work Softplus(int n)
    {
        float[] x = Inputs.Uniform(n, seed: 1, -4, 8), dx = Inputs.Allocate(n), scratch = Inputs.Allocate(n), terms = Inputs.Allocate(n);
        float value = 0;
        return new Work(
            () =>
            {
                value = SumOfSoftplus(x, scratch, terms);
                TensorPrimitives.Sigmoid(x, dx);
            },
            () => [[value], dx]);
    }

    /// <summary>log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), summed.</summary>
    private static float SumOfSoftplus(float[] x, float[] scratch, float[] terms)
    {
        TensorPrimitives.Abs<float>(x, scratch);
        TensorPrimitives.Negate<float>(scratch, scratch);
        TensorPrimitives.Exp<float>(scratch, scratch);
        TensorPrimitives.LogP1<float>(scratch, scratch);
        TensorPrimitives.Max(x, 0, terms);
        TensorPrimitives.Add<float>(terms, scratch, terms);
        return TensorPrimitives.Sum<float>(terms);
    }

    private static Work Gelu(int n)
    {
        const float Scale = 0.7978845608f, Cubic = 0.044715f;
        float[] x = Inputs.Uniform(n, seed: 1, -4, 8), dx = Inputs.Allocate(n);
        float[] square = Inputs.Allocate(n), tanh = Inputs.Allocate(n), slope = Inputs.Allocate(n);
        float value = 0;
        return new Work(
            () =>
            {
                TensorPrimitives.Multiply<float>(x, x, square);
                TensorPrimitives.Multiply(square, Scale * Cubic, tanh);
                TensorPrimitives.Add(tanh, Scale, tanh);
                TensorPrimitives.Multiply<float>(tanh, x, tanh);
                TensorPrimitives.Tanh<float>(tanh, tanh);

                // dx = (1 + tanh) / 2 + x / 2 (1 - tanh^2) Scale (1 + 3 Cubic x^2)
                TensorPrimitives.Multiply(square, 1.5f * Scale * Cubic, slope);
                TensorPrimitives.Add(slope, 0.5f * Scale, slope);
                TensorPrimitives.Multiply<float>(slope, x, slope);
                TensorPrimitives.Multiply<float>(tanh, tanh, square);
                TensorPrimitives.Subtract(1, square, square);
                TensorPrimitives.Multiply<float>(slope, square, slope);
                TensorPrimitives.Add(tanh, 1, tanh);
                TensorPrimitives.Multiply(tanh, 0.5f, tanh);
                TensorPrimitives.Add<float>(tanh, slope, dx);
                value = TensorPrimitives.Dot<float>(x, tanh);
            },
            () => [[value], dx]);
    }

    private static Work Product(int m, int k, int n)
    {
        float[] a = Inputs.Uniform(m * k, seed: 1, -0.5f), b = Inputs.Uniform(k * n, seed: 2, -0.5f), c = Inputs.Allocate(m * n);
        return new Work(
            () =>
            {
                c.AsSpan().Clear();
                for (int i = 0; i < m; i++)
                {
                    Span<float> row = c.AsSpan(i * n, n);
                    for (int l = 0; l < k; l++)
                    {
                        TensorPrimitives.MultiplyAdd(b.AsSpan(l * n, n), a[(i * k) + l], row, row);
                    }
                }
            },
            () => [c]);
    }
}
