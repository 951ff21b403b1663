namespace NumDsl.Generator.Graphs;

internal static class Numbers
{
    /// <summary>Whether a normal number is a power of two, or minus one: products with it are exact but for underflow and overflow.</summary>
    public static bool IsPowerOfTwo(double value) => (BitConverter.DoubleToInt64Bits(value) & 0xF_FFFF_FFFF_FFFF) == 0;
}
