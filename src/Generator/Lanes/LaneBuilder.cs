using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Lanes;

/// <summary>
/// A straight-line program on vector lanes of one element type. Instructions are hash-consed: the same operation on the same
/// inputs is one instruction, so expansions that share a part (the exp(-|z|) of softplus and of sigmoid) share its code.
/// Every operation is IEEE 754 in each lane, and only folds that keep every bit are made, so the three printed widths agree.
/// </summary>
internal sealed partial class LaneBuilder(ElementType type)
{
    /// <summary>Polynomials with so many coefficients are computed as two shorter chains.</summary>
    private const int SplitFrom = 6;

    private readonly List<LaneInstruction> _instructions = [];
    private readonly Dictionary<(LaneOperation, int, int, int, long), int> _known = [];

    public ElementType Type => type;

    public IReadOnlyList<LaneInstruction> Instructions => _instructions;

    internal bool IsSingle => type == ElementType.Single;

    /// <summary>Something that is loaded or splat outside; the printer asks for its text by <paramref name="index"/>.</summary>
    public Lane Operand(int index, string name)
    {
        var lane = Intern(LaneOperation.Operand, false, 0, index);
        _instructions[lane.Index].SetName(name, byCaller: true);
        return lane;
    }

    /// <summary>A number, rounded to the element type.</summary>
    public Lane Constant(double value) => Intern(LaneOperation.Constant, false, IsSingle ? (float)value : value, 0);

    /// <summary>Gives the lane's local a name in the generated code, and with it a line of its own.</summary>
    public Lane Named(Lane lane, string hint)
    {
        Check(lane);
        if (!_instructions[lane.Index].IsLeaf)
        {
            _instructions[lane.Index].SetName(hint, byCaller: true);
        }

        return lane;
    }

    /// <summary>a * b + c with one rounding.</summary>
    public Lane Fma(Lane a, Lane b, Lane c) => Value(LaneOperation.FusedMultiplyAdd, a, b, c);

    public Lane Fma(Lane a, double b, Lane c) => Fma(a, Constant(b), c);

    public Lane Fma(Lane a, Lane b, double c) => Fma(a, b, Constant(c));

    public Lane Abs(Lane a) => Value(LaneOperation.Abs, a);

    public Lane Sqrt(Lane a) => Value(LaneOperation.Sqrt, a);

    /// <summary>The magnitude of <paramref name="magnitude"/> with the sign of <paramref name="sign"/>.</summary>
    public Lane CopySign(Lane magnitude, Lane sign) => Value(LaneOperation.CopySign, magnitude, sign);

    /// <summary>a &lt; b ? a : b, the x86 minps: the second operand where either is NaN or both are zero.</summary>
    public Lane MinNative(Lane a, Lane b) => !IsConstant(a, out var bound) || bound == 0 ? Value(LaneOperation.MinNative, a, b)
        : bound > 0 && IsNeverPositive(b) ? b
        : Is(b, LaneOperation.Negate, out var negated) ? Negate(MaxNative(Constant(-bound), negated[0]))
        : Value(LaneOperation.MinNative, a, b);

    /// <summary>a &gt; b ? a : b, the x86 maxps: the second operand where either is NaN or both are zero.</summary>
    public Lane MaxNative(Lane a, Lane b) => IsConstant(a, out var bound) && bound != 0 && Is(b, LaneOperation.Negate, out var negated)
        ? Negate(MinNative(Constant(-bound), negated[0]))
        : Value(LaneOperation.MaxNative, a, b);

    /// <summary>The minimum of IEEE 754-2019: NaN if either is, -0 below +0.</summary>
    public Lane Minimum(Lane a, Lane b) => Value(LaneOperation.Minimum, a, b);

    /// <summary>The maximum of IEEE 754-2019: NaN if either is, -0 below +0.</summary>
    public Lane Maximum(Lane a, Lane b) => Value(LaneOperation.Maximum, a, b);

    public Lane Floor(Lane a) => Value(LaneOperation.Floor, a);

    public Lane Ceiling(Lane a) => Value(LaneOperation.Ceiling, a);

    public Lane RoundToEven(Lane a) => Value(LaneOperation.RoundToEven, a);

    public Lane Truncate(Lane a) => Value(LaneOperation.Truncate, a);

    /// <summary>
    /// p * 2^n for an integral n of -228 to 254 (float) or -1991 to 2046 (double): overflow to infinity, gradual underflow. With one
    /// rounding if |p| is at least 2^-24 (float) or 2^-53 (double) or the result is not subnormal; else without AVX-512 with two.
    /// </summary>
    public Lane Scale(Lane p, Lane n) => Value(LaneOperation.Scale, p, n);

