using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Frontend;

/// <summary>What a C# expression of an equation stands for while it is read.</summary>
internal abstract record Value
{
    /// <summary>The value of an expression with a problem: everything made of it is unknown too, without a second message.</summary>
    public static Value Unknown { get; } = new UnknownValue();

    /// <summary>The value of a call that returns nothing, and an optional argument left out.</summary>
    public static Value Nothing { get; } = new NothingValue();

    public bool IsUnknown => this is UnknownValue;

    private sealed record UnknownValue : Value;

    private sealed record NothingValue : Value;
}

/// <summary>A value that is computed at run time: an <c>NDArray</c>, a <c>Scalar</c>, or a C# number or bool that is data.</summary>
internal sealed record NodeValue(int Node) : Value;

/// <summary>Several arrays: what <c>Split</c> gives.</summary>
internal sealed record PiecesValue(EquatableArray<int> Nodes) : Value;

/// <summary>A C# floating-point number known at compile time.</summary>
internal sealed record NumberValue(double Number) : Value;

/// <summary>A C# integer known at compile time, as a number or in symbols: <c>3</c>, <c>x.Shape[0] * 2</c>.</summary>
internal sealed record SizeValue(Dimension Dimension) : Value;

/// <summary>A C# bool known at compile time.</summary>
internal sealed record TruthValue(bool IsTrue) : Value;

/// <summary>A C# string known at compile time.</summary>
internal sealed record TextValue(string Text) : Value;

/// <summary>The shape of an array: <c>x.Shape</c>.</summary>
internal sealed record ShapeValue(Shape Shape) : Value;

/// <summary>Several values: what a rule of the user's gives for several arguments.</summary>
internal sealed record TupleValue(IReadOnlyList<Value> Values) : Value;
