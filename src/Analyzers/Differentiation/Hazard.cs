namespace NumDsl.Analyzers.Differentiation;

/// <summary>A form that overflows, underflows, cancels, or has an infinite derivative, and that no stability rule rewrites.</summary>
/// <param name="Matches">Whether a node is of this form.</param>
/// <param name="Written">The form.</param>
/// <param name="Why">What happens to it, as the rest of a sentence about an expression.</param>
/// <param name="Instead">What to write in its place.</param>
/// <param name="Functions">What the expression is written with: forms within functions of NumDsl are these functions' own.</param>
internal sealed record Hazard(Func<Reach, int, bool> Matches, string Written, string Why, string Instead, params string[] Functions)
{
    /// <summary>Whether only the derivative suffers.</summary>
    public bool IsOfDerivative { get; init; }
}
