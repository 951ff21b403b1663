using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Operators;

/// <summary>The tangent that one operand contributes: linear in <paramref name="t"/>, which has the result's shape.</summary>
/// <param name="g">The graph to write into.</param>
/// <param name="x">The operands.</param>
/// <param name="y">The result.</param>
/// <param name="t">The operand's tangent.</param>
internal delegate int Partial(GraphBuilder g, IReadOnlyList<int> x, int y, int t);

/// <summary>The vector code of an elementwise operator.</summary>
internal delegate Lane LaneCode(IReadOnlyList<Lane> x, Detail? detail);

/// <summary>
/// An operator that works on each element by itself, over operands that broadcast: a row of the table in
/// <see cref="Elementwise"/>.
/// </summary>
/// <param name="name">The name in the printed form.</param>
/// <param name="notation">How generated comments write it: "{0} + {1}", or "Exp({0})".</param>
/// <param name="lanes">Its vector code.</param>
/// <param name="partials">One partial per operand; null where it is zero everywhere.</param>
internal sealed class ElementwiseOperator(string name, string notation, LaneCode lanes, params Partial?[] partials)
    : TensorOperator(name)
{
    public int Arity => partials.Length;

    public string Notation => notation;

    /// <summary>The operands in which the operator is linear, when the others are held fixed.</summary>
    public IReadOnlyCollection<int> LinearOperands { get; init; } = [];

    /// <summary>
    /// The largest error in units in the last place, for operands in the range of the accuracy tests, which hold it to this; one half
    /// is one correctly rounded operation, 0 is exact. Null where cancellation between operands leaves only an absolute bound.
    /// </summary>
    public double? Ulps { get; init; } = 0.5;

    /// <summary>The number of instructions of its vector code.</summary>
    public int Weight(Detail? detail)
    {
        var builder = new LaneBuilder(ElementType.Single);
        Lanes([.. Enumerable.Range(0, Arity).Select(operand => builder.Operand(operand, "x"))], detail);
        return builder.Instructions.Count;
    }

    public Lane Lanes(IReadOnlyList<Lane> x, Detail? detail) => lanes(x, detail);

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => Broadcasting.Infer(Name, operands);

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents)
    {
        int? sum = null;
        for (var operand = 0; operand < tangents.Count; operand++)
        {
            if (tangents[operand] is { } tangent && partials[operand] is { } partial)
            {
                var term = partial(g, g[node].Inputs, node, g.BroadcastTo(tangent, g.ShapeOf(node)));
                sum = sum is null ? term : g.Add(sum.Value, term);
            }
        }

        return sum;
    }

    /// <summary>A linear elementwise map multiplies each element by a number, so it is its own transpose.</summary>
    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent) =>
        LinearOperands.Contains(operand)
            ? partials[operand]!(g, g[node].Inputs, node, HardZeros.Shown(g, node, operand, cotangent))
            : base.Transpose(g, node, operand, cotangent);
}
