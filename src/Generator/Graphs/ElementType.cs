namespace NumDsl.Generator.Graphs;

/// <summary>The element type of a model's kernels.</summary>
internal enum ElementType
{
    Single,
    Double,
}

internal static class ElementTypeNames
{
    public static string CSharpName(this ElementType type) => type == ElementType.Single ? "float" : "double";
}
