namespace NumDsl.Generator.Lanes;

/// <summary>One instruction: its operation and the numbers of the instructions it reads, each smaller than its own.</summary>
internal sealed class LaneInstruction(LaneOperation operation, IReadOnlyList<int> inputs, bool isMask, double value, int operand)
{
    public LaneOperation Operation => operation;

    public IReadOnlyList<int> Inputs => inputs;

    /// <summary>Whether the result is a mask rather than a number.</summary>
    public bool IsMask => isMask;

    /// <summary>The number of a constant, already rounded to the element type.</summary>
    public double Value => value;

    /// <summary>The caller's number of an operand.</summary>
    public int OperandIndex => operand;

    public bool IsLeaf => operation is LaneOperation.Operand or LaneOperation.Constant;

    /// <summary>How many other instructions read this one (an instruction that reads it twice counts twice).</summary>
    public int Uses { get; private set; }

    /// <summary>The name that its local should have, if it should have one of its own.</summary>
    public string? Name { get; private set; }

    private bool IsNamedByCaller { get; set; }

    /// <summary>The number of the last instruction that reads this one: of the only one, if there is one use.</summary>
    public int LastUser { get; private set; } = -1;

    public void CountUse(int user) => (Uses, LastUser) = (Uses + 1, user);

    /// <summary>Names it; a name from the caller replaces one that an expansion suggested, and the first of two equals stays.</summary>
    public void SetName(string name, bool byCaller)
    {
        if (Name is null || (byCaller && !IsNamedByCaller))
        {
            Name = name;
            IsNamedByCaller = byCaller;
        }
    }
}
