using System.Globalization;

namespace NumDsl;

// Taking arrays apart and putting them together along an axis.
public static partial class Functions
{
    /// <summary>The arrays one after the other along an axis.</summary>
    /// <remarks>Derivative: each array gets its part. An array of the size 0 along the axis adds nothing.</remarks>
    /// <param name="arrays">One array or more, of one rank, equal in all other axes.</param>
    /// <param name="axis">The axis along which they are put; a negative one counts from the end.</param>
    /// <returns>An array whose size along the axis is the sum of theirs.</returns>
    /// <exception cref="ArgumentException">There is no array, or ranks or other sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray Concat(ReadOnlySpan<NDArray> arrays, int axis)
    {
        var first = First(nameof(Concat), arrays);
        var along = Shapes.Axis(nameof(Concat), axis, first);
        var total = 0;
        for (var position = 0; position < arrays.Length; position++)
        {
            var shape = arrays[position].Shape;
            if (shape.Length != first.Rank || !shape.SetItem(along, 0).AsSpan().SequenceEqual(first.Shape.SetItem(along, 0).AsSpan()))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Concat along axis {along}: array 0 is {Shapes.Format(first.Shape)} and array {position} is {Shapes.Format(shape)}. " +
                    $"Only the axis of the concatenation may differ."), nameof(arrays));
            }

            total += shape[along];
        }

        var result = first.Shape.SetItem(along, total);
        var inner = first.Shape.Skip(along + 1).Aggregate(1, (product, size) => product * size);
        var data = new double[result.Aggregate(1, (product, size) => product * size)];
        var start = 0;
        foreach (var array in arrays)
        {
            var run = array.Shape[along] * inner;
            for (var block = 0; run > 0 && block < array.Length / run; block++)
            {
                array.AsSpan().Slice(block * run, run).CopyTo(data.AsSpan((block * total * inner) + start));
            }

            start += run;
        }

        return new NDArray(data, result);
    }

    /// <summary>Arrays of one shape along a new axis.</summary>
    /// <remarks>Derivative: each array gets its part. Empty arrays stack to an empty one.</remarks>
    /// <param name="arrays">One array or more, of one shape.</param>
    /// <param name="axis">Where the new axis stands in the result; a negative one counts from the end of the result.</param>
    /// <returns>An array with one axis more, of the size of their number.</returns>
    /// <exception cref="ArgumentException">There is no array, or shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place for an axis.</exception>
    public static NDArray Stack(ReadOnlySpan<NDArray> arrays, int axis)
    {
        var first = First(nameof(Stack), arrays);
        var expanded = new NDArray[arrays.Length];
        for (var position = 0; position < arrays.Length; position++)
        {
            if (!arrays[position].Shape.AsSpan().SequenceEqual(first.Shape.AsSpan()))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Stack: array 0 is {Shapes.Format(first.Shape)} and array {position} is {Shapes.Format(arrays[position].Shape)}. " +
                    $"Give all the same shape."), nameof(arrays));
            }

            expanded[position] = ExpandDims(arrays[position], axis);
        }

        return Concat(expanded, axis);
    }

    /// <summary>An array cut into parts of one size along an axis; in an equation they are read by constants: <c>Split(x, 2, axis: 0)[1]</c>.</summary>
    /// <remarks>Derivative: each part's goes to where it was. An axis of the size 0 gives empty parts.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="parts">How many, from 1 to 1024; divides the size of the axis.</param>
    /// <param name="axis">The axis to cut; a negative one counts from the end.</param>
    /// <returns>The parts in order, each of the shape of <paramref name="x"/> but for the axis.</returns>
    /// <exception cref="ArgumentException">The number of parts does not divide the size of the axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or no such number of parts.</exception>
    public static NDArray[] Split(NDArray x, int parts, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts, 1024);
        var along = Shapes.Axis(nameof(Split), axis, x);
        var (size, rest) = Math.DivRem(x.Shape[along], parts);
        return rest == 0
            ? [.. Enumerable.Range(0, parts).Select(part => Slice(x, along, part * size, (part + 1) * size))]
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Split: axis {along} of {Shapes.Format(x.Shape)} has the size {x.Shape[along]}, which {parts} parts of one size do not make."), nameof(parts));
    }

    /// <summary>Every step-th element along an axis, from start up to but not including stop.</summary>
    /// <remarks>Derivative: goes to the elements that are taken, and is 0 elsewhere. A range may be empty.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="start">The first index, 0 or more.</param>
    /// <param name="stop">The index before which it ends, at most the size of the axis.</param>
    /// <param name="step">The distance of the elements, 1 or more.</param>
    /// <returns>An array of the same rank, whose size along the axis is (stop - start)/step, rounded up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, the range reaches beyond it, or the step is below 1.</exception>
    public static NDArray Slice(NDArray x, int axis, int start, int stop, int step = 1)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        var along = Shapes.Axis(nameof(Slice), axis, x);
        x.CheckRange(nameof(Slice), along, start, stop);
        return x.Window(along, start, (stop - start + step - 1) / step, step);
    }

    /// <summary>The elements along an axis in the opposite order.</summary>
    /// <remarks>Derivative: flipped, too. An empty axis stays empty.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray Flip(NDArray x, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        var along = Shapes.Axis(nameof(Flip), axis, x);
        return x.Window(along, x.Shape[along] - 1, x.Shape[along], -1);
    }

    /// <summary>The elements moved along an axis, those that leave it at the end coming in at the start.</summary>
    /// <remarks>Derivative: moved back. A shift of 0, or of the whole size, changes nothing.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="shift">By how many places, 0 to the size of the axis.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <returns>An array of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or the shift is negative or above its size.</exception>
    public static NDArray Roll(NDArray x, int shift, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        var along = Shapes.Axis(nameof(Roll), axis, x);
        var size = x.Shape[along];
        x.CheckRange(nameof(Roll), along, 0, shift);
        return Concat([x.Window(along, size - shift, shift, 1), x.Window(along, 0, size - shift, 1)], along);
    }

    /// <summary>An array with the same number before and after it along an axis.</summary>
    /// <remarks>Derivative: goes to the array; the sum of the others goes to the number. Nothing is added where both counts are 0.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="before">How many elements to put before, 0 or more.</param>
    /// <param name="after">How many elements to put after, 0 or more.</param>
    /// <param name="value">The number.</param>
    /// <returns>An array whose size along the axis is larger by the two counts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or a count is negative.</exception>
    public static NDArray Pad(NDArray x, int axis, int before, int after, double value = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        var along = Shapes.Axis(nameof(Pad), axis, x);
        return Concat(
            [NDArray.Full(value, [.. x.Shape.SetItem(along, before)]), x, NDArray.Full(value, [.. x.Shape.SetItem(along, after)])], along);
    }

    /// <summary>The array repeated as a whole, a number of times along each axis.</summary>
    /// <remarks>Derivative: the sum over the copies. No copies along an axis leave an empty array.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="repeats">How often, one number for each axis, 0 or more.</param>
    /// <returns>An array whose sizes are multiplied.</returns>
    /// <exception cref="ArgumentException">There are more or fewer numbers than axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static NDArray Tile(NDArray x, params int[] repeats)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(repeats);
        if (repeats.Length != x.Rank)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Tile: {repeats.Length} numbers for the {x.Rank} axes of {Shapes.Format(x.Shape)}. Give one for each axis."), nameof(repeats));
        }

        for (var axis = 0; axis < repeats.Length; axis++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(repeats[axis], nameof(repeats));
            x = repeats[axis] == 0 ? x.Window(axis, 0, 0, 1) : Concat([.. Enumerable.Repeat(x, repeats[axis])], axis);
        }

        return x;
    }

    /// <summary>The same elements with an axis of size 1 more.</summary>
    /// <remarks>Derivative: without the axis. The number of elements stays.</remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="axis">Where the new axis stands in the result; a negative one counts from the end of the result.</param>
    /// <returns>An array with one axis more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place for an axis.</exception>
    public static NDArray ExpandDims(NDArray x, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (axis < -x.Rank - 1 || axis > x.Rank)
        {
            throw new ArgumentOutOfRangeException(nameof(axis), axis, string.Create(CultureInfo.InvariantCulture,
                $"ExpandDims: a new axis of {Shapes.Format(x.Shape)} stands at {-x.Rank - 1} to {x.Rank}."));
        }

        return new NDArray(x.ToArray(), x.Shape.Insert(axis < 0 ? axis + x.Rank + 1 : axis, 1));
    }

    /// <summary>The same elements without an axis of size 1.</summary>
    /// <remarks>Derivative: with the axis. The number of elements stays.</remarks>
    /// <param name="x">The operand, of rank 3 or more.</param>
    /// <param name="axis">The axis to leave out, of size 1; a negative one counts from the end.</param>
    /// <returns>An array with one axis less.</returns>
    /// <exception cref="ArgumentException">The size is not 1, or the rank would become 1, which does not exist.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray Squeeze(NDArray x, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        var along = Shapes.Axis(nameof(Squeeze), axis, x);
        if (x.Shape[along] != 1 || x.Rank < 3)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Squeeze: axis {along} of {Shapes.Format(x.Shape)} cannot be left out: its size must be 1 and the rank 3 or more."), nameof(axis));
        }

        return new NDArray(x.ToArray(), x.Shape.RemoveAt(along));
    }

    private static NDArray First(string function, ReadOnlySpan<NDArray> arrays)
    {
        if (arrays.IsEmpty)
        {
            throw new ArgumentException($"{function}: there is no array. Give one or more.", nameof(arrays));
        }

        foreach (var array in arrays)
        {
            ArgumentNullException.ThrowIfNull(array, nameof(arrays));
        }

        return arrays[0];
    }
}
