using NumDsl.Generator.Graphs;
using Op = NumDsl.Generator.Lanes.LaneOperation;

namespace NumDsl.Generator.Lanes;

/// <summary>How each operation is written in C# at one width: operators, Vector512/Vector256 or Math/MathF, and LaneMath.</summary>
internal sealed class LaneNotation(LaneWidth width, ElementType type)
{
    private readonly bool _scalar = width == LaneWidth.Scalar;
    private readonly string _math = type == ElementType.Single ? "MathF" : "Math";

    public LaneText Constant(double value)
    {
        var literal = LaneLiteral.Of(value, type);
        return _scalar
            ? new LaneText(literal, literal[0] == '-' ? LaneText.Unary : LaneText.Primary)
            : new LaneText($"{width.VectorClass()}.Create({literal})", LaneText.Primary);
    }

    public LaneText Write(Op operation, IReadOnlyList<LaneText> x) => operation switch
    {
        Op.Add => LaneText.Binary(x[0], "+", x[1], LaneText.Additive),
        Op.Subtract => LaneText.Binary(x[0], "-", x[1], LaneText.Additive),
        Op.Multiply => LaneText.Binary(x[0], "*", x[1], LaneText.Multiplicative),
        Op.Divide => LaneText.Binary(x[0], "/", x[1], LaneText.Multiplicative),
        Op.Negate => LaneText.Prefix("-", x[0]),
        Op.And => LaneText.Binary(x[0], "&", x[1], LaneText.And),
        Op.Or => LaneText.Binary(x[0], "|", x[1], LaneText.Or),
        Op.Not => LaneText.Prefix(_scalar ? "!" : "~", x[0]),
        _ => _scalar ? Scalar(operation, x) : Vector(operation, x),
    };

    /// <summary>(+-a) b +- c with one rounding: the signs are part of the instruction, which RyuJIT does not find by itself in vectors.</summary>
    public LaneText MultiplyAdd(LaneText a, LaneText b, LaneText c, bool isProductNegative, bool isAddendNegative)
    {
        if (_scalar)
        {
            return Call($"{_math}.FusedMultiplyAdd", [isProductNegative ? LaneText.Prefix("-", a) : a, b, isAddendNegative ? LaneText.Prefix("-", c) : c]);
        }

        var form = (isProductNegative, isAddendNegative) switch
        {
            (false, false) => null,
            (true, false) => "MultiplyAddNegated",
            (false, true) => "MultiplySubtract",
            _ => "MultiplySubtractNegated",
        };
        return Call(form is null ? $"{width.VectorClass()}.FusedMultiplyAdd" : $"LaneMath.{form}", [a, b, c]);
    }

    private LaneText Scalar(Op operation, IReadOnlyList<LaneText> x) => operation switch
    {
        Op.Less => LaneText.Binary(x[0], "<", x[1], LaneText.Relational),
        Op.LessOrEqual => LaneText.Binary(x[0], "<=", x[1], LaneText.Relational),
        Op.Greater => LaneText.Binary(x[0], ">", x[1], LaneText.Relational),
        Op.GreaterOrEqual => LaneText.Binary(x[0], ">=", x[1], LaneText.Relational),
        Op.Equal => LaneText.Binary(x[0], "==", x[1], LaneText.Equality),
        Op.NotEqual => LaneText.Binary(x[0], "!=", x[1], LaneText.Equality),
        Op.IsNaN => Call($"{type.CSharpName()}.IsNaN", x),
        Op.Select => Conditional(x[0], x[1], x[2]),
        Op.Abs => Call($"{_math}.Abs", x),
        Op.Sqrt => Call($"{_math}.Sqrt", x),
        Op.CopySign => Call($"{_math}.CopySign", x),
        Op.Minimum => Call($"{_math}.Min", x),
        Op.Maximum => Call($"{_math}.Max", x),
        Op.Floor => Call($"{_math}.Floor", x),
        Op.Ceiling => Call($"{_math}.Ceiling", x),
        Op.RoundToEven => Call($"{_math}.Round", x),
        Op.Truncate => Call($"{_math}.Truncate", x),
        Op.SinOfLarge or Op.CosOfLarge or Op.TanOfLarge => Conditional(x[0], LaneText.Call($"LaneMath.{operation}", x[1]), x[2]),
        Op.RemainderOfLarge => Conditional(x[0], LaneText.Binary(x[1], "%", x[2], LaneText.Multiplicative), x[1]),
        _ => Call($"LaneMath.{operation}", x),
    };

    private LaneText Vector(Op operation, IReadOnlyList<LaneText> x)
    {
        var v = width.VectorClass();
        return operation switch
        {
            Op.Less => Call($"{v}.LessThan", x),
            Op.LessOrEqual => Call($"{v}.LessThanOrEqual", x),
            Op.Greater => Call($"{v}.GreaterThan", x),
            Op.GreaterOrEqual => Call($"{v}.GreaterThanOrEqual", x),
            Op.Equal => Call($"{v}.Equals", x),
            Op.NotEqual => LaneText.Prefix("~", Call($"{v}.Equals", x)),
            Op.Select => Call($"{v}.ConditionalSelect", x),
            Op.Minimum => Call($"{v}.Min", x),
            Op.Maximum => Call($"{v}.Max", x),
            Op.RoundToEven => Call($"{v}.Round", x),
            Op.SinOfLarge or Op.CosOfLarge or Op.TanOfLarge or Op.RemainderOfLarge => Conditional(
                LaneText.Binary(LaneText.Call($"{v}.ExtractMostSignificantBits", x[0]), "!=", Literal("0"), LaneText.Equality),
                Call($"LaneMath.{operation}", x),
                x[2]),
            Op.Scale or Op.Exponent or Op.LogSpecials => width == LaneWidth.Bits512
                ? Avx512(operation, x)
                : Call($"LaneMath.{operation}", x),
            Op.LogMantissa or Op.LogExponent => Call($"LaneMath.{operation}", x),
            _ => Call($"{v}.{operation}", x),
        };
    }

    private LaneText Avx512(Op operation, IReadOnlyList<LaneText> x) => operation switch
    {
        Op.Scale => Call("Avx512F.Scale", x),
        Op.Exponent => Call("Avx512F.GetExponent", x),
        _ => LaneText.Call("Avx512F.Fixup", x[0], x[1], Literal($"Vector512.Create({LogTable})"), Literal("0")),
    };

    /// <summary>
    /// vfixupimm's table for log, a nibble a class of x: NaN to NaN, 0 to -infinity, 1 as computed, -infinity to NaN,
    /// +infinity to itself, negative to NaN, positive as computed (Intel SDM, VFIXUPIMMPS). One entry a lane: int or long.
    /// </summary>
    private string LogTable => type == ElementType.Single ? "0x0353_0422" : "0x0353_0422L";

    private static LaneText Literal(string text) => new(text, LaneText.Primary);

    private static LaneText Call(string method, IReadOnlyList<LaneText> arguments) => LaneText.Call(method, [.. arguments]);

    private static LaneText Conditional(LaneText condition, LaneText a, LaneText b) => new(
        $"{condition.AtLeast(LaneText.Conditional + 1)} ? {a.AtLeast(LaneText.Conditional + 1)} : {b.AtLeast(LaneText.Conditional + 1)}",
        LaneText.Conditional);
}
