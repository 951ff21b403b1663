namespace NumDsl.Generator.Graphs;

/// <summary>The dimensions of a value: none for a scalar, else two or more. A dimension broadcasts only if it is literally 1.</summary>
internal sealed class Shape(IEnumerable<Dimension> dimensions) : IEquatable<Shape>
{
    public static Shape Scalar { get; } = new([]);

    public EquatableArray<Dimension> Dimensions { get; } = dimensions.ToEquatableArray();

    public int Rank => Dimensions.Count;

    public bool IsScalar => Rank == 0;

    public Dimension this[int axis] => Dimensions[axis];

    /// <summary>The number of elements.</summary>
    public Dimension Size => Dimensions.Aggregate(Dimension.One, (product, dimension) => product * dimension);

    /// <summary>The axes that are not literally 1, in order.</summary>
    public IEnumerable<int> ProperAxes => Enumerable.Range(0, Rank).Where(axis => !Dimensions[axis].IsOne);

    public static Shape Of(params Dimension[] dimensions) => new(dimensions);

    public bool Contains(string symbol) => Dimensions.Any(dimension => dimension.Contains(symbol));

    /// <summary>The shape with the given axes reduced to 1.</summary>
    public Shape Reduced(IReadOnlyCollection<int> axes) =>
        new(Dimensions.Select((dimension, axis) => axes.Contains(axis) ? Dimension.One : dimension));

    public Shape WithDimension(int axis, Dimension dimension) =>
        new(Dimensions.Select((old, a) => a == axis ? dimension : old));

    public bool Equals(Shape? other) => other is not null && Dimensions.Equals(other.Dimensions);

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode() => Dimensions.GetHashCode();

    public override string ToString() => $"({string.Join(", ", Dimensions)})";
}
