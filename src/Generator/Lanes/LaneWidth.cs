using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Lanes;

/// <summary>The three widths in which a lane program is printed.</summary>
internal enum LaneWidth
{
    /// <summary>For a method behind Vector512.IsHardwareAccelerated, Avx512F.IsSupported and Avx512DQ.IsSupported.</summary>
    Bits512,

    /// <summary>For a method behind Vector256.IsHardwareAccelerated, Avx2.IsSupported and Fma.IsSupported.</summary>
    Bits256,

    /// <summary>One element at a time: tails, and machines without vectors.</summary>
    Scalar,
}

internal static class LaneWidths
{
    /// <summary>Elements a vector.</summary>
    public static int Count(this LaneWidth width, ElementType type) => width switch
    {
        LaneWidth.Bits512 => type == ElementType.Single ? 16 : 8,
        LaneWidth.Bits256 => type == ElementType.Single ? 8 : 4,
        _ => 1,
    };

    /// <summary>The C# type of a value: "Vector512&lt;float&gt;", or "float".</summary>
    public static string VectorType(this LaneWidth width, ElementType type) =>
        width == LaneWidth.Scalar ? type.CSharpName() : $"{width.VectorClass()}<{type.CSharpName()}>";

    /// <summary>The class with the vector's operations.</summary>
    public static string VectorClass(this LaneWidth width) => width switch
    {
        LaneWidth.Bits512 => "Vector512",
        LaneWidth.Bits256 => "Vector256",
        _ => throw new ArgumentOutOfRangeException(nameof(width), width, "A scalar has no vector class."),
    };
}
