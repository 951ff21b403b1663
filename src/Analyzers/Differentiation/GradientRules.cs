using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static NumDsl.Analyzers.DiagnosticDescriptorHelper;

namespace NumDsl.Analyzers.Differentiation;

/// <summary>What is worth saying of derivatives.</summary>
internal static class GradientRules
{
    public static readonly DiagnosticDescriptor ZeroGradient = Create(
        "ND3001", "A gradient is zero whatever the values are", DifferentiationCategory, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor StableForm = Create(
        "ND3002", "A stable form is computed in place of what is written", DifferentiationCategory, DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor NotDifferentiable = Create(
        "ND3007", "An operation cuts the derivative", DifferentiationCategory, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Hazard = Create(
        "ND3008", "A form overflows, underflows or cancels, and no rewrite removes it", DifferentiationCategory, DiagnosticSeverity.Info);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [ZeroGradient, StableForm, NotDifferentiable, Hazard];
}
