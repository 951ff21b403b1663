using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Loops;

/// <summary>What was found out about a loop, and what it may be replaced by.</summary>
/// <param name="Rule">The rule of its family.</param>
/// <param name="Targets">The operations that do the same.</param>
/// <param name="Why">Why the rewrite is right, and how its result differs.</param>
/// <param name="IsExact">Whether the result is the same to the bit for every input.</param>
/// <param name="Fix">What to write instead; null if there is no text that is right for every input.</param>
/// <param name="Replaced">The statement to replace.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, string Targets, string Why, bool IsExact, Replacement? Fix, SyntaxNode Replaced);

/// <summary>Statements and the namespaces that they need.</summary>
/// <param name="KeepsLoop">Whether the loop stays, for memory that overlaps.</param>
internal sealed record Replacement(IReadOnlyList<string> Statements, IReadOnlyCollection<string> Usings, bool KeepsLoop = false);
