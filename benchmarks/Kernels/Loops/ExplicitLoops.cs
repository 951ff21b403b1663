using System;

namespace NumDsl.Benchmarks.Kernels.Loops;

/// <summary>The loops that a course on neural networks begins with, as they are written first.</summary>
public static class ExplicitLoops
{
    public static double Dot(double[] a, double[] b)
    {
        double c = 0;
        for (int i = 0; i < a.Length; i++)
        {
            c += a[i] * b[i];
        }

        return c;
    }

    public static double[] MatrixVector(double[,] a, double[] v)
    {
        double[] u = new double[a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                u[i] += a[i, j] * v[j];
            }
        }

        return u;
    }

    public static void Exp(double[] v, double[] u)
    {
        for (int i = 0; i < u.Length; i++)
        {
            u[i] = Math.Exp(v[i]);
        }
    }

    public static void Log(double[] v, double[] u)
    {
        for (int i = 0; i < u.Length; i++)
        {
            u[i] = Math.Log(v[i]);
        }
    }

    public static void Abs(double[] v, double[] u)
    {
        for (int i = 0; i < u.Length; i++)
        {
            u[i] = Math.Abs(v[i]);
        }
    }

    public static void Maximum(double[] v, double[] u)
    {
        for (int i = 0; i < u.Length; i++)
        {
            u[i] = Math.Max(v[i], 0);
        }
    }

    public static void Square(double[] v, double[] u)
    {
        for (int i = 0; i < u.Length; i++)
        {
            u[i] = v[i] * v[i];
        }
    }

    public static void Reciprocal(double[] v, double[] u)
    {
        for (int i = 0; i < u.Length; i++)
        {
            u[i] = 1 / v[i];
        }
    }

    /// <summary>One step of gradient descent of logistic regression, an example a row.</summary>
    public static double Step(double[][] x, double[] y, double[] w)
    {
        int m = x.Length;
        int nx = w.Length;
        double cost = 0;
        double[] dw = new double[nx];
        for (int i = 0; i < m; i++)
        {
            double z = 0;
            for (int j = 0; j < nx; j++)
            {
                z += w[j] * x[i][j];
            }

            double a = 1 / (1 + Math.Exp(-z));
            cost -= y[i] * Math.Log(a) + (1 - y[i]) * Math.Log(1 - a);
            double dz = a - y[i];
            for (int j = 0; j < nx; j++)
            {
                dw[j] += x[i][j] * dz;
            }
        }

        for (int j = 0; j < nx; j++)
        {
            dw[j] /= m;
        }

        for (int j = 0; j < nx; j++)
        {
            w[j] -= 0.1 * dw[j];
        }

        return cost / m;
    }
}
