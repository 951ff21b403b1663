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

    /// <summary>Suggests a name for the local, from inside an expansion.</summary>
    internal Lane Hint(string name)
    {
        builder.Instructions[index].SetName(name, byCaller: false);
        return this;
    }
}
