using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NumDsl.Analyzers.Declarations;
using NumDsl.Generator.Frontend;
using static NumDsl.Analyzers.DiagnosticDescriptorHelper;

namespace NumDsl.Analyzers.Shapes;

/// <summary>What can be wrong with shapes in ordinary C#: the rules of equations, and those that only exist there.</summary>
internal static class ShapeRules
{
    public static readonly DiagnosticDescriptor RankOneAgainstColumn =
        Warn("ND1013", "A tensor of rank 1 meets a column");

    public static readonly DiagnosticDescriptor SymbolsMeet =
        Warn("ND1014", "Two sizes that may differ meet");

    public static readonly DiagnosticDescriptor WholeArray =
        Warn("ND1015", "All elements are taken as one list");

    public static readonly DiagnosticDescriptor Index =
        Create("ND1016", "An index is within its axis", ShapeCategory);

    public static readonly DiagnosticDescriptor Join =
        Create("ND1017", "What is joined or split fits", ShapeCategory);

    public static readonly DiagnosticDescriptor Elements =
        Create("ND1018", "There are elements for every place of a shape", ShapeCategory);

    public static readonly DiagnosticDescriptor Dropped =
        Warn("ND1019", "Elements are left out");

    public static readonly DiagnosticDescriptor Destination =
        Create("ND1020", "A destination and the inputs have sizes that fit", ShapeCategory);

    public static readonly DiagnosticDescriptor OldBroadcast =
        Warn("ND1021", "This version of System.Numerics.Tensors does not expand axes of length 1");

    public static readonly DiagnosticDescriptor LostAxis =
        Warn("ND1022", "A squeezed column is taken as a row");

    public static readonly DiagnosticDescriptor NotContiguous =
        Create("ND1023", "A reshape needs elements that lie side by side", ShapeCategory);

    public static readonly DiagnosticDescriptor NothingLeft =
        Warn("ND1024", "Every axis is squeezed");

    /// <summary>The rules that exist in ordinary C# alone.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Own { get; } =
    [
        RankOneAgainstColumn, SymbolsMeet, WholeArray, Index, Join, Elements, Dropped, Destination, OldBroadcast, LostAxis, NotContiguous,
        NothingLeft,
    ];

    /// <summary>All that is reported in ordinary C#.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. ModelRules.All.Where(rule => rule.Category == ShapeCategory && rule.Id != RuleIds.StaleComment), .. Own,
    ];

    public static DiagnosticDescriptor Find(string id) => All.First(rule => rule.Id == id);

    /// <summary>The rule for a problem that the shape rules of equations found.</summary>
    public static DiagnosticDescriptor Of(Generator.Graphs.ShapeProblemKind kind) => Find(RuleIds.Of(kind));

    private static DiagnosticDescriptor Warn(string id, string title) => Create(id, title, ShapeCategory, DiagnosticSeverity.Warning);
}
