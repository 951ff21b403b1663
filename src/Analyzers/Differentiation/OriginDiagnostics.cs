using Microsoft.CodeAnalysis;
using NumDsl.Generator.Frontend;

namespace NumDsl.Analyzers.Differentiation;

/// <summary>Points at expressions as problems of shapes do.</summary>
internal static class OriginDiagnostics
{
    /// <summary>At the expression; where that is inside a helper, at the call in the equation, with the expression as an additional place.</summary>
    public static Diagnostic ToDiagnostic(this Origin origin, DiagnosticDescriptor rule, string message) => origin.Call is { } call
        ? Diagnostic.Create(rule, call.GetLocation(), [origin.Syntax.GetLocation()], $"In '{origin.Method.Name}', called here: {message}")
        : Diagnostic.Create(rule, origin.Syntax.GetLocation(), message);
}
