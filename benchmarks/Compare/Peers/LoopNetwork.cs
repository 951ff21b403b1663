using static NumDsl.Benchmarks.Compare.Peers.ClassifierData;

namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>One training step of the network as loops over one example after the other.</summary>
internal sealed class LoopNetwork(ClassifierData data)
{
    private readonly float[] _dW1 = new float[Nh * Nx], _dB1 = new float[Nh], _dW2 = new float[Nc * Nh], _dB2 = new float[Nc];
    private readonly float[] _hidden = new float[Nh], _z = new float[Nc], _dHidden = new float[Nh];

    public float[] W1 { get; } = [.. data.W1];

    public float[] B1 { get; } = new float[Nh];

    public float[] W2 { get; } = [.. data.W2];

    public float[] B2 { get; } = new float[Nc];

    public void Reset()
    {
        data.W1.CopyTo(W1, 0);
        data.W2.CopyTo(W2, 0);
        Array.Clear(B1);
        Array.Clear(B2);
    }

    /// <summary>Forward, backward and the update; returns the cost before it.</summary>
    public float Step()
    {
        Array.Clear(_dW1);
        Array.Clear(_dB1);
        Array.Clear(_dW2);
        Array.Clear(_dB2);
        double cost = 0;
        for (int j = 0; j < data.M; j++)
        {
            ReadOnlySpan<float> x = data.X.AsSpan(j * Nx, Nx);
            cost += Forward(x, data.Classes[j]);
            Backward(x);
        }

        Update(W1, _dW1);
        Update(B1, _dB1);
        Update(W2, _dW2);
        Update(B2, _dB2);
        return (float)(cost / data.M);
    }

    private float Forward(ReadOnlySpan<float> x, int target)
    {
        for (int h = 0; h < Nh; h++)
        {
            _hidden[h] = MathF.Max(B1[h] + Dot(W1.AsSpan(h * Nx, Nx), x), 0);
        }

        float max = float.NegativeInfinity;
        for (int c = 0; c < Nc; c++)
        {
            _z[c] = B2[c] + Dot(W2.AsSpan(c * Nh, Nh), _hidden);
            max = MathF.Max(max, _z[c]);
        }

        float sum = 0;
        for (int c = 0; c < Nc; c++)
        {
            sum += MathF.Exp(_z[c] - max);
        }

        float logSum = max + MathF.Log(sum);
        float cost = logSum - _z[target];
        for (int c = 0; c < Nc; c++)
        {
            // From here on, dz.
            _z[c] = (MathF.Exp(_z[c] - logSum) - (c == target ? 1 : 0)) / data.M;
        }

        return cost;
    }

    private void Backward(ReadOnlySpan<float> x)
    {
        Array.Clear(_dHidden);
        for (int c = 0; c < Nc; c++)
        {
            _dB2[c] += _z[c];
            AddScaled(_dW2.AsSpan(c * Nh, Nh), _z[c], _hidden);
            AddScaled(_dHidden, _z[c], W2.AsSpan(c * Nh, Nh));
        }

        for (int h = 0; h < Nh; h++)
        {
            if (_hidden[h] > 0)
            {
                _dB1[h] += _dHidden[h];
                AddScaled(_dW1.AsSpan(h * Nx, Nx), _dHidden[h], x);
            }
        }
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void AddScaled(Span<float> a, float factor, ReadOnlySpan<float> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] += factor * b[i];
        }
    }

    private static void Update(float[] w, float[] dw)
    {
        for (int i = 0; i < w.Length; i++)
        {
            w[i] -= LearningRate * dw[i];
        }
    }
}
