using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Lanes;

/// <summary>
/// The four operations and the folds that change no bit of any result: x + 0 is not among them (-0 + 0 is +0), x - 0 is.
/// </summary>
internal sealed partial class LaneBuilder
{
    public Lane Add(Lane a, Lane b)
    {
        if (Fold(a, b, (x, y) => x + y) is { } constant)
        {
            return constant;
        }

        if (Is(b, LaneOperation.Negate, out var negated))
        {
            return Subtract(a, negated[0]);
        }

        if (Is(a, LaneOperation.Negate, out negated))
        {
            return Subtract(b, negated[0]);
        }

        return IsBits(b, -0.0) ? a : IsBits(a, -0.0) ? b : Value(LaneOperation.Add, a, b);
    }

    public Lane Subtract(Lane a, Lane b)
    {
        if (Fold(a, b, (x, y) => x - y) is { } constant)
        {
            return constant;
        }

        if (Is(b, LaneOperation.Negate, out var negated))
        {
            return Add(a, negated[0]);
        }

        return IsBits(b, 0.0) ? a : Value(LaneOperation.Subtract, a, b);
    }

    public Lane Multiply(Lane a, Lane b)
    {
        if (Fold(a, b, (x, y) => x * y) is { } constant)
        {
            return constant;
        }

        return IsBits(b, 1) ? a
            : IsBits(a, 1) ? b
            : IsBits(b, -1) ? Negate(a)
            : IsBits(a, -1) ? Negate(b)
            : Is(a, LaneOperation.Negate, out var negated) ? NegativeProduct(negated[0], b)
            : Is(b, LaneOperation.Negate, out negated) ? NegativeProduct(negated[0], a)
            : ProductOfOtherSign(a, b) ?? ScaledSum(a, b) ?? ScaledSum(b, a) ?? Value(LaneOperation.Multiply, a, b);
    }

    public Lane Divide(Lane a, Lane b)
    {
        if (Fold(a, b, (x, y) => x / y) is { } constant)
        {
            return constant;
        }

        return IsBits(b, 1) ? a
            : IsBits(b, -1) ? Negate(a)
            : Is(a, LaneOperation.Negate, out var negated) ? Negate(Divide(negated[0], b))
            : Value(LaneOperation.Divide, a, b);
    }

    public Lane Negate(Lane a)
    {
        CheckValue(LaneOperation.Negate, a);
        return IsConstant(a, out var value) ? Constant(-value)
            : Is(a, LaneOperation.Negate, out var inner) ? inner[0]
            : Value(LaneOperation.Negate, a);
    }

    /// <summary>(-a) b: the sign goes into a constant, else outward, where a sum may take it.</summary>
    private Lane NegativeProduct(Lane a, Lane b) => IsConstant(b, out var factor) ? Multiply(a, Constant(-factor)) : Negate(Multiply(a, b));

    /// <summary>k x where -k x is known.</summary>
    private Lane? ProductOfOtherSign(Lane a, Lane b) => IsConstant(a, out var factor) ? Known(b, -factor) : IsConstant(b, out factor) ? Known(a, -factor) : null;

    private Lane? Known(Lane x, double factor) => Find(LaneOperation.Multiply, x, Constant(factor)) is { } product ? Negate(product) : null;

    /// <summary>
    /// c (x + k) = c x + c k in one instruction for a positive power of two c: scaled by one, a sum rounds to the same bits. With a number k
    /// of ordinary size the sum neither is subnormal nor overflows before it is scaled.
    /// </summary>
    private Lane? ScaledSum(Lane scale, Lane sum)
    {
        if (!IsConstant(scale, out var c) || !IsOrdinary(c) || c < 0 || !Numbers.IsPowerOfTwo(c))
        {
            return null;
        }

        return Is(sum, LaneOperation.Add, out var terms)
            ? Number(terms[1]) is { } k ? Fma(terms[0], scale, Constant(c * k)) : Number(terms[0]) is { } first ? Fma(terms[1], scale, Constant(c * first)) : null
            : !Is(sum, LaneOperation.Subtract, out terms) ? null
            : Number(terms[1]) is { } subtrahend ? Fma(terms[0], scale, Constant(-c * subtrahend))
            : Number(terms[0]) is { } minuend ? Fma(Negate(terms[1]), scale, Constant(c * minuend))
            : null;

        double? Number(Lane term) => IsConstant(term, out var value) && IsOrdinary(value) ? value : null;

        static bool IsOrdinary(double value) => Math.Abs(value) is >= 1e-9 and <= 1e9;
    }

    /// <summary>
    /// Two constants as one. A float operation done in double and rounded is correctly rounded: double has more than twice
    /// the digits of float plus two (Figueroa, "When is double rounding innocuous?", 1995).
    /// </summary>
    private Lane? Fold(Lane a, Lane b, Func<double, double, double> operation)
    {
        Check(a);
        Check(b);
        return IsConstant(a, out var x) && IsConstant(b, out var y) ? Constant(operation(x, y)) : null;
    }

    /// <summary>Whether it is the negative of a square or of a magnitude: then it is at most 0, or NaN.</summary>
    private bool IsNeverPositive(Lane lane) =>
        Is(lane, LaneOperation.Negate, out var negated)
        && (Is(negated[0], LaneOperation.Abs, out _) || (Is(negated[0], LaneOperation.Multiply, out var factors) && factors[0].Index == factors[1].Index));

    private bool Is(Lane lane, LaneOperation operation, out IReadOnlyList<Lane> inputs)
    {
        var instruction = _instructions[lane.Index];
        inputs = instruction.Operation == operation ? [.. instruction.Inputs.Select(i => new Lane(this, i))] : [];
        return instruction.Operation == operation;
    }

    private bool IsConstant(Lane lane, out double value)
    {
        var instruction = _instructions[lane.Index];
        value = instruction.Value;
        return instruction.Operation == LaneOperation.Constant;
    }

    private bool IsBits(Lane lane, double value) =>
        IsConstant(lane, out var constant) && BitConverter.DoubleToInt64Bits(constant) == BitConverter.DoubleToInt64Bits(value);
}
