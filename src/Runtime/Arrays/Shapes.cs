using System.Collections.Immutable;
using System.Globalization;

namespace NumDsl;

/// <summary>The rules that every shape of an <see cref="NDArray"/> keeps, and how shapes and axes are named in errors.</summary>
internal static class Shapes
{
    /// <summary>Checks the rank (at least 2) and the sizes (0 or more); gives the shape and the number of its elements.</summary>
    public static (ImmutableArray<int> Shape, int Length) Validate(ReadOnlySpan<int> shape, string paramName)
    {
        if (shape.Length == 0)
        {
            throw new ArgumentException(
                "An array has rank 2 or more; rank 0 is a Scalar. Write a Scalar, or (1, 1) for an array of one element.", paramName);
        }

        if (shape.Length == 1)
        {
            var n = shape[0];
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Rank 1 does not exist: ({n}) says neither row nor column. Write ({n}, 1) for a column or (1, {n}) " +
                $"for a row."), paramName);
        }

        long length = 1;
        var empty = shape.Contains(0);
        for (var axis = 0; axis < shape.Length; axis++)
        {
            if (shape[axis] < 0)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture,
                        $"Axis {axis} of the shape {Format(shape)} has the size {shape[axis]}; a size is 0 or more."), paramName);
            }

            // Only sizes that multiply up can be too many: (2147483647, 2147483647, 0) is an empty array.
            length = empty ? 0 : length * shape[axis];
            if (length > Array.MaxLength)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"The shape {Format(shape)} has more than {Array.MaxLength} elements, the most that one array can hold."), paramName);
            }
        }

        return ([.. shape], (int)length);
    }

    /// <summary>A shape as it is written in errors: <c>(2, 3)</c>.</summary>
    public static string Format(ReadOnlySpan<int> shape)
    {
        var parts = new string[shape.Length];
        for (var axis = 0; axis < parts.Length; axis++)
        {
            parts[axis] = string.Create(CultureInfo.InvariantCulture, $"{shape[axis]}");
        }

        return $"({string.Join(", ", parts)})";
    }

    /// <summary>A shape as it is written in errors: <c>(2, 3)</c>.</summary>
    public static string Format(ImmutableArray<int> shape) => Format(shape.AsSpan());

    /// <summary>The axis counted from the start, for one that may be counted from the end by a negative number.</summary>
    public static int Axis(string function, int axis, NDArray x, string paramName = "axis")
    {
        if (axis < -x.Rank || axis >= x.Rank)
        {
            throw new ArgumentOutOfRangeException(paramName, axis, string.Create(CultureInfo.InvariantCulture,
                $"{function}: axis {axis} is out of range for rank {x.Rank}, shape {Format(x.Shape)}; give an axis " +
                $"from {-x.Rank} to {x.Rank - 1}."));
        }

        return axis < 0 ? axis + x.Rank : axis;
    }

    /// <summary>How many elements lie between neighbours along each axis of a row-major array.</summary>
    public static int[] Strides(ReadOnlySpan<int> shape)
    {
        var strides = new int[shape.Length];
        var stride = 1;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= Math.Max(shape[axis], 1);
        }

        return strides;
    }
}
