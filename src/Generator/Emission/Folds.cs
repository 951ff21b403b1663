using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Emission;

/// <summary>How reductions fold: elements into lanes, lanes into a number, and the parts of the examples into one another.</summary>
internal static class Folds
{
    /// <summary>What the runtime calls it, in <c>StridedFold</c> and, but for sums, in <c>Fold</c>.</summary>
    public static string Name(ReductionOperator reduction) => reduction switch
    {
        _ when reduction == Structural.Sum => "Add",
        _ when reduction == Structural.Prod => "Multiply",
        _ when reduction == Structural.Max => "Max",
        _ when reduction == Structural.Min => "Min",
        _ => throw new InvalidOperationException($"No fold for '{reduction.Name}'."),
    };

    /// <summary>Two values in one.</summary>
    /// <param name="reduction">The reduction.</param>
    /// <param name="math">The class with the functions of the values' type: <c>MathF</c>, <c>Math</c>, <c>Vector512</c>.</param>
    /// <param name="a">The first.</param>
    /// <param name="b">The second.</param>
    public static string Combine(ReductionOperator reduction, string math, string a, string b) => Name(reduction) switch
    {
        "Add" => $"{a} + {b}",
        "Multiply" => $"{a} * {b}",
        var name => $"{math}.{name}({a}, {b})",
    };

    /// <summary>The lanes of a vector in one number.</summary>
    public static string Horizontal(ReductionOperator reduction, LaneWidth width, string lanes) =>
        reduction == Structural.Sum ? $"{width.VectorClass()}.Sum({lanes})" : $"Kernels::Fold.{Name(reduction)}({lanes})";

    /// <summary>
    /// The type in which a number is accumulated over rows, tiles and parts: for sums double, so that the error does not grow with
    /// their number.
    /// </summary>
    public static ElementType TypeOfTotal(ReductionOperator reduction, ElementType type) => reduction == Structural.Sum ? ElementType.Double : type;

    /// <summary>The class with the functions of numbers.</summary>
    public static string Math(ElementType type) => type == ElementType.Single ? "MathF" : "Math";
}
