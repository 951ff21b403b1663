namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>Cost and gradient of a logistic regression as loops, for either order of the data.</summary>
internal static class LogisticLoops
{
    /// <summary>The features of an example lie side by side: everything about an example in one go.</summary>
    public static float ByExamples(float[] x, float[] y, float[] w, float b, float[] dw, out float db)
    {
        int nx = w.Length, m = y.Length;
        double cost = 0;
        float dbSum = 0;
        Array.Clear(dw);
        for (int j = 0; j < m; j++)
        {
            ReadOnlySpan<float> example = x.AsSpan(j * nx, nx);
            float z = b;
            for (int k = 0; k < example.Length; k++)
            {
                z += w[k] * example[k];
            }

            float dz = DzAndCost(z, y[j], m, ref cost);
            dbSum += dz;
            for (int k = 0; k < example.Length; k++)
            {
                dw[k] += dz * example[k];
            }
        }

        db = dbSum;
        return (float)(cost / m);
    }

    /// <summary>The examples of a feature lie side by side: the rows once for z, once for dw.</summary>
    public static float ByFeatures(float[] x, float[] y, float[] w, float b, float[] z, float[] dw, out float db)
    {
        int nx = w.Length, m = y.Length;
        double cost = 0;
        Array.Fill(z, b);
        for (int k = 0; k < nx; k++)
        {
            ReadOnlySpan<float> feature = x.AsSpan(k * m, m);
            for (int j = 0; j < feature.Length; j++)
            {
                z[j] += w[k] * feature[j];
            }
        }

        float dbSum = 0;
        for (int j = 0; j < m; j++)
        {
            z[j] = DzAndCost(z[j], y[j], m, ref cost);
            dbSum += z[j];
        }

        for (int k = 0; k < nx; k++)
        {
            ReadOnlySpan<float> feature = x.AsSpan(k * m, m);
            float sum = 0;
            for (int j = 0; j < feature.Length; j++)
            {
                sum += z[j] * feature[j];
            }

            dw[k] = sum;
        }

        db = dbSum;
        return (float)(cost / m);
    }

    private static float DzAndCost(float z, float y, int m, ref double cost)
    {
        (float softplus, float sigmoid) = LoopMath.Softplus(z);
        cost += softplus - (y * z);
        return (sigmoid - y) / m;
    }
}
