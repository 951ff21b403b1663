using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Loops;

/// <summary>What one statement of a loop's body does in each iteration.</summary>
/// <param name="At">The statement.</param>
/// <param name="Type">The type of the elements.</param>
internal abstract record Step(SyntaxNode At, ITypeSymbol Type);

/// <summary>A value is computed for an element and stored: a map.</summary>
/// <param name="Target">The element that is set.</param>
/// <param name="Value">Its new value.</param>
/// <param name="IsConditional">Whether an <c>if</c> decides, so that an element may be left as it is.</param>
internal sealed record MapStep(SyntaxNode At, ITypeSymbol Type, Element Target, Term Value, bool IsConditional = false) : Step(At, Type);

/// <summary>A value is joined to a total: a reduction.</summary>
/// <param name="Total">Where the total is kept: a variable, a field, or an element that is the same in every iteration.</param>
/// <param name="Into">The element, if it is one.</param>
/// <param name="Join">Add, Subtract, Multiply, Min, Max.</param>
/// <param name="Value">What is joined.</param>
internal sealed record ReduceStep(SyntaxNode At, ITypeSymbol Type, string Total, Element? Into, ElementFunction Join, Term Value) : Step(At, Type);

/// <summary>Elements that compare in a way are counted.</summary>
internal sealed record CountStep(SyntaxNode At, ITypeSymbol Type, string Total, string Comparison, Term Left, Term Right) : Step(At, Type);

/// <summary><c>if (x[i] &gt; m) m = x[i]</c>: an extreme that NaN does not take part in.</summary>
internal sealed record ExtremeStep(SyntaxNode At, ITypeSymbol Type, string Total, bool IsMaximum, Element Value) : Step(At, Type);

/// <summary><c>if (x[i] &gt; x[k]) k = i</c>: the index of the first extreme.</summary>
internal sealed record IndexOfExtremeStep(SyntaxNode At, ITypeSymbol Type, string Index, bool IsMaximum, Element Value) : Step(At, Type);
