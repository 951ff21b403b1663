namespace NumDsl.Generator.Lanes;

/// <summary>The remainder of a floored division.</summary>
internal static partial class VectorMath
{
    /// <summary>x - y floor(x / y) with one rounding, as NumPy's remainder: the sign is that of y.</summary>
    public static Lane Remainder(Lane x, Lane y)
    {
        // The quotient is rounded: where it is rounded up to the next integer, the rest comes out negative, and exact. Where it
        // has more digits than the type, or either is not finite, the math library divides.
        var b = x.Builder;
        var quotient = (x / y).Hint("quotient");
        var rest = b.Fma(-b.Floor(quotient), y, x).Hint("rest");
        var infinite = b.Equal(b.Abs(y), b.Constant(double.PositiveInfinity));
        var large = b.Or(b.GreaterOrEqual(b.Abs(quotient), b.Constant(b.IsSingle ? 1 << 22 : 1L << 51)), infinite).Hint("large");
        rest = b.Select(large, b.RemainderOfLarge(large, x, y), rest).Hint("rest");
        rest = b.Select(b.Less(rest * b.CopySign(b.Constant(1), y), b.Constant(0)), rest + y, rest).Hint("rest");
        return b.Select(b.Equal(rest, b.Constant(0)), b.CopySign(rest, y), rest).Hint("remainder");
    }
}
