namespace NumDsl.Generator.Graphs;

/// <summary>What a node does. One object per operator, so operators are equal when they are the same object.</summary>
internal abstract class Operator(string name)
{
    /// <summary>The operator's name in the printed form of a graph, in the words of JAX and NumPy.</summary>
    public string Name { get; } = name;

    /// <summary>The shape of the result, or why the operands do not fit.</summary>
    public abstract Inference Infer(IReadOnlyList<Shape> operands, Detail? detail);

    public override string ToString() => Name;
}

/// <summary>The outcome of a shape rule: a shape, or a problem.</summary>
internal readonly record struct Inference(Shape? Shape, ShapeProblem? Problem)
{
    public static implicit operator Inference(Shape shape) => new(shape, null);

    public static implicit operator Inference(ShapeProblem problem) => new(null, problem);
}

/// <summary>Why shapes do not fit together.</summary>
/// <param name="Kind">Which shape rule is broken.</param>
/// <param name="Text">Names both shapes and the first axis that disagrees, and says what to do.</param>
internal sealed record ShapeProblem(ShapeProblemKind Kind, string Text);

internal enum ShapeProblemKind
{
    /// <summary>Elementwise operands that do not broadcast.</summary>
    Broadcast,

    /// <summary>The inner dimensions of a matrix product.</summary>
    InnerDimension,

    /// <summary>Operands of different rank.</summary>
    Rank,

    /// <summary>An axis that the operand does not have.</summary>
    Axis,

    /// <summary>A new shape with another number of elements, or with other than one -1.</summary>
    Size,

    /// <summary>A shape that contradicts a declared one.</summary>
    Declared,

    /// <summary>Fits, but both operands are expanded: (m, 1) and (1, m).</summary>
    DoubleExpansion,

    /// <summary>Fits, but <c>+=</c> changes the shape of its target.</summary>
    Growth,

    /// <summary>Fits, but a reshape to the swapped sizes does not transpose.</summary>
    Transposition,

    /// <summary>Fits, but the result over an axis of one element does not depend on the data.</summary>
    DegenerateAxis,
}

/// <summary>What an operator needs beside its operands; compared by value.</summary>
internal abstract record Detail;

/// <summary>The axes of a reduction, in increasing order, none negative.</summary>
/// <param name="Axes">The axes to reduce over.</param>
/// <param name="Keep">Whether they stay as 1; if not, all axes are reduced and the result is a scalar.</param>
internal sealed record AxesDetail(EquatableArray<int> Axes, bool Keep) : Detail
{
    public override string ToString() => Keep ? $"[{string.Join(",", Axes)}]" : "[all]";
}

/// <summary>A permutation: axis i of the result is axis <c>Order[i]</c> of the operand.</summary>
internal sealed record PermutationDetail(EquatableArray<int> Order) : Detail
{
    public override string ToString() => $"[{string.Join(",", Order)}]";
}

/// <summary>The target of a reshape or a broadcast.</summary>
internal sealed record ShapeDetail(Shape Shape) : Detail
{
    public override string ToString() => Shape.ToString();
}

/// <summary>A number: a constant's value, a power's exponent. Compared by bits, so that -0 and NaN are kept apart.</summary>
internal sealed record NumberDetail(double Value) : Detail
{
    public bool Equals(NumberDetail? other) =>
        other is not null && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(other.Value);

    public override int GetHashCode() => BitConverter.DoubleToInt64Bits(Value).GetHashCode();

    public override string ToString() => Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A dimension used as a number, as in a mean.</summary>
internal sealed record DimensionDetail(Dimension Dimension) : Detail
{
    public override string ToString() => Dimension.ToString();
}

/// <summary>An input: an argument of the equation, or a parameter of the model.</summary>
internal sealed record InputDetail(string Name, Shape Shape, bool IsParameter) : Detail
{
    /// <summary>The C# type of its elements where that is not the model's: <c>byte</c>.</summary>
    public string? Element { get; init; }

    public override string ToString() => IsParameter ? $"parameter {Name}" : Name;
}
