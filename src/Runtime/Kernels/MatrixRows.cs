using System.Numerics;

namespace NumDsl.Kernels;

/// <summary>
/// What eliminations are made of: operations on rows of small row-major matrices. Each element is computed by itself, so that the bits do
/// not depend on the width of the registers.
/// </summary>
internal static unsafe class MatrixRows
{
    /// <summary>y -= factor x.</summary>
    public static void Subtract<T>(T* y, T* x, T factor, nint length)
        where T : unmanaged, INumberBase<T>
    {
        nint i = 0;
        Vector<T> factors = new(factor);
        for (; i <= length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector.Store(Vector.Load(y + i) - (factors * Vector.Load(x + i)), y + i);
        }

        for (; i < length; i++)
        {
            y[i] -= factor * x[i];
        }
    }

    /// <summary>x /= divisor.</summary>
    public static void Divide<T>(T* x, T divisor, nint length)
        where T : unmanaged, INumberBase<T>
    {
        for (nint i = 0; i < length; i++)
        {
            x[i] /= divisor;
        }
    }

    public static void Swap<T>(T* x, T* y, nint length)
        where T : unmanaged
    {
        for (nint i = 0; i < length; i++)
        {
            (x[i], y[i]) = (y[i], x[i]);
        }
    }

    /// <summary>Copies a matrix to row-major memory.</summary>
    public static void Load<T>(T* source, nint down, nint right, T* rows, nint height, nint width)
        where T : unmanaged
    {
        for (nint i = 0; i < height; i++)
        {
            for (nint j = 0; j < width; j++)
            {
                rows[(i * width) + j] = source[(i * down) + (j * right)];
            }
        }
    }

    /// <summary>Copies row-major memory to a matrix.</summary>
    public static void Store<T>(T* rows, T* destination, nint down, nint right, nint height, nint width)
        where T : unmanaged
    {
        for (nint i = 0; i < height; i++)
        {
            for (nint j = 0; j < width; j++)
            {
                destination[(i * down) + (j * right)] = rows[(i * width) + j];
            }
        }
    }

    /// <summary>How many matrices the leading axes count.</summary>
    public static nint Count<T>(StridedArray<T> array)
        where T : unmanaged
    {
        nint count = 1;
        foreach (nint length in array.Lengths[..^2])
        {
            count *= length;
        }

        return count;
    }
}
