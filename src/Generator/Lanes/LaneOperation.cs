namespace NumDsl.Generator.Lanes;

/// <summary>What an instruction computes in every lane; each is one machine instruction or a short fixed sequence of them.</summary>
internal enum LaneOperation
{
    Operand,
    Constant,

    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    FusedMultiplyAdd,
    Abs,
    Sqrt,
    CopySign,

    MinNative,
    MaxNative,
    Minimum,
    Maximum,

    Floor,
    Ceiling,
    RoundToEven,
    Truncate,

    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    IsNaN,

    And,
    Or,
    Not,
    Select,

    Scale,
    LogMantissa,
    LogExponent,
    Exponent,

    /// <summary>(y, x): y, but where x is 0, negative, infinite or NaN what the logarithm of x is.</summary>
    LogSpecials,

    /// <summary>(mask, x, y): y, but the sine of x from the math library where the mask is true.</summary>
    SinOfLarge,

    /// <summary>(mask, x, y): y, but the cosine of x from the math library where the mask is true.</summary>
    CosOfLarge,

    /// <summary>(mask, x, y): y, but the tangent of x from the math library where the mask is true.</summary>
    TanOfLarge,

    /// <summary>(mask, x, y): the math library's truncated remainder of x by y where the mask is true; elsewhere unspecified.</summary>
    RemainderOfLarge,
}
