using System.Collections.Immutable;
using System.Globalization;

namespace NumDsl;

// Operations that move elements, repeat them or look at the shape, and compute nothing.
public static partial class Functions
{
    /// <summary>The transpose: the last two axes swapped, as <see cref="NDArray.T"/>. (On a matrix this is NumPy's transpose.)</summary>
    /// <remarks>Derivative: transposed, too. Elements are moved, not changed.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>An array of the shape (…, c, r) for one of (…, r, c).</returns>
    public static NDArray Transpose(NDArray x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.T;
    }

    /// <summary>The axes in another order: axis i of the result is axis <c>permutation[i]</c> of the operand.</summary>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="permutation">Every axis once; a negative one counts from the end.</param>
    /// <returns>An array of the permuted shape.</returns>
    /// <exception cref="ArgumentException">An axis is missing or there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray Transpose(NDArray x, params int[] permutation)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(permutation);
        var axes = Array.ConvertAll(permutation, axis => Shapes.Axis(nameof(Transpose), axis, x, nameof(permutation)));
        if (axes.Length != x.Rank || axes.Distinct().Count() != x.Rank)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Transpose: the permutation {Shapes.Format(permutation)} does not name each of the {x.Rank} axes of " +
                $"{Shapes.Format(x.Shape)} once."), nameof(permutation));
        }

        return x.Permute(axes);
    }

    /// <summary>The same elements in row-major order under another shape.</summary>
    /// <remarks>Derivative: in the operand's shape. Elements are moved, not changed.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="shape">Two sizes or more with the same product; one of them may be -1, which stands for what is left over.</param>
    /// <returns>An array of that shape.</returns>
    /// <exception cref="ArgumentException">
    /// The number of elements changes, the rank is 0 or 1, a size is negative, or -1 is there twice or is not determined.
    /// </exception>
    public static NDArray Reshape(NDArray x, params int[] shape)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(shape);
        var (sizes, length) = Shapes.Validate(Infer(x, shape), nameof(shape));
        if (length != x.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Reshape: {Shapes.Format(x.Shape)} has {x.Length} elements and {Shapes.Format(shape)} has {length}. " +
                $"Give sizes with the same product."), nameof(shape));
        }

        return new NDArray(x.ToArray(), sizes);
    }

    /// <summary>The array repeated along each axis where it has the size 1.</summary>
    /// <remarks>Only a 1 expands, and the ranks must be equal. Derivative: the sum along the repeated axes.</remarks>
    /// <param name="x">The operand.</param>
    /// <param name="shape">The shape to fill, of the same rank.</param>
    /// <returns>An array of that shape.</returns>
    /// <exception cref="ArgumentException">The ranks differ, or a size differs where the operand has no 1.</exception>
    public static NDArray BroadcastTo(NDArray x, params int[] shape)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(shape);
        var (sizes, _) = Shapes.Validate(shape, nameof(shape));
        if (x.Rank != sizes.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"BroadcastTo: {Shapes.Format(x.Shape)} has the rank {x.Rank} and {Shapes.Format(shape)} the rank " +
                $"{sizes.Length}, and ranks do not promote. Reshape to rank {sizes.Length} first."), nameof(shape));
        }

        for (var axis = 0; axis < sizes.Length; axis++)
        {
            if (x.Shape[axis] != sizes[axis] && x.Shape[axis] != 1)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"BroadcastTo: axis {axis} of {Shapes.Format(x.Shape)} is {x.Shape[axis]} and cannot become " +
                    $"{sizes[axis]} as in {Shapes.Format(shape)}: only a 1 broadcasts."), nameof(shape));
            }
        }

        return Broadcasting.Expand(x, sizes);
    }

    /// <summary>An array whose elements are all the same number.</summary>
    /// <remarks>Derivative: the sum of all elements.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="shape">The shape to fill: two sizes or more.</param>
    /// <returns>An array of that shape.</returns>
    /// <exception cref="ArgumentException">The rank is 0 or 1, or a size is negative.</exception>
    public static NDArray BroadcastTo(Scalar x, params int[] shape) => NDArray.Full(x.Value, shape);

    /// <summary>States the shape of a value; checked here in eager runs, and at compile time in a model.</summary>
    /// <remarks>Derivative: passes through. Nothing is computed.</remarks>
    /// <param name="x">The operand.</param>
    /// <param name="shape">The shape that it must have.</param>
    /// <returns><paramref name="x"/> itself.</returns>
    /// <exception cref="ArgumentException">It has another shape.</exception>
    public static NDArray ShapeAssert(NDArray x, params int[] shape)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(shape);
        if (!x.Shape.AsSpan().SequenceEqual(shape))
        {
            throw new ArgumentException(
                $"ShapeAssert: the shape is {Shapes.Format(x.Shape)} and {Shapes.Format(shape)} is asserted. Correct " +
                $"the one that is wrong.", nameof(x));
        }

        return x;
    }

    private static int[] Infer(NDArray x, int[] shape)
    {
        var unknown = Array.IndexOf(shape, -1);
        if (unknown < 0 || shape.Length < 2)
        {
            return shape;
        }

        int[] known = [.. shape];
        known[unknown] = 1;
        var others = Array.IndexOf(known, -1) < 0
            ? Shapes.Validate(known, nameof(shape)).Length
            : throw new ArgumentException(
                $"Reshape: {Shapes.Format(shape)} has -1 twice. Only one size can be left open.", nameof(shape));
        if (others == 0 || x.Length % others != 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Reshape: no size in place of -1 gives {Shapes.Format(shape)} the {x.Length} elements of " +
                $"{Shapes.Format(x.Shape)}, or any size does. The other sizes multiply to {others}: write the shape " +
                $"out."), nameof(shape));
        }

        known[unknown] = x.Length / others;
        return known;
    }
}
