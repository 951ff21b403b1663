using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static NumDsl.Analyzers.DiagnosticDescriptorHelper;

namespace NumDsl.Analyzers.Loops;

/// <summary>The families of loops that are vector operations, a rule each.</summary>
internal static class LoopRules
{
    public static readonly DiagnosticDescriptor NotVectorised =
        Create("ND2000", "Why a loop is not a vector operation", LoopCategory, DiagnosticSeverity.Hidden);

    public static readonly DiagnosticDescriptor Elementwise =
        Create("ND2001", "A loop over elements is a vector operation", LoopCategory, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Reduction =
        Create("ND2002", "A loop that sums up is a reduction", LoopCategory, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor MatrixProduct =
        Create("ND2003", "A nest of loops is a matrix product", LoopCategory, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Pipeline =
        Create("ND2004", "A LINQ pipeline over numbers is a vector operation", LoopCategory, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor RowsAndColumns =
        Create("ND2005", "A nest of loops works on rows or columns", LoopCategory, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Conditional =
        Create("ND2006", "A loop with a choice is a vector selection", LoopCategory, DiagnosticSeverity.Warning);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [NotVectorised, Elementwise, Reduction, MatrixProduct, Pipeline, RowsAndColumns, Conditional];
}
