namespace NumDsl;

// The choice that depends on data, in all combinations of arrays and numbers.
public static partial class Functions
{
    /// <summary>The elements of <paramref name="a"/> where the mask is true and of <paramref name="b"/> elsewhere.</summary>
    /// <remarks>
    /// A mask is true where it is not 0 (NaN is true, as in NumPy); comparisons make masks of 1 and 0. The three broadcast together.
    /// Derivative: goes to the chosen operand only, so that a NaN or an infinity in the other one never reaches a gradient; the mask has
    /// none.
    /// </remarks>
    /// <param name="mask">Which to take.</param>
    /// <param name="a">The values where the mask is true.</param>
    /// <param name="b">The values where it is 0.</param>
    /// <returns>The values, in the common shape of all three.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray Where(NDArray mask, NDArray a, NDArray b)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        // Every pair is compared, so that an error names two operands as they were given, and not an intermediate shape.
        Broadcasting.CommonShape(nameof(Where), "mask", mask.Shape, "b", b.Shape);
        Broadcasting.CommonShape(nameof(Where), "a", a.Shape, "b", b.Shape);
        var maskAndA = Broadcasting.CommonShape(nameof(Where), "mask", mask.Shape, "a", a.Shape);
        var shape = Broadcasting.CommonShape(nameof(Where), "mask and a", maskAndA, "b", b.Shape);
        var choice = Broadcasting.Expand(mask, shape).AsSpan();
        var yes = Broadcasting.Expand(a, shape).AsSpan();
        var no = Broadcasting.Expand(b, shape).AsSpan();
        var result = new double[choice.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = choice[i] != 0 ? yes[i] : no[i];
        }

        return new NDArray(result, shape);
    }

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static NDArray Where(NDArray mask, NDArray a, Scalar b) => Where(mask, a, Filled(b, mask));

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static NDArray Where(NDArray mask, Scalar a, NDArray b) => Where(mask, Filled(a, mask), b);

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static NDArray Where(NDArray mask, Scalar a, Scalar b) => Where(mask, Filled(a, mask), Filled(b, mask));

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static NDArray Where(Scalar mask, NDArray a, NDArray b) => Where(Filled(mask, a), a, b);

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static NDArray Where(Scalar mask, NDArray a, Scalar b) => Where(Filled(mask, a), a, Filled(b, a));

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static NDArray Where(Scalar mask, Scalar a, NDArray b) => Where(Filled(mask, b), Filled(a, b), b);

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static Scalar Where(Scalar mask, Scalar a, Scalar b) => mask.Value != 0 ? a : b;

    /// <summary>A number as an array of one element with the rank of another array, so that it broadcasts to its shape.</summary>
    private static NDArray Filled(Scalar value, NDArray other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new NDArray([value.Value], [.. Enumerable.Repeat(1, other.Rank)]);
    }
}
