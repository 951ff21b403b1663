using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Analyzers.Shapes;

/// <summary>A mistake: its rule, and the whole message.</summary>
internal readonly record struct Finding(DiagnosticDescriptor Rule, string Message)
{
    /// <summary>Where a diagnostic carries which of two operands has rank 1.</summary>
    public const string RankOneOperand = "RankOneOperand";

    /// <summary>The operand that has rank 1, 0 or 1; null where none or both have.</summary>
    public int? Vector { get; init; }

    /// <summary>What fixes need to know.</summary>
    public ImmutableDictionary<string, string?> Properties => Vector is { } vector
        ? ImmutableDictionary<string, string?>.Empty.Add(RankOneOperand, vector == 0 ? "0" : "1")
        : ImmutableDictionary<string, string?>.Empty;
}

/// <summary>
/// The broadcasting of <c>System.Numerics.Tensors</c>: shapes are aligned at their last axes, a missing axis counts as 1, and an axis of
/// length 1 is expanded.
/// </summary>
internal static class TensorBroadcast
{
    /// <summary>The result's shape, with unknown sizes where that is open; null where the shapes cannot fit.</summary>
    public static Shape? Infer(string name, TensorFact a, TensorFact b, KnownTensors known, out Finding? finding)
    {
        var shape = Align(name, a, b, known, out var found);
        finding = found is { } one && a.Rank != b.Rank && Math.Min(a.Rank, b.Rank) == 1 ? one with { Vector = a.Rank == 1 ? 0 : 1 } : found;
        return shape;
    }

    private static Shape? Align(string name, TensorFact a, TensorFact b, KnownTensors known, out Finding? finding)
    {
        finding = null;
        var rank = Math.Max(a.Rank, b.Rank);
        var result = new List<Dimension>();
        for (var axis = 0; axis < rank; axis++)
        {
            var (left, right) = (At(a.Shape, axis, rank), At(b.Shape, axis, rank));
            if (left.Equals(right) || right.IsOne)
            {
                result.Add(left);
            }
            else if (left.IsOne)
            {
                result.Add(right);
            }
            else if (left.Value is not null && right.Value is not null)
            {
                finding = new Finding(ShapeRules.Of(ShapeProblemKind.Broadcast), Describe(name, a, b, axis, left, right) + Advice(name, a, b));
                return null;
            }
            else
            {
                if (!left.IsSoft() && !right.IsSoft())
                {
                    finding ??= new Finding(
                        ShapeRules.SymbolsMeet, Describe(name, a, b, axis, left, right) + "; this fails unless they are equal at run time" + Advice(name, a, b));
                }

                result.Add(Symbols.Unknown());
            }
        }

        var shape = new Shape(result);
        finding ??= Suspicion(name, a, b, shape, known);
        return shape;
    }

    /// <summary>What fits, but is seldom meant.</summary>
    private static Finding? Suspicion(string name, TensorFact a, TensorFact b, Shape result, KnownTensors known)
    {
        if (a.IsSameValueAs(b))
        {
            return null;
        }

        var (vector, matrix) = a.Rank == 1 ? (a, b) : (b, a);
        if (vector.Rank == 1 && matrix.Rank == 2 && !vector.Shape[0].IsOne && !vector.Shape[0].IsSoft())
        {
            if (matrix.Shape[1].IsOne && matrix.Shape[0].Equals(vector.Shape[0]))
            {
                return new Finding(
                    ShapeRules.RankOneAgainstColumn,
                    $"'{name}' has operands of shapes {a.Shape} and {b.Shape}: a tensor of rank 1 counts as a row, so they become {result}; "
                        + $"reshape it to ({vector.Shape[0]}, 1) for one result per row");
            }

            if (vector.IsSqueezedColumn && matrix.Shape[0].Equals(vector.Shape[0]) && matrix.Shape[1].Equals(vector.Shape[0]))
            {
                return new Finding(
                    ShapeRules.LostAxis,
                    $"'{name}' has operands of shapes {a.Shape} and {b.Shape}: the column lost its axis 1 and counts as a row now; "
                        + $"keep it as ({vector.Shape[0]}, 1)");
            }
        }

        if (Suspicions.DoubleExpansion(name, a.Shape, b.Shape) is { } expansion && !a.Shape.HasSoft())
        {
            return new Finding(ShapeRules.Of(expansion.Kind), expansion.Text.Replace("Outer or BroadcastTo", "Tensor.Broadcast"));
        }

        return known.Broadcasts || Old(a.Shape, b.Shape) is not var (axis, left, right)
            ? null
            : new Finding(
                ShapeRules.OldBroadcast,
                $"{Describe(name, a, b, axis, left, right)}: System.Numerics.Tensors {known.Version} gives a wrong shape where an axis of length 1 is "
                    + "expanded; reference version 11.0 or later, or write Tensor.Broadcast first");
    }

    /// <summary>An axis that both have and one has to expand.</summary>
    private static (int Axis, Dimension Left, Dimension Right)? Old(Shape a, Shape b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        for (var axis = rank - Math.Min(a.Rank, b.Rank); axis < rank; axis++)
        {
            var (left, right) = (At(a, axis, rank), At(b, axis, rank));
            if (left.IsOne != right.IsOne && !left.IsSoft() && !right.IsSoft())
            {
                return (axis, left, right);
            }
        }

        return null;
    }

    private static string Describe(string name, TensorFact a, TensorFact b, int axis, Dimension left, Dimension right) =>
        $"'{name}' has operands of shapes {a.Shape} and {b.Shape}, which disagree in axis {axis} of the result: {left} against {right}";

    private static string Advice(string name, TensorFact a, TensorFact b)
    {
        if (a.Rank == 2 && b.Rank == 2 && a.Shape[0].Equals(b.Shape[1]) && a.Shape[1].Equals(b.Shape[0]))
        {
            return name == "*"
                ? "; '*' is elementwise: for the matrix product write a loop over Tensor.Dot, or Dot of NumDsl; else transpose one of them with Tensor.Transpose"
                : "; transpose one of them with Tensor.Transpose";
        }

        var (vector, matrix) = a.Rank == 1 ? (a, b) : (b, a);
        if (vector.Rank == 1 && matrix.Rank == 2 && matrix.Shape[0].Equals(vector.Shape[0]))
        {
            return $"; a tensor of rank 1 counts as a row: reshape it to ({vector.Shape[0]}, 1)";
        }

        return a.Rank == b.Rank && a.Rank > 2 && a.Shape.Dimensions.OrderBy(size => size.ToString()).SequenceEqual(b.Shape.Dimensions.OrderBy(size => size.ToString()))
            ? "; the same sizes in another order: permute one of them with Tensor.PermuteDimensions"
            : "; only an axis of length 1, or a missing leading axis, is expanded";
    }

    /// <summary>The size in an axis of the result; a missing leading axis counts as 1.</summary>
    public static Dimension At(Shape shape, int axis, int rank) =>
        axis < rank - shape.Rank ? Dimension.One : shape[axis - (rank - shape.Rank)];
}
