using System.Globalization;
using System.Runtime.CompilerServices;

namespace NumDsl;

// The overloads for double come first where a literal such as [1, 2, 3] would do for both: float could lose digits of an integer.
public sealed partial class NDArray
{
    /// <summary>A matrix with a copy of the data.</summary>
    /// <param name="data">The elements in row-major order: <paramref name="rows"/> times <paramref name="columns"/> of them.</param>
    /// <param name="rows">The number of rows, 0 or more.</param>
    /// <param name="columns">The number of columns, 0 or more.</param>
    /// <returns>An array of the shape (rows, columns).</returns>
    /// <exception cref="ArgumentException">The data has another length than the shape, or a size is negative.</exception>
    [OverloadResolutionPriority(1)]
    public static NDArray Create(ReadOnlySpan<double> data, int rows, int columns) => Create(data, [rows, columns]);

    /// <inheritdoc cref="Create(ReadOnlySpan{double}, int, int)"/>
    public static NDArray Create(ReadOnlySpan<float> data, int rows, int columns) => Create(data, [rows, columns]);

    /// <summary>An array of any rank from 2 with a copy of the data.</summary>
    /// <param name="data">The elements in row-major order: the last axis runs fastest.</param>
    /// <param name="shape">The size along each axis: two or more, each 0 or more.</param>
    /// <returns>An array of that shape.</returns>
    /// <exception cref="ArgumentException">
    /// The data has another length than the shape, a size is negative, or the rank is 0 or 1.
    /// </exception>
    [OverloadResolutionPriority(1)]
    public static NDArray Create(ReadOnlySpan<double> data, params ReadOnlySpan<int> shape)
    {
        var (sizes, length) = Shapes.Validate(shape, nameof(shape));
        CheckLength(data.Length, length, shape, nameof(data));
        return new NDArray(data.ToArray(), sizes);
    }

    /// <inheritdoc cref="Create(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public static NDArray Create(ReadOnlySpan<float> data, params ReadOnlySpan<int> shape)
    {
        var (sizes, length) = Shapes.Validate(shape, nameof(shape));
        CheckLength(data.Length, length, shape, nameof(data));
        var copy = new double[length];
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = data[i];
        }

        return new NDArray(copy, sizes);
    }

    /// <summary>A matrix with a copy of a two-dimensional C# array.</summary>
    /// <param name="data">The rows and columns.</param>
    /// <returns>An array of the same shape.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    public static NDArray Create(double[,] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new NDArray([.. data.Cast<double>()], [data.GetLength(0), data.GetLength(1)]);
    }

    /// <summary>An array of zeros.</summary>
    /// <param name="shape">The size along each axis: two or more, each 0 or more.</param>
    /// <returns>An array of that shape.</returns>
    /// <exception cref="ArgumentException">A size is negative, or the rank is 0 or 1.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    public static NDArray Zeros(params int[] shape) => Full(0, shape);

    /// <summary>An array of ones.</summary>
    /// <inheritdoc cref="Zeros"/>
    public static NDArray Ones(params int[] shape) => Full(1, shape);

    /// <summary>An array whose elements are all one value.</summary>
    internal static NDArray Full(double value, int[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var (sizes, length) = Shapes.Validate(shape, nameof(shape));
        var data = new double[length];
        data.AsSpan().Fill(value);
        return new NDArray(data, sizes);
    }

    private static void CheckLength(int actual, int expected, ReadOnlySpan<int> shape, string paramName)
    {
        if (actual != expected)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The data has {actual} elements and the shape {Shapes.Format(shape)} needs {expected}. Give data and " +
                $"shape of the same size."), paramName);
        }
    }
}
