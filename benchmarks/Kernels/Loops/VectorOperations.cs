using System;
using System.Numerics.Tensors;

namespace NumDsl.Benchmarks.Kernels.Loops;

/// <summary>The loops that a course on neural networks begins with, as the code fixes leave them.</summary>
public static class VectorOperations
{
    public static double Dot(double[] a, double[] b)
    {
        double c = 0;
        c += TensorPrimitives.Dot<double>(a, b.AsSpan(0, a.Length));

        return c;
    }

    public static double[] MatrixVector(double[,] a, double[] v)
    {
        double[] u = new double[a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            if (a.GetLength(1) > 0)
            {
                u[i] += TensorPrimitives.Dot<double>(a.Row(i), v.AsSpan(0, a.GetLength(1)));
            }
        }

        return u;
    }

    public static void Exp(double[] v, double[] u)
    {
        TensorPrimitives.Exp<double>(v.AsSpan(0, u.Length), u);
    }

    public static void Log(double[] v, double[] u)
    {
        TensorPrimitives.Log<double>(v.AsSpan(0, u.Length), u);
    }

    public static void Abs(double[] v, double[] u)
    {
        TensorPrimitives.Abs<double>(v.AsSpan(0, u.Length), u);
    }

    public static void Maximum(double[] v, double[] u)
    {
        TensorPrimitives.Max<double>(v.AsSpan(0, u.Length), 0.0, u);
    }

    public static void Square(double[] v, double[] u)
    {
        TensorPrimitives.Multiply<double>(v.AsSpan(0, u.Length), v.AsSpan(0, u.Length), u);
    }

    public static void Reciprocal(double[] v, double[] u)
    {
        TensorPrimitives.Reciprocal<double>(v.AsSpan(0, u.Length), u);
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
            if (nx > 0)
            {
                z += TensorPrimitives.Dot<double>(w, x[i].AsSpan(0, nx));
            }

            double a = 1 / (1 + Math.Exp(-z));
            cost -= y[i] * Math.Log(a) + (1 - y[i]) * Math.Log(1 - a);
            double dz = a - y[i];
            if (nx > 0)
            {
                TensorPrimitives.MultiplyAdd<double>(x[i].AsSpan(0, nx), dz, dw.AsSpan(0, nx), dw.AsSpan(0, nx));
            }
        }

        TensorPrimitives.Divide<double>(dw.AsSpan(0, nx), (double)(m), dw.AsSpan(0, nx));

        TensorPrimitives.MultiplyAdd<double>(dw.AsSpan(0, nx), -(0.1), w, w);

        return cost / m;
    }
}
