namespace NumDsl.Generator.Lanes;

/// <summary>Comparisons and what is done with their masks.</summary>
internal sealed partial class LaneBuilder
{
    public Lane Less(Lane a, Lane b) => Compare(LaneOperation.Less, a, b);

    public Lane LessOrEqual(Lane a, Lane b) => Compare(LaneOperation.LessOrEqual, a, b);

    public Lane Greater(Lane a, Lane b) => Compare(LaneOperation.Greater, a, b);

    public Lane GreaterOrEqual(Lane a, Lane b) => Compare(LaneOperation.GreaterOrEqual, a, b);

    public Lane Equal(Lane a, Lane b) => Compare(LaneOperation.Equal, a, b);

    /// <summary>True where a or b is NaN.</summary>
    public Lane NotEqual(Lane a, Lane b) => Compare(LaneOperation.NotEqual, a, b);

    public Lane IsNaN(Lane a)
    {
        CheckValue(LaneOperation.IsNaN, a);
        return Intern(LaneOperation.IsNaN, true, a);
    }

    public Lane And(Lane a, Lane b) => Mask(LaneOperation.And, a, b);

    public Lane Or(Lane a, Lane b) => Mask(LaneOperation.Or, a, b);

    public Lane Not(Lane a)
    {
        CheckMask(LaneOperation.Not, a);
        return Is(a, LaneOperation.Not, out var inner) ? inner[0] : Mask(LaneOperation.Not, a);
    }

    /// <summary>a where the mask is true, b elsewhere. Both are computed.</summary>
    public Lane Select(Lane mask, Lane a, Lane b)
    {
        CheckMask(LaneOperation.Select, mask);
        CheckValue(LaneOperation.Select, a);
        CheckValue(LaneOperation.Select, b);
        return a.Index == b.Index ? a : Intern(LaneOperation.Select, false, mask, a, b);
    }

    /// <summary><paramref name="y"/>, but the math library's sine of x where the mask is true: a branch, for rare cases.</summary>
    public Lane SinOfLarge(Lane mask, Lane x, Lane y) => OfLarge(LaneOperation.SinOfLarge, mask, x, y);

    /// <summary><paramref name="y"/>, but the math library's cosine of x where the mask is true: a branch, for rare cases.</summary>
    public Lane CosOfLarge(Lane mask, Lane x, Lane y) => OfLarge(LaneOperation.CosOfLarge, mask, x, y);

    /// <summary><paramref name="y"/>, but the math library's tangent of x where the mask is true: a branch, for rare cases.</summary>
    public Lane TanOfLarge(Lane mask, Lane x, Lane y) => OfLarge(LaneOperation.TanOfLarge, mask, x, y);

    /// <summary>The math library's x % y where the mask is true, elsewhere unspecified: a branch, for rare cases.</summary>
    public Lane RemainderOfLarge(Lane mask, Lane x, Lane y) => OfLarge(LaneOperation.RemainderOfLarge, mask, x, y);

    private Lane OfLarge(LaneOperation operation, Lane mask, Lane x, Lane y)
    {
        CheckMask(operation, mask);
        CheckValue(operation, x);
        CheckValue(operation, y);
        return Intern(operation, false, mask, x, y);
    }

    private Lane Compare(LaneOperation operation, Lane a, Lane b)
    {
        CheckValue(operation, a);
        CheckValue(operation, b);

        // A comparison of a number with itself asks only whether it is NaN, and as C# text it would be warning CS1718.
        if (a.Index == b.Index)
        {
            return operation switch
            {
                LaneOperation.NotEqual => IsNaN(a),
                LaneOperation.Less or LaneOperation.Greater => And(IsNaN(a), Not(IsNaN(a))),
                _ => Not(IsNaN(a)),
            };
        }

        // What AsValue made of a mask and AsMask takes back: the comparison of Select(mask, 1, 0) with 0.
        if (operation == LaneOperation.NotEqual && IsConstant(b, out var zero) && zero == 0
            && Is(a, LaneOperation.Select, out var s) && IsConstant(s[1], out var one) && one == 1
            && IsConstant(s[2], out var other) && other == 0)
        {
            return s[0];
        }

        return Intern(operation, true, a, b);
    }

    private Lane Mask(LaneOperation operation, params Lane[] inputs)
    {
        foreach (var input in inputs)
        {
            CheckMask(operation, input);
        }

        return Intern(operation, true, inputs);
    }

    private void CheckMask(LaneOperation operation, Lane lane)
    {
        Check(lane);
        if (!lane.IsMask)
        {
            throw new ArgumentException($"{operation} takes masks, not numbers; AsMask() compares a number with 0.", nameof(lane));
        }
    }
}
