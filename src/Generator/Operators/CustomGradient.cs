using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>What a value with a rule of the user's is made of.</summary>
/// <param name="Name">The method that has the rule.</param>
/// <param name="Count">The number of values that it is differentiated by.</param>
/// <param name="IsLinear">Whether the rule is linear in the cotangent, so that its transpose serves forward mode.</param>
internal sealed record CustomDetail(string Name, int Count, bool IsLinear) : Detail
{
    public override string ToString() => IsLinear ? Name : $"{Name} in reverse";
}

/// <summary>
/// A value y with a rule of the user's in place of its derivative. The rule is in the graph, over placeholders: operands are y, the
/// values that it is differentiated by, and then what <see cref="CustomTangentOperator"/> takes.
/// </summary>
internal sealed class CustomGradientOperator() : TensorOperator("custom_gradient")
{
    public static readonly CustomGradientOperator Instance = new();

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => operands[0];

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents)
    {
        var count = ((CustomDetail)g[node].Detail!).Count;
        var inputs = g[node].Inputs;
        if (tangents.Skip(1).Take(count).All(tangent => tangent is null))
        {
            return null;
        }

        var given = Enumerable.Range(1, count).Select(i => tangents[i] ?? g.BroadcastTo(g.Constant(0), g.ShapeOf(inputs[i])));
        return g.Add(CustomTangentOperator.Instance, [.. given, .. inputs.Skip(1 + count)], g[node].Detail);
    }
}

/// <summary>
/// The tangent of a value with a rule, linear in the first operands, the tangents of what it is differentiated by. Then come a
/// placeholder for the cotangent and the rule's cotangents made of it; and, if the rule is linear, a placeholder for each tangent and
/// what the transposed rule makes of each.
/// </summary>
internal sealed class CustomTangentOperator() : TensorOperator("custom_tangent")
{
    public static readonly CustomTangentOperator Instance = new();

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => operands[((CustomDetail)detail!).Count];

    /// <summary>It is linear in the tangents, and what they are made of can depend on no other input: modes never nest forward mode.</summary>
    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) =>
        throw new InvalidOperationException("A tangent is not differentiated again.");

    /// <summary>The rule itself.</summary>
    public override int Transpose(GraphBuilder g, int node, int operand, int cotangent)
    {
        var (count, inputs) = (((CustomDetail)g[node].Detail!).Count, g[node].Inputs);
        return Substitute(g, inputs[count + 1 + operand], inputs[count], cotangent);
    }

    /// <summary>The tangent without the operator: the sum of what the transposed rule makes of each.</summary>
    public static int Expand(GraphBuilder g, int node)
    {
        var (count, inputs) = (((CustomDetail)g[node].Detail!).Count, g[node].Inputs);
        return Enumerable.Range(0, count)
            .Select(i => Substitute(g, inputs[(3 * count) + 1 + i], inputs[(2 * count) + 1 + i], inputs[i]))
            .Aggregate(g.Add);
    }

    /// <summary>A value with another in a placeholder's place.</summary>
    private static int Substitute(GraphBuilder g, int value, int placeholder, int by)
    {
        var substituted = new Dictionary<int, int> { [placeholder] = by };
        foreach (var node in Ancestors.Of(g, [value]))
        {
            if (g[node].Inputs.Any(substituted.ContainsKey))
            {
                substituted[node] = g.Add(
                    g[node].Operator, [.. g[node].Inputs.Select(input => substituted.TryGetValue(input, out var other) ? other : input)], g[node].Detail);
            }
        }

        return substituted.TryGetValue(value, out var result) ? result : value;
    }
}
