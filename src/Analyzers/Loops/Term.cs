using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Loops;

/// <summary>How elements are reached, and with it how a span over them is written.</summary>
internal enum StorageKind
{
    Array,
    Rectangular,
    Span,
    ReadOnlySpan,
    List,

    /// <summary>A local or a parameter of an <c>[InlineArray]</c> type: a value of its own.</summary>
    Inline,
}

/// <summary>
/// What is indexed: an array, a span, a list, a row of a jagged array. The same in every iteration of the loop in question.
/// </summary>
/// <param name="Kind">How its elements are reached.</param>
/// <param name="Name">The canonical text: the same storage has the same text (copies of a local are resolved).</param>
/// <param name="Text">The text to write in code.</param>
/// <param name="Root">The variable, or field, that holds it.</param>
/// <param name="Element">The type of its elements.</param>
/// <param name="IsFresh">Whether it is held by a local that was set once, to a new array.</param>
/// <param name="IsArgument">Whether it is held by a parameter that is never set.</param>
/// <param name="MayThrow">Whether evaluating the text can fail where the loop, running no time, would not.</param>
internal sealed record Storage(
    StorageKind Kind, string Name, string Text, ISymbol Root, ITypeSymbol Element, bool IsFresh, bool IsArgument, bool MayThrow)
{
    /// <summary>The variable whose memory this is a part of, where that is known.</summary>
    public ISymbol? Origin { get; init; }

    /// <summary>Whether the two are known to be parts of one memory.</summary>
    public bool SharesMemoryWith(Storage other) => Origin is not null && SymbolEqualityComparer.Default.Equals(Origin, other.Origin);

    public bool IsSpan => Kind is StorageKind.Span or StorageKind.ReadOnlySpan;

    /// <summary>Whether no element of this can be an element of the other.</summary>
    public bool IsDistinctFrom(Storage other) =>
        !SymbolEqualityComparer.Default.Equals(Element, other.Element)
        || (Kind != other.Kind && !IsSpan && !other.IsSpan)
        || (Kind == StorageKind.Inline && other.Kind == StorageKind.Inline && Name != other.Name)
        || (Name != other.Name && ((IsFresh && (other.IsFresh || other.IsArgument)) || (IsArgument && other.IsFresh)));
}

/// <summary>The value that is computed for one element.</summary>
internal abstract record Term
{
    /// <summary>The elements that it reads.</summary>
    public IEnumerable<Element> Elements => this switch
    {
        Element element => [element],
        Apply apply => apply.Arguments.SelectMany(argument => argument.Elements),
        Choice choice => new[] { choice.Left, choice.Right, choice.WhenTrue, choice.WhenFalse }.SelectMany(part => part.Elements),
        _ => [],
    };
}

/// <summary>An element. A rectangular array has a row beside the index.</summary>
internal sealed record Element(Storage Storage, Polynomial? Row, Polynomial Index) : Term;

/// <summary>A number that is the same in every iteration.</summary>
/// <param name="Text">How it is written.</param>
/// <param name="Constant">Its value, if known at compile time, in the element's type.</param>
/// <param name="MayThrow">Whether evaluating it can fail where the loop, running no time, would not.</param>
internal sealed record Number(string Text, object? Constant, bool MayThrow) : Term
{
    public bool Is(double value) => Constant switch
    {
        double number => BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits(value),
        float number => BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits(value),
        IConvertible number when value == Math.Truncate(value) => number.ToDouble(System.Globalization.CultureInfo.InvariantCulture) == value,
        _ => false,
    };

    public bool Equals(Number? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode();
}

/// <summary>An operation of <see cref="ElementFunctions"/>.</summary>
internal sealed record Apply(ElementFunction Function, Term[] Arguments) : Term
{
    public bool Equals(Apply? other) => other is not null && Function == other.Function && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => Function.GetHashCode();
}

/// <summary>One of two values by a comparison, named as in <c>NumDsl.Comparison</c>.</summary>
internal sealed record Choice(string Comparison, Term Left, Term Right, Term WhenTrue, Term WhenFalse) : Term;
