using System.ComponentModel;
using System.Numerics;

namespace NumDsl.Kernels;

/// <summary>Writes matrices of derivatives, row-major, as their columns become known. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DerivativeMatrix
{
    /// <summary>Writes a column.</summary>
    /// <param name="matrix">The matrix, with a row for each value.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="column">Which column.</param>
    /// <param name="values">The values from the first row to the last.</param>
    public static void SetColumn<T>(Span<T> matrix, int columns, int column, ReadOnlySpan<T> values)
    {
        for (int row = 0; row < values.Length; row++)
        {
            matrix[(row * columns) + column] = values[row];
        }
    }

    /// <summary>
    /// Makes a square matrix symmetric that is so but for rounding: elements that face each other both become their mean.
    /// </summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="size">The number of its rows and columns.</param>
    public static void Symmetrise<T>(Span<T> matrix, int size)
        where T : IFloatingPointIeee754<T>
    {
        var half = T.CreateTruncating(0.5);
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < row; column++)
            {
                ref var below = ref matrix[(row * size) + column];
                ref var above = ref matrix[(column * size) + row];

                // Halves first: their sum does not overflow.
                below = above = (half * below) + (half * above);
            }
        }
    }
}
