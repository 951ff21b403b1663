using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Loops;

/// <summary>Which types of elements there is something for.</summary>
internal static class ElementTypes
{
    public static bool IsSupported(ITypeSymbol? type) => type is not null
        && (type.SpecialType is SpecialType.System_Single or SpecialType.System_Double
            || IsInteger(type) || IsHalf(type) || IsGenericNumber(type));

    public static bool IsInteger(ITypeSymbol type) => type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
        or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Byte or SpecialType.System_SByte
        or SpecialType.System_Int16 or SpecialType.System_UInt16;

    /// <summary>Those that NumDsl's own operations on spans exist for, too.</summary>
    public static bool IsSingleOrDouble(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    public static bool IsHalf(ITypeSymbol type) => type is { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>A type parameter T with the constraint INumber&lt;T&gt;, or one that implies it.</summary>
    public static bool IsGenericNumber(ITypeSymbol type) => type is ITypeParameterSymbol parameter
        && parameter.ConstraintTypes.Any(constraint => IsNumberInterface(constraint) || constraint.AllInterfaces.Any(IsNumberInterface));

    private static bool IsNumberInterface(ITypeSymbol type) =>
        type is { Name: "INumber", ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" } };
}
