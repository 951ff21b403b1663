using System.Globalization;
using System.Numerics.Tensors;

namespace NumDsl;

/// <summary>
/// Views data in which one example lies after the other as a matrix with one example per column, without a copy.
/// </summary>
/// <remarks>
/// A model's shape is logical: <c>[Shape("nx", "m")]</c> says feature by example. Data is mostly stored the other way round, the nx
/// features
/// of an example contiguous, and the strides (1, nx) of these views say so. Generated kernels read both orders at full speed; this one
/// they
/// read from memory once.
/// </remarks>
public static class Examples
{
    /// <summary>Example-major data as the matrix (nx, m): element (i, j) is <c>data[j * nx + i]</c>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="data">m examples of nx features, one example after the other.</param>
    /// <param name="nx">The number of features of an example, 0 or more.</param>
    /// <param name="m">The number of examples, 0 or more.</param>
    /// <returns>
    /// A view of the shape (nx, m) with the strides (1, nx). As everywhere in System.Numerics.Tensors, the stride of a dimension
    /// of length 1 is 0, and in a view without elements both are 0.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="nx"/> or <paramref name="m"/> is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="data"/> does not have nx * m elements.</exception>
    public static ReadOnlyTensorSpan<T> Columns<T>(ReadOnlySpan<T> data, int nx, int m)
    {
        Check(data.Length, nx, m, nameof(data));
        ReadOnlySpan<nint> strides = [StrideOfFeatures(nx, m), StrideOfExamples(nx, m)];
        return new ReadOnlyTensorSpan<T>(data, [nx, m], strides);
    }

    /// <inheritdoc cref="Columns{T}(ReadOnlySpan{T}, int, int)"/>
    public static TensorSpan<T> Columns<T>(Span<T> data, int nx, int m)
    {
        Check(data.Length, nx, m, nameof(data));
        ReadOnlySpan<nint> strides = [StrideOfFeatures(nx, m), StrideOfExamples(nx, m)];
        return new TensorSpan<T>(data, [nx, m], strides);
    }

    // System.Numerics.Tensors refuses any other stride than 0 for a dimension of length 1 ("would allow you to access elements outside the
    // provided memory"), and for every dimension of an empty span.
    private static nint StrideOfFeatures(int nx, int m) => nx > 1 && m > 0 ? 1 : 0;

    private static nint StrideOfExamples(int nx, int m) => m > 1 ? nx : 0;

    private static void Check(int length, int nx, int m, string paramName)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nx);
        ArgumentOutOfRangeException.ThrowIfNegative(m);
        if (length != (long)nx * m)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The data has {length} elements, and nx = {nx} features times m = {m} examples is {(long)nx * m}. " +
                $"Give data of that length."), paramName);
        }
    }
}
