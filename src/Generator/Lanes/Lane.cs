namespace NumDsl.Generator.Lanes;

/// <summary>A number or a mask for every lane of a vector: the result of one instruction of a <see cref="LaneBuilder"/>.</summary>
internal readonly struct Lane(LaneBuilder builder, int index)
{
    public LaneBuilder Builder => builder;

    public int Index => index;

    public bool IsMask => builder.Instructions[index].IsMask;

    public static Lane operator +(Lane a, Lane b) => a.Builder.Add(a, b);

    public static Lane operator +(Lane a, double b) => a + a.Builder.Constant(b);

    public static Lane operator +(double a, Lane b) => b.Builder.Constant(a) + b;

    public static Lane operator -(Lane a, Lane b) => a.Builder.Subtract(a, b);

    public static Lane operator -(Lane a, double b) => a - a.Builder.Constant(b);

    public static Lane operator -(double a, Lane b) => b.Builder.Constant(a) - b;

    public static Lane operator *(Lane a, Lane b) => a.Builder.Multiply(a, b);

    public static Lane operator *(Lane a, double b) => a * a.Builder.Constant(b);

    public static Lane operator *(double a, Lane b) => b.Builder.Constant(a) * b;

    public static Lane operator /(Lane a, Lane b) => a.Builder.Divide(a, b);

    public static Lane operator /(Lane a, double b) => a / a.Builder.Constant(b);

    public static Lane operator /(double a, Lane b) => b.Builder.Constant(a) / b;

    public static Lane operator -(Lane a) => a.Builder.Negate(a);

    /// <summary>A mask as a number, 1 or 0; a number as itself.</summary>
    public Lane AsValue() => IsMask ? builder.Select(this, builder.Constant(1), builder.Constant(0)) : this;

    /// <summary>A number as a mask, true where it is not 0 (NaN is not); a mask as itself.</summary>
    public Lane AsMask() => IsMask ? this : builder.NotEqual(this, builder.Constant(0));

    /// <summary>
    /// 1 / c of a constant c where that is an ordinary number (neither subnormal nor infinite), else null: x (1 / c) is at most one
    /// unit in the last place from x / c, the same where c is a power of two, and ten times as fast.
    /// </summary>
    public double? Reciprocal
    {
        get
        {
            if (builder.Instructions[index] is not { Operation: LaneOperation.Constant, Value: var value })
            {
                return null;
            }

            var (smallest, largest) = builder.IsSingle ? (1.1754944e-38, float.MaxValue) : (2.2250738585072014e-308, double.MaxValue);
            return Math.Abs(1 / value) is var size && size >= smallest && size <= largest ? 1 / value : null;
        }
    }

    /// <summary>Suggests a name for the local, from inside an expansion. A sign needs no local: what has it gets the name.</summary>
    internal Lane Hint(string name)
    {
        var instruction = builder.Instructions[index];
        var named = instruction.Operation == LaneOperation.Negate ? builder.Instructions[instruction.Inputs[0]] : instruction;
        if (!named.IsLeaf)
        {
            named.SetName(name, byCaller: false);
        }

        return this;
    }
}
