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

    private static NDArray Choose(Operand mask, Operand a, Operand b) =>
        Elementwise3(nameof(Where), ("mask", mask), ("a", a), ("b", b), static (mask, a, b) => mask != 0 ? a : b);

    /// <summary>A function of three numbers over operands that broadcast together, of which one or more are arrays.</summary>
    private static NDArray Elementwise3(
        string function,
        (string Name, Operand Value) x,
        (string Name, Operand Value) y,
        (string Name, Operand Value) z,
        Func<double, double, double, double> f)
    {
        // Numbers go with any shape; of the arrays each pair is compared as given, so that an error names two operands of the call.
        (string Name, NDArray Array)[] arrays =
            [.. new[] { x, y, z }.Where(operand => operand.Value.Array is not null).Select(operand => (operand.Name, operand.Value.Array!))];
        var shape = arrays[0].Array.Shape;
        for (var i = 1; i < arrays.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Broadcasting.CommonShape(function, arrays[j].Name, arrays[j].Array.Shape, arrays[i].Name, arrays[i].Array.Shape);
            }

            shape = Broadcasting.CommonShape(function, "the others", shape, arrays[i].Name, arrays[i].Array.Shape);
        }

        var first = x.Value.Fill(shape).AsSpan();
        var second = y.Value.Fill(shape).AsSpan();
        var third = z.Value.Fill(shape).AsSpan();
        var result = new double[first.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = f(first[i], second[i], third[i]);
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
