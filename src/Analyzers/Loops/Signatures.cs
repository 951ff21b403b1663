namespace NumDsl.Analyzers.Loops;

/// <summary>Which operands of an operation may be numbers (n) and which spans (v): the overloads of <c>TensorPrimitives</c>.</summary>
internal static class Signatures
{
    public static bool Has(ElementFunction function, string shape) => function.Name switch
    {
        "Add" or "Multiply" or "Min" or "Max" or "BitwiseAnd" or "BitwiseOr" or "Xor" or "CopySign" => shape is "vv" or "vn",
        "Subtract" or "Divide" => shape is "vv" or "vn" or "nv",
        "MultiplyAdd" or "AddMultiply" or "FusedMultiplyAdd" => shape is "vvv" or "vvn" or "vnv",
        "Clamp" => shape == "vnn",
        _ => shape == "v",
    };

    /// <summary>Operations that NumDsl's <c>SpanMath</c> has, because the platform's differ in the sign of zero or in NaN.</summary>
    public static bool IsOwn(ElementFunction function) => function.Name == "Clamp";
}
