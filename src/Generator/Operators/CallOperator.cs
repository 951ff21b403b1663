using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>
/// An operator that one kernel of the runtime computes from whole arrays: what has no loop of its own. The kernel is a method that
/// takes each operand (an array with its strides and lengths, or a number), then the result's array, then what <see cref="Arguments"/>
/// says. It runs once for all of an array, or where the examples lie along an axis that it <see cref="TreatsApart"/>, once per tile.
/// </summary>
/// <param name="name">The name in printed graphs.</param>
/// <param name="notation">How comments write it: <c>CumSum({0})</c>.</param>
/// <param name="kernel">The method among the runtime's kernels: <c>RunningSum.Sum</c>.</param>
internal abstract class CallOperator(string name, string notation, string kernel) : TensorOperator(name)
{
    public string Notation => notation;

    public string Kernel => kernel;

    /// <summary>How exact the kernel is, for the page of operators.</summary>
    public abstract string Accuracy { get; }

    /// <summary>Whether the kernel also takes where the elements of the result stand among all, because their values depend on it.</summary>
    public virtual bool IsPositional => false;

    /// <summary>Whether the kernel takes the name of its first operand, a batch of matrices, for its errors.</summary>
    public virtual bool IsNamed => false;

    /// <summary>Whether the kernel takes an operand; one that is there for the derivative only it does not.</summary>
    public virtual bool IsRead(int operand) => true;

    /// <summary>
    /// Whether each index along an axis of operands and result is computed by itself; all have the axis in the same place then.
    /// </summary>
    public abstract bool TreatsApart(int axis, int rank, Detail? detail);

    /// <summary>About how many operations an element of the result takes: what tells whether threads are worth it.</summary>
    public virtual Dimension OperationsPerElement(IReadOnlyList<Shape> operands) => Dimension.Of(4);

    /// <summary>Whether an axis that has a symbol can be cut; asked of every operand and of the result.</summary>
    public virtual bool CanBeCut(int axis, string symbol, Detail? detail) => true;

    /// <summary>
    /// Whether results over parts of the operands add up to the result over all, along an axis that the result lacks. The kernel takes
    /// <c>accumulate:</c> then, whether to add to what is there.
    /// </summary>
    public virtual bool AddsUp => false;

    /// <summary>The kernel's last arguments, in C#: <c>reverse: true</c>.</summary>
    public virtual IEnumerable<string> Arguments(Detail? detail) => [];
}