    /// <summary>x / 2^LogExponent, in (sqrt(1/2), sqrt(2)], of a positive finite x, subnormal or not; unspecified for any other.</summary>
    public Lane LogMantissa(Lane x) => Value(LaneOperation.LogMantissa, x);

    /// <summary>The integer nearest to log2(x), of a positive finite x, subnormal or not; unspecified for any other.</summary>
    public Lane LogExponent(Lane x) => Value(LaneOperation.LogExponent, x);

    /// <summary>floor(log2(x)) as a number, of a positive finite x, subnormal or not; unspecified for any other.</summary>
    public Lane Exponent(Lane x) => Value(LaneOperation.Exponent, x);

    /// <summary>
    /// <paramref name="y"/>, but -infinity where x is 0, NaN where x is negative or NaN, +infinity where x is.
    /// </summary>
    public Lane LogSpecials(Lane y, Lane x) => Value(LaneOperation.LogSpecials, y, x);

    /// <summary>
    /// coefficients[0] + coefficients[1] x + ..., one rounding a step: Horner's rule, from six coefficients on for the even and
    /// the odd powers apart, which halves the chain of dependent instructions and costs one square that is often there anyway.
    /// </summary>
    public Lane Polynomial(Lane x, string name, params double[] coefficients)
    {
        if (coefficients.Length < SplitFrom)
        {
            return Horner(x, name, coefficients);
        }

        var square = x * x;
        var odd = Horner(square, name, [.. coefficients.Where((_, i) => i % 2 == 1)]);
        var even = Horner(square, name, [.. coefficients.Where((_, i) => i % 2 == 0)]);
        return Fma(odd, x, even).Hint(name);
    }

    /// <summary>The same by Horner's rule alone: fewer instructions, in one chain.</summary>
    public Lane Horner(Lane x, string name, params double[] coefficients)
    {
        var sum = Constant(coefficients[coefficients.Length - 1]);
        for (var i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = Fma(sum, x, coefficients[i]).Hint(name);
        }

        return sum;
    }

    private Lane Value(LaneOperation operation, params Lane[] inputs)
    {
        foreach (var input in inputs)
        {
            CheckValue(operation, input);
        }

        return Intern(operation, false, inputs);
    }

    private Lane Intern(LaneOperation operation, bool isMask, params Lane[] inputs)
    {
        return Intern(Key(operation, inputs), () =>
        {
            foreach (var input in inputs)
            {
                _instructions[input.Index].CountUse(_instructions.Count);
            }

            return new LaneInstruction(operation, [.. inputs.Select(i => i.Index)], isMask, 0, 0);
        });
    }

    /// <summary>The instruction with these inputs, if there is one.</summary>
    private Lane? Find(LaneOperation operation, params Lane[] inputs) =>
        _known.TryGetValue(Key(operation, inputs), out var index) ? new Lane(this, index) : null;

    private static (LaneOperation, int, int, int, long) Key(LaneOperation operation, Lane[] inputs)
    {
        int At(int i) => i < inputs.Length ? inputs[i].Index : -1;
        var (a, b) = IsCommutative(operation) && At(0) > At(1) ? (At(1), At(0)) : (At(0), At(1));
        return (operation, a, b, At(2), 0L);
    }

    private Lane Intern(LaneOperation operation, bool isMask, double value, int operand) =>
        Intern(
            (operation, operand, -1, -1, BitConverter.DoubleToInt64Bits(value)),
            () => new LaneInstruction(operation, [], isMask, value, operand));

    private Lane Intern((LaneOperation, int, int, int, long) key, Func<LaneInstruction> create)
    {
        if (!_known.TryGetValue(key, out var index))
        {
            index = _instructions.Count;
            _instructions.Add(create());
            _known.Add(key, index);
        }

        return new Lane(this, index);
    }

    /// <summary>Whether the order of the operands changes no bit. (Of two NaNs either may come out; their payload means nothing.)</summary>
    private static bool IsCommutative(LaneOperation operation) => operation is
        LaneOperation.Add or LaneOperation.Multiply or LaneOperation.FusedMultiplyAdd or LaneOperation.Minimum or
        LaneOperation.Maximum or LaneOperation.Equal or LaneOperation.NotEqual or LaneOperation.And or LaneOperation.Or;

    private void Check(Lane lane)
    {
        if (lane.Builder != this)
        {
            throw new ArgumentException("The lane belongs to another builder.", nameof(lane));
        }
    }

    private void CheckValue(LaneOperation operation, Lane lane)
    {
        Check(lane);
        if (lane.IsMask)
        {
            throw new ArgumentException($"{operation} takes numbers, not masks; AsValue() makes 1 and 0 of a mask.", nameof(lane));
        }
    }
}
