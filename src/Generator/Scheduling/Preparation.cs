using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Scheduling;

/// <summary>
/// The products of a sweep multiply each tile with the same weights. What such a product has to rearrange is rearranged before the
/// sweep, once for all tiles and threads.
/// </summary>
internal static class Preparation
{
    /// <summary>The sections with the preparations, and products that refer to them.</summary>
    public static IReadOnlyList<Section> Of(Graph graph, IReadOnlyList<Section> sections, Names names)
    {
        var prepared = new List<PreparedOperand>();
        var result = new List<Section>();
        foreach (var section in sections)
        {
            if (!section.IsSweep)
            {
                result.Add(section);
                continue;
            }

            var before = prepared.Count;
            result.Add(section with { Steps = [.. section.Steps.Select(step => step is ProductStep product ? Prepare(product) : step)] });
            var once = result[result.Count - 2];
            result[result.Count - 2] = once with { Steps = [.. once.Steps, .. prepared.Skip(before).Select(operand => new PrepareStep(operand))] };
        }

        return result;

        ProductStep Prepare(ProductStep product)
        {
            var shape = graph.Nodes[product.Node].Shape;
            var right = product.IsTransposed ? product.A : product.B;
            var left = graph.Nodes[graph.Nodes[product.Node].Inputs[0]].Shape;
            var (row, column) = product.IsTransposed ? (right.Strides[right.Strides.Count - 1], right.Strides[right.Strides.Count - 2])
                : (right.Strides[right.Strides.Count - 2], right.Strides[right.Strides.Count - 1]);
            var isIntoRows = product.IsTransposed || product.C.Strides[product.C.Strides.Count - 1].IsOne;
            if (shape.Rank != 2 || shape[0].IsOne || shape[1].IsOne || left[1].IsOne || !isIntoRows || right.Storage.StreamAxis is not null || right.Offset.Value != 0)
            {
                return product;
            }

            var columns = shape[product.IsTransposed ? 0 : 1];
            var operand = prepared.Find(other => other.Source.Name == right.Storage.Name && other.Row.Equals(row) && other.Column.Equals(column) && other.Columns.Equals(columns) && other.Inner.Equals(left[1]));
            if (operand is null)
            {
                var name = names.Unique(right.Storage.Name + "Operand");
                operand = new PreparedOperand(name, names.Unique(right.Storage.Name + "Panels"), right.Storage, row, column, columns, left[1]);
                prepared.Add(operand);
            }

            return product with { Prepared = operand };
        }
    }
}
