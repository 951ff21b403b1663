using System.Collections.Immutable;
using System.Globalization;

namespace NumDsl;

/// <summary>
/// Reductions and normalisations of lanes: a lane is the run of elements along the reduced axes, gathered so that each function is
/// written
/// once, over a contiguous span.
/// </summary>
internal static partial class Lanes
{
    /// <summary>A lane to one number; null says that an empty lane has no value.</summary>
    public delegate double? Reduction(ReadOnlySpan<double> lane);

    /// <summary>A lane to a lane of the same length, in place.</summary>
    public delegate void Normalisation(Span<double> lane);

    public static double? Sum(ReadOnlySpan<double> lane)
    {
        double sum = 0;
        foreach (var value in lane)
        {
            sum += value;
        }

        return sum;
    }

    public static double? Mean(ReadOnlySpan<double> lane) => lane.IsEmpty ? null : Sum(lane) / lane.Length;

    public static double? Norm(ReadOnlySpan<double> lane)
    {
        double sum = 0;
        foreach (var value in lane)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }

    public static double? Max(ReadOnlySpan<double> lane)
    {
        if (lane.IsEmpty)
        {
            return null;
        }

        var max = lane[0];
        foreach (var value in lane)
        {
            max = Math.Max(max, value);
        }

        return max;
    }

    public static double? Min(ReadOnlySpan<double> lane)
    {
        if (lane.IsEmpty)
        {
            return null;
        }

        var min = lane[0];
        foreach (var value in lane)
        {
            min = Math.Min(min, value);
        }

        return min;
    }

    public static double? LogSumExp(ReadOnlySpan<double> lane)
    {
        // An infinite maximum is the result; subtracting it would give infinity - infinity.
        if (Max(lane) is not { } max || double.IsInfinity(max))
        {
            return Max(lane);
        }

        double sum = 0;
        foreach (var value in lane)
        {
            sum += Math.Exp(value - max);
        }

        return max + Math.Log(sum);
    }

    public static void Softmax(Span<double> lane)
    {
        var max = Max(lane) ?? 0;
        double sum = 0;
        foreach (ref var value in lane)
        {
            value = Math.Exp(value - max);
            sum += value;
        }

        foreach (ref var value in lane)
        {
            value /= sum;
        }
    }

    public static void LogSoftmax(Span<double> lane)
    {
        var max = Max(lane) ?? 0;
        double sum = 0;
        foreach (ref var value in lane)
        {
            value -= max;
            sum += Math.Exp(value);
        }

        var log = Math.Log(sum);
        foreach (ref var value in lane)
        {
            value -= log;
        }
    }

    public static double ReduceAll(string function, NDArray x, Reduction reduction)
    {
        ArgumentNullException.ThrowIfNull(x);
        return reduction(x.AsSpan()) ?? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"{function}: the array of the shape {Shapes.Format(x.Shape)} has no elements, and {function} of none " +
            $"is undefined. Give at least one."), nameof(x));
    }

    public static NDArray Reduce(string function, NDArray x, int axis, Reduction reduction)
    {
        ArgumentNullException.ThrowIfNull(x);
        return ReduceAxes(function, x, [Shapes.Axis(function, axis, x)], reduction);
    }

    public static NDArray Reduce(string function, NDArray x, int[] axes, Reduction reduction)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.Length == 0)
        {
            throw new ArgumentException($"{function}: no axis is given. Name one or more, or call {function}(x) for all.", nameof(axes));
        }

        var counted = Array.ConvertAll(axes, axis => Shapes.Axis(function, axis, x, nameof(axes)));
        if (counted.Distinct().Count() != counted.Length)
        {
            throw new ArgumentException($"{function}: the axes {Shapes.Format(axes)} name one axis twice. Name each once.", nameof(axes));
        }

        return ReduceAxes(function, x, counted, reduction);
    }

    public static NDArray Map(string function, NDArray x, int axis, Normalisation normalisation)
    {
        ArgumentNullException.ThrowIfNull(x);
        var last = Shapes.Axis(function, axis, x);
        // Swapping the axis with the last one makes the lanes contiguous, and swapping again undoes it.
        int[] swap = [.. Enumerable.Range(0, x.Rank)];
        (swap[last], swap[^1]) = (swap[^1], swap[last]);
        var lanes = x.Permute(swap);
        var data = lanes.ToArray();
        var length = x.Shape[last];
        for (var start = 0; start < data.Length; start += length)
        {
            normalisation(data.AsSpan(start, length));
        }

        return new NDArray(data, lanes.Shape).Permute(swap);
    }

    private static NDArray ReduceAxes(string function, NDArray x, int[] axes, Reduction reduction)
    {
        var shape = x.Shape.ToBuilder();
        var laneLength = 1;
        // In ascending order, so that a lane runs through its elements in row-major order whatever order the axes were named in.
        foreach (var axis in axes.Order())
        {
            laneLength *= x.Shape[axis];
            shape[axis] = 1;
        }

        int[] kept = [.. Enumerable.Range(0, x.Rank).Except(axes)];
        var lanes = x.Permute([.. kept, .. axes.Order()]).AsSpan();
        var result = new double[Shapes.Validate(shape.ToArray(), nameof(x)).Length];
        if (laneLength == 0 && reduction([]) is null)
        {
            var empty = axes.First(axis => x.Shape[axis] == 0);
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{function}: axis {empty} of the shape {Shapes.Format(x.Shape)} has the size 0, and {function} of no " +
                $"elements is undefined. Give at least one."), nameof(x));
        }

        for (var i = 0; i < result.Length; i++)
        {
            result[i] = reduction(lanes.Slice(i * laneLength, laneLength))!.Value;
        }

        return new NDArray(result, shape.ToImmutable());
    }
}
