using System.Globalization;

namespace NumDsl;

// Parts of an array: one index of the first axis, or a range of each.
public sealed partial class NDArray
{
    /// <summary>The part at one index of the first axis, without that axis: of (t, n, m) an (n, m).</summary>
    /// <param name="index">The index, less than <c>Shape[0]</c>.</param>
    /// <returns>An array with one axis less.</returns>
    /// <exception cref="InvalidOperationException">The array is a matrix, and rank 1 does not exist: take a range of it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the axis.</exception>
    public NDArray this[int index]
    {
        get
        {
            if (Rank < 3)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"[{index}] of a matrix would have rank 1, which does not exist. Write [{index}..{index + 1}, ..] for a row."));
            }

            CheckIndex(index, 0, nameof(index));
            var part = Window(0, index, 1, 1);
            return new NDArray(part._data, Shape.RemoveAt(0));
        }
    }

    /// <summary>The part at one index of the first axis, counted from the end: <c>x[^1]</c> is the last.</summary>
    /// <param name="index">The index.</param>
    /// <returns>An array with one axis less.</returns>
    /// <exception cref="InvalidOperationException">The array is a matrix, and rank 1 does not exist: take a range of it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the axis.</exception>
    public NDArray this[Index index] => this[index.GetOffset(Shape[0])];

    /// <summary>The part within a range of each axis: <c>x[1..3, ..]</c> takes two rows, <c>x[.., ^1..]</c> the last column.</summary>
    /// <remarks>Every axis stays. Derivative: goes to the part, and is 0 elsewhere.</remarks>
    /// <param name="ranges">A range for each axis; axes without one are taken whole.</param>
    /// <returns>An array of the same rank.</returns>
    /// <exception cref="ArgumentException">There are more ranges than axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A range reaches beyond its axis, or ends before it starts.</exception>
    public NDArray this[params ReadOnlySpan<Range> ranges]
    {
        get
        {
            if (ranges.Length > Rank)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"{ranges.Length} ranges for an array of rank {Rank}, shape {Shapes.Format(Shape)}: give at most one per axis."),
                    nameof(ranges));
            }

            var part = this;
            for (var axis = 0; axis < ranges.Length; axis++)
            {
                var (start, stop) = (ranges[axis].Start.GetOffset(Shape[axis]), ranges[axis].End.GetOffset(Shape[axis]));
                CheckRange("[..]", axis, start, stop);
                part = part.Window(axis, start, stop - start, 1);
            }

            return part;
        }
    }

    /// <summary>Checks that a range lies inside an axis.</summary>
    internal void CheckRange(string function, int axis, int start, int stop)
    {
        if (start < 0 || stop < start || stop > Shape[axis])
        {
            throw new ArgumentOutOfRangeException(nameof(axis), string.Create(CultureInfo.InvariantCulture,
                $"{function}: {start} to {stop} is not a range of axis {axis} of the shape {Shapes.Format(Shape)}, which has the size " +
                $"{Shape[axis]}."));
        }
    }

    /// <summary>Every step-th element along an axis, from a start on; backwards where the step is negative.</summary>
    internal NDArray Window(int axis, int start, int count, int step)
    {
        var shape = Shape.SetItem(axis, count);
        var (outer, inner) = (Product(Shape.Take(axis)), Product(Shape.Skip(axis + 1)));
        var data = new double[outer * count * inner];
        for (var block = 0; block < outer; block++)
        {
            for (var i = 0; i < count; i++)
            {
                var from = ((block * Shape[axis]) + start + (i * step)) * inner;
                _data.AsSpan(from, inner).CopyTo(data.AsSpan(((block * count) + i) * inner));
            }
        }

        return new NDArray(data, shape);
    }

    private static int Product(IEnumerable<int> sizes) => sizes.Aggregate(1, (product, size) => product * size);
}
