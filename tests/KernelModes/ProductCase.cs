using System.Numerics;
using System.Runtime.CompilerServices;
using NumDsl.Kernels;

namespace NumDsl.KernelModes;

/// <summary>
/// One matrix product: its operands, with NaN wherever they have no element, and C between guards. Unless they are fractions, the
/// values are small integers, so that the sums are exact in any order and the result can be compared for equality.
/// </summary>
public sealed class ProductCase<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Guard = 40;
    private static readonly T Outside = T.CreateChecked(12345);

    private readonly nint _rows, _columns, _inner;
    private readonly Strides _aStrides, _bStrides, _cStrides;
    private readonly T[] _a, _b, _start;
    private readonly bool _accumulate;
    private readonly string _name;

    public ProductCase(
        nint rows, nint columns, nint inner, Layout a, Layout b, Layout c, bool accumulate, Random random, nint? unit = null,
        bool special = false, bool fractions = false)
    {
        (_rows, _columns, _inner, _accumulate) = (rows, columns, inner, accumulate);
        _name = $"{typeof(T).Name} ({rows}, {inner}) {a} times ({inner}, {columns}) {b} into {c}"
            + $"{(accumulate ? ", accumulating" : "")}{(special ? ", with infinities and NaN" : "")}"
            + $", unit strides {(unit is null ? "natural" : unit)}";
        _aStrides = Strides.Of(a, rows, inner, unit);
        _bStrides = Strides.Of(b, inner, columns, unit);
        _cStrides = Strides.Of(c, rows, columns, unit);
        _a = Fill(_aStrides, rows, inner, T.NaN, random, fractions);
        _b = Fill(_bStrides, inner, columns, T.NaN, random, fractions);
        _start = Fill(_cStrides, rows, columns, Outside, random, fractions);
        if (!accumulate)
        {
            // What C holds before must not matter.
            ForEach(rows, columns, _cStrides, at => _start[at] = T.NaN);
        }

        if (special && rows * columns * inner > 0)
        {
            T[] specials = [T.PositiveInfinity, T.NegativeInfinity, T.NaN];
            _a[Guard + _aStrides.At(random.NextInt64Native(rows), random.NextInt64Native(inner))] = specials[random.Next(3)];
            _b[Guard + _bStrides.At(random.NextInt64Native(inner), random.NextInt64Native(columns))] = specials[random.Next(3)];
        }
    }

    /// <summary>Multiplies into a new C, guards included.</summary>
    public T[] Multiply(nint following = 0, int threads = 0)
    {
        T[] c = [.. _start];
        MultiplyInto(c, following, threads);
        return c;
    }

    /// <summary>Multiplies into a C made by <see cref="Multiply"/>.</summary>
    public void MultiplyInto(T[] c, nint following = 0, int threads = 0)
    {
        if (typeof(T) == typeof(float))
        {
            MatrixProduct.Multiply(
                in Unsafe.As<T, float>(ref _a[Guard]), _aStrides.Row, _aStrides.Column,
                in Unsafe.As<T, float>(ref _b[Guard]), _bStrides.Row, _bStrides.Column,
                ref Unsafe.As<T, float>(ref c[Guard]), _cStrides.Row, _cStrides.Column, _rows, _columns, _inner, _accumulate, following, threads);
        }
        else
        {
            MatrixProduct.Multiply(
                in Unsafe.As<T, double>(ref _a[Guard]), _aStrides.Row, _aStrides.Column,
                in Unsafe.As<T, double>(ref _b[Guard]), _bStrides.Row, _bStrides.Column,
                ref Unsafe.As<T, double>(ref c[Guard]), _cStrides.Row, _cStrides.Column, _rows, _columns, _inner, _accumulate, following, threads);
        }
    }

    /// <summary>Compares with three loops in double precision, exactly, and the guards and gaps of C with what they were.</summary>
    /// <exception cref="CheckFailedException">An element is wrong, or one was written that is none of C's.</exception>
    public void Check()
    {
        Check(Multiply(), IsExact);
        if (_cStrides.Column == 1)
        {
            Check(MultiplyPrepared(), IsExact);
        }

        static bool IsExact(T actual, double expected, double magnitude) => actual.Equals(T.CreateChecked(expected));
    }

    /// <summary>
    /// Compares values that are rounded: within (k + 2) units of roundoff of the sum of the k absolute products, twice the bound of
    /// Higham, "Accuracy and Stability of Numerical Algorithms", section 3.1.
    /// </summary>
    /// <exception cref="CheckFailedException">An element is too far off.</exception>
    public void CheckRounded(int threads = 0)
    {
        double unit = typeof(T) == typeof(float) ? 5.97e-8 : 1.12e-16;
        Check(Multiply(threads: threads), IsWithinBound);
        if (_cStrides.Column == 1)
        {
            Check(MultiplyPrepared(), IsWithinBound);
        }

        bool IsWithinBound(T actual, double expected, double magnitude) =>
            Math.Abs(double.CreateChecked(actual) - expected) <= 2 * (_inner + 2) * unit * magnitude;
    }

    /// <summary>The product with B prepared first, in two halves of A's rows, as the tiles of a sweep multiply.</summary>
    private T[] MultiplyPrepared()
    {
        T[] c = [.. _start];
        T[] memory = new T[MatrixProduct.PreparedLength<T>(_bStrides.Row, _bStrides.Column, _rows, _columns, _inner) + 1];
        nint half = _rows / 2;
        if (typeof(T) == typeof(float))
        {
            RightOperand<float> right = MatrixProduct.Prepare(
                in Unsafe.As<T, float>(ref _b[Guard]), _bStrides.Row, _bStrides.Column, ref Unsafe.As<T, float>(ref memory[0]), _rows, _columns, _inner);
            foreach ((nint first, nint rows) in new[] { (0, half), (half, _rows - half) })
            {
                MatrixProduct.Multiply(
                    in Unsafe.As<T, float>(ref Unsafe.Add(ref _a[Guard], first * _aStrides.Row)), _aStrides.Row, _aStrides.Column, right,
                    ref Unsafe.As<T, float>(ref Unsafe.Add(ref c[Guard], first * _cStrides.Row)), _cStrides.Row, rows, _columns, _inner, _accumulate);
            }
        }
        else
        {
            RightOperand<double> right = MatrixProduct.Prepare(
                in Unsafe.As<T, double>(ref _b[Guard]), _bStrides.Row, _bStrides.Column, ref Unsafe.As<T, double>(ref memory[0]), _rows, _columns, _inner);
            foreach ((nint first, nint rows) in new[] { (0, half), (half, _rows - half) })
            {
                MatrixProduct.Multiply(
                    in Unsafe.As<T, double>(ref Unsafe.Add(ref _a[Guard], first * _aStrides.Row)), _aStrides.Row, _aStrides.Column, right,
                    ref Unsafe.As<T, double>(ref Unsafe.Add(ref c[Guard], first * _cStrides.Row)), _cStrides.Row, rows, _columns, _inner, _accumulate);
            }
        }

        return c;
    }

    private void Check(T[] actual, Func<T, double, double, bool> agrees)
    {
        T[] expectedOutside = [.. _start];
        for (nint i = 0; i < _rows; i++)
        {
            for (nint j = 0; j < _columns; j++)
            {
                nint at = Guard + _cStrides.At(i, j);
                double sum = _accumulate ? double.CreateChecked(_start[at]) : 0, magnitude = Math.Abs(sum);
                for (nint k = 0; k < _inner; k++)
                {
                    double left = double.CreateChecked(_a[Guard + _aStrides.At(i, k)]);
                    double product = left * double.CreateChecked(_b[Guard + _bStrides.At(k, j)]);
                    sum += product;
                    magnitude += Math.Abs(product);
                }

                if (!agrees(actual[at], sum, magnitude))
                {
                    throw new CheckFailedException($"{_name}: C[{i}, {j}] is {actual[at]}, not {sum}.");
                }

                expectedOutside[at] = actual[at];
            }
        }

        for (nint at = 0; at < actual.Length; at++)
        {
            if (!actual[at].Equals(expectedOutside[at]))
            {
                throw new CheckFailedException($"{_name}: wrote {actual[at]} at {at - Guard}, which is no element of C.");
            }
        }
    }

    private static T[] Fill(Strides strides, nint rows, nint columns, T outside, Random random, bool fractions)
    {
        T[] values = new T[strides.Extent + (2 * Guard)];
        Array.Fill(values, outside);
        ForEach(rows, columns, strides, at => values[at] = T.CreateChecked(fractions ? random.NextDouble() - 0.5 : random.Next(-4, 5)));
        return values;
    }

    private static void ForEach(nint rows, nint columns, Strides strides, Action<nint> visit)
    {
        for (nint i = 0; i < rows; i++)
        {
            for (nint j = 0; j < columns; j++)
            {
                visit(Guard + strides.At(i, j));
            }
        }
    }
}

/// <summary>A kernel did the wrong thing.</summary>
public sealed class CheckFailedException(string message) : Exception(message);

internal static class RandomExtensions
{
    public static nint NextInt64Native(this Random random, nint below) => (nint)random.NextInt64(below);
}
