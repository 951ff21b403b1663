using System.Collections.Immutable;
using System.Globalization;

namespace NumDsl;

/// <summary>
/// The broadcasting rule: equal ranks, and along each axis equal sizes or a 1, which is repeated. Unlike in NumPy ranks do not promote:
/// (2, 3, 4) with (3, 4) is an error, because it hides which axis was meant.
/// </summary>
internal static class Broadcasting
{
    /// <summary>The common shape of two operands.</summary>
    /// <exception cref="ArgumentException">They have none.</exception>
    public static ImmutableArray<int> CommonShape(
        string operation, string leftName, ImmutableArray<int> left, string rightName, ImmutableArray<int> right)
    {
        if (left.Length != right.Length)
        {
            var (lowerName, lower, rank) =
                left.Length < right.Length ? (leftName, left, right.Length) : (rightName, right, left.Length);
            int[] promoted = [.. Enumerable.Repeat(1, rank - lower.Length), .. lower];
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{operation}: {leftName} is {Shapes.Format(left)} and {rightName} is {Shapes.Format(right)}: ranks " +
                $"{left.Length} and {right.Length} do not match, and ranks do not promote. Reshape {lowerName} to " +
                $"rank {rank}, for example to {Shapes.Format(promoted)}."));
        }

        var shape = ImmutableArray.CreateBuilder<int>(left.Length);
        for (var axis = 0; axis < left.Length; axis++)
        {
            if (left[axis] != right[axis] && left[axis] != 1 && right[axis] != 1)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"{operation}: {leftName} is {Shapes.Format(left)} and {rightName} is {Shapes.Format(right)}: axis " +
                    $"{axis} disagrees, {left[axis]} against {right[axis]}. Make the two sizes equal, or make one of them " +
                    $"1: only a 1 broadcasts."));
            }

            shape.Add(left[axis] == 1 ? right[axis] : left[axis]);
        }

        return shape.MoveToImmutable();
    }

    /// <summary>The array repeated to a shape that it is known to broadcast to.</summary>
    public static NDArray Expand(NDArray x, ImmutableArray<int> shape)
    {
        if (x.Shape.AsSpan().SequenceEqual(shape.AsSpan()))
        {
            return x;
        }

        var (_, length) = Shapes.Validate(shape.AsSpan(), nameof(shape));
        var strides = Shapes.Strides(x.Shape.AsSpan());
        for (var axis = 0; axis < strides.Length; axis++)
        {
            if (x.Shape[axis] == 1)
            {
                strides[axis] = 0;
            }
        }

        var data = new double[length];
        StridedRead.Fill(data, shape.AsSpan(), x.AsSpan(), strides);
        return new NDArray(data, shape);
    }
}
