using System.Globalization;

namespace NumDsl;

/// <summary>What a <see cref="GradientCheck"/> found: the derivative that disagrees most with its finite difference, or with another mode.</summary>
/// <param name="Name">Which it is: the parameter and the element, as <c>W[3, 0]</c>, or the direction.</param>
/// <param name="Gradient">The derivative that was checked.</param>
/// <param name="Difference">The derivative by finite differences, or by the other mode.</param>
/// <param name="Allowed">The distance of the two that rounding explains.</param>
/// <param name="Count">How many derivatives were checked.</param>
public sealed record GradientReport(string Name, double Gradient, double Difference, double Allowed, int Count)
{
    /// <summary>What was checked, as text: <c>the gradient</c>, or another mode.</summary>
    public string What { get; init; } = "the gradient";

    /// <summary>What it was held against, as text: <c>the difference quotient</c>, or another mode.</summary>
    public string Against { get; init; } = "the difference quotient";

    /// <summary>Whether all derivatives agree: this one does, and it is the worst. NaN never agrees.</summary>
    public bool Agrees => Count == 0 || Math.Abs(Gradient - Difference) <= Allowed;

    /// <summary>Nothing if all derivatives agree.</summary>
    /// <exception cref="InvalidOperationException">One does not; the message names it and both numbers.</exception>
    public void ThrowIfWrong()
    {
        if (!Agrees)
        {
            throw new InvalidOperationException(ToString());
        }
    }

    /// <summary>A sentence: which derivative is the worst of how many, and both numbers.</summary>
    public override string ToString() => Count == 0
        ? "There is no derivative to check."
        : string.Create(CultureInfo.InvariantCulture,
            $"{Name}, the worst of {Count}: {What} is {Gradient:R} and {Against} {Difference:R}; " +
            $"{(Agrees ? "they agree" : "they do not agree")} within {Allowed:G3}.");
}
