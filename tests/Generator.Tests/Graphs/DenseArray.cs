namespace NumDsl.Generator.Tests.Graphs;

/// <summary>Numbers in row-major order with a shape: what the interpreter computes with.</summary>
internal sealed record DenseArray(IReadOnlyList<int> Shape, double[] Values)
{
    public static DenseArray Scalar(double value) => new([], [value]);

    public static int SizeOf(IEnumerable<int> shape) => shape.Aggregate(1, (product, size) => product * size);

    /// <summary>An array of a shape, each element computed from its index.</summary>
    public static DenseArray Create(IReadOnlyList<int> shape, Func<int[], double> element)
    {
        var values = new double[SizeOf(shape)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = element(IndexOf(shape, i));
        }

        return new DenseArray(shape, values);
    }

    /// <summary>The element at an index of a shape that this one broadcasts to.</summary>
    public double At(IReadOnlyList<int> index)
    {
        var position = 0;
        for (var axis = 0; axis < Shape.Count; axis++)
        {
            position = (position * Shape[axis]) + (Shape[axis] == 1 ? 0 : index[axis]);
        }

        return Values[position];
    }

    public static int[] IndexOf(IReadOnlyList<int> shape, int position)
    {
        var index = new int[shape.Count];
        for (var axis = shape.Count - 1; axis >= 0; axis--)
        {
            index[axis] = position % shape[axis];
            position /= shape[axis];
        }

        return index;
    }
}
