using System.Numerics;
using System.Numerics.Tensors;

namespace LogisticRegressionSample;

/// <summary>Cost and gradient with the platform's vectorised operations: one call, and one pass over memory, for each step.</summary>
internal sealed class ByTensorPrimitives<T>(int m)
    where T : IFloatingPointIeee754<T>
{
    private readonly T[] _a = new T[m], _logA = new T[m], _log1MinusA = new T[m], _dz = new T[m];

    public T CostAndGradient(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> w, T b, Span<T> dw, out T db)
    {
        int nx = w.Length;
        T examples = T.CreateChecked(y.Length);

        for (int i = 0; i < y.Length; i++)
        {
            _a[i] = TensorPrimitives.Dot(w, x.Slice(i * nx, nx)) + b;
        }

        TensorPrimitives.Sigmoid<T>(_a, _a);

        // The cost: the sum of -(y log a + (1 - y) log(1 - a)).
        TensorPrimitives.Log<T>(_a, _logA);
        TensorPrimitives.Subtract(T.One, _a, _log1MinusA);
        TensorPrimitives.Log<T>(_log1MinusA, _log1MinusA);
        T cost = -(TensorPrimitives.Dot(y, _logA) + TensorPrimitives.Sum<T>(_log1MinusA) - TensorPrimitives.Dot(y, _log1MinusA));

        // The gradient: dz = (a - y) / m, dw = X dz, db = the sum of dz.
        TensorPrimitives.Subtract(_a, y, _dz);
        TensorPrimitives.Divide(_dz, examples, _dz);
        dw.Clear();
        for (int i = 0; i < y.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(x.Slice(i * nx, nx), _dz[i], dw, dw);
        }

        db = TensorPrimitives.Sum<T>(_dz);
        return cost / examples;
    }
}
