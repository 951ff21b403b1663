// Explicit loops on purpose: they are what the vector operations are compared with.
#pragma warning disable ND2001, ND2002, ND2003, ND2005

using System.Numerics;

namespace LogisticRegressionSample;

/// <summary>Cost and gradient as one writes them without any library: explicit loops.</summary>
internal static class ByLoops
{
    public static T CostAndGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> w, T b, Span<T> dw, out T db)
        where T : IFloatingPointIeee754<T>
    {
        int nx = w.Length, m = y.Length;
        T cost = T.Zero;
        db = T.Zero;
        dw.Clear();
        for (int i = 0; i < m; i++)
        {
            T z = b;
            for (int k = 0; k < nx; k++)
            {
                z += w[k] * x[(i * nx) + k];
            }

            T a = T.One / (T.One + T.Exp(-z));
            cost -= (y[i] * T.Log(a)) + ((T.One - y[i]) * T.Log(T.One - a));

            T dz = a - y[i];
            db += dz;
            for (int k = 0; k < nx; k++)
            {
                dw[k] += dz * x[(i * nx) + k];
            }
        }

        T examples = T.CreateChecked(m);
        db /= examples;
        for (int k = 0; k < nx; k++)
        {
            dw[k] /= examples;
        }

        return cost / examples;
    }
}
