using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>
/// An operator that can be differentiated: it knows its linearisation (Jacobian-vector product) and, where it is linear,
/// its transpose. Every derivative mode follows from these two
/// (A. Radul, A. Paszke, R. Frostig, M. Johnson, D. Maclaurin, "You Only Linearize Once", POPL 2023).
/// </summary>
internal abstract class TensorOperator(string name) : Operator(name)
{
    /// <summary>
    /// The tangent of the node's value, given those of its operands (null: zero), written with operators that are linear
    /// in them; null where it is zero.
    /// </summary>
    public abstract int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents);

    /// <summary>
    /// The cotangent of an operand in which the operator is linear, given that of the result.
    /// </summary>
    /// <exception cref="InvalidOperationException">The operator is not linear: no <see cref="Jvp"/> may use it on a tangent.</exception>
    public virtual int Transpose(GraphBuilder g, int node, int operand, int cotangent) =>
        throw new InvalidOperationException($"{Name} is not linear in operand {operand}.");
}
