using System.Collections.Immutable;

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
    public static NDArray Where(NDArray mask, NDArray a, NDArray b) => Choose(mask, a, b);

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static NDArray Where(NDArray mask, NDArray a, Scalar b) => Choose(mask, a, b);

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static NDArray Where(NDArray mask, Scalar a, NDArray b) => Choose(mask, a, b);

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static NDArray Where(NDArray mask, Scalar a, Scalar b) => Choose(mask, a, b);

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static NDArray Where(Scalar mask, NDArray a, NDArray b) => Choose(mask, a, b);

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static NDArray Where(Scalar mask, NDArray a, Scalar b) => Choose(mask, a, b);

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static NDArray Where(Scalar mask, Scalar a, NDArray b) => Choose(mask, a, b);

    /// <inheritdoc cref="Where(NDArray, NDArray, NDArray)"/>
    public static Scalar Where(Scalar mask, Scalar a, Scalar b) => mask.Value != 0 ? a : b;

    private static NDArray Choose(Operand mask, Operand a, Operand b)
    {
        // Numbers go with any shape; of the arrays each pair is compared as given, so that an error names two operands of the call.
        (string Name, NDArray Array)[] arrays =
        [
            .. mask.Array is null ? [] : new[] { ("mask", mask.Array) },
            .. a.Array is null ? [] : new[] { ("a", a.Array) },
            .. b.Array is null ? [] : new[] { ("b", b.Array) },
        ];
        var shape = arrays[0].Array.Shape;
        for (var i = 1; i < arrays.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Broadcasting.CommonShape(nameof(Where), arrays[j].Name, arrays[j].Array.Shape, arrays[i].Name, arrays[i].Array.Shape);
            }

            shape = Broadcasting.CommonShape(nameof(Where), "the others", shape, arrays[i].Name, arrays[i].Array.Shape);
        }

        var choice = mask.Fill(shape).AsSpan();
        var yes = a.Fill(shape).AsSpan();
        var no = b.Fill(shape).AsSpan();
        var result = new double[choice.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = choice[i] != 0 ? yes[i] : no[i];
        }

        return new NDArray(result, shape);
    }

    /// <summary>An array or a number.</summary>
    private readonly struct Operand
    {
        private readonly Scalar _number;

        private Operand(NDArray? array, Scalar number)
        {
            Array = array;
            _number = number;
        }

        public NDArray? Array { get; }

        public static implicit operator Operand(NDArray array)
        {
            ArgumentNullException.ThrowIfNull(array);
            return new Operand(array, default);
        }

        public static implicit operator Operand(Scalar number) => new(null, number);

        public NDArray Fill(ImmutableArray<int> shape) =>
            Array is null ? NDArray.Full(_number.Value, [.. shape]) : Broadcasting.Expand(Array, shape);
    }
}
