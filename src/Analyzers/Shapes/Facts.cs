using NumDsl.Generator.Graphs;

namespace NumDsl.Analyzers.Shapes;

/// <summary>What is known of a value at one place of the user's code; nothing known is null.</summary>
internal abstract record Fact
{
    /// <summary>What holds on both ways to a place.</summary>
    public static Fact? Join(Fact? a, Fact? b) => (a, b) switch
    {
        (TensorFact x, TensorFact y) when x.Shape.Equals(y.Shape) && x.IsArray == y.IsArray => x with
        {
            IsDense = x.IsDense == y.IsDense ? x.IsDense : null,
            IsSqueezedColumn = x.IsSqueezedColumn && y.IsSqueezedColumn,
            Source = x.Source == y.Source ? x.Source : 0,
        },
        (MemoryFact x, MemoryFact y) when x.Length.Equals(y.Length) =>
            x.Source == y.Source && x.Start.Equals(y.Start) ? x : x with { Source = 0 },
        _ => Equals(a, b) ? a : null,
    };
}

/// <summary>A tensor, a tensor span or an <c>NDArray</c>.</summary>
/// <param name="Shape">Its shape; a size that is not known is a soft symbol.</param>
/// <param name="IsArray">Whether it is an <c>NDArray</c>, which has rank 2 or more and the rules of equations.</param>
internal sealed record TensorFact(Shape Shape, bool IsArray) : Fact
{
    /// <summary>Whether its elements lie side by side in memory; null where that is not known.</summary>
    public bool? IsDense { get; init; } = true;

    /// <summary>Whether it has rank 1 because the unit axis of a column was taken away.</summary>
    public bool IsSqueezedColumn { get; init; }

    /// <summary>The same for values that are only turned or reshaped from one; 0 where it is not known.</summary>
    public int Source { get; init; }

    public int Rank => Shape.Rank;

    public bool IsSameValueAs(TensorFact other) => Source != 0 && Source == other.Source;
}

/// <summary>An array or a span of elements.</summary>
/// <param name="Length">The number of elements.</param>
/// <param name="Source">The same for spans of one array; 0 where it is not known.</param>
/// <param name="Start">Where it begins in that array.</param>
internal sealed record MemoryFact(Dimension Length, int Source, Dimension Start) : Fact
{
    /// <summary>The values, where it is an array of integers or tensors that was just written down.</summary>
    public ListFact? Items { get; init; }
}

/// <summary>An integer, as a number or in symbols.</summary>
internal sealed record SizeFact(Dimension Value) : Fact;

/// <summary>A list of values that was written down: lengths, indexes, tensors to join. An unknown one is null.</summary>
internal sealed record ListFact(EquatableArray<Fact?> Items) : Fact;

/// <summary>The lengths of a tensor as a value: <c>x.Lengths</c>, <c>x.Shape</c>.</summary>
internal sealed record LengthsFact(Shape Shape) : Fact;

/// <summary>An index, maybe from the end: <c>^1</c>.</summary>
internal sealed record IndexFact(Dimension Value, bool IsFromEnd) : Fact;

/// <summary>A range of indexes; null is open.</summary>
internal sealed record RangeFact(IndexFact? Start, IndexFact? End) : Fact;
