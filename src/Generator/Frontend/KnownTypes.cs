using Microsoft.CodeAnalysis;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>NumDsl's own types in the user's compilation.</summary>
internal sealed class KnownTypes(INamedTypeSymbol array, INamedTypeSymbol scalar, INamedTypeSymbol? functions, INamedTypeSymbol? key)
{
    public static KnownTypes? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName("NumDsl.NDArray") is { } array
        && compilation.GetTypeByMetadataName("NumDsl.Scalar") is { } scalar
            ? new KnownTypes(array, scalar, compilation.GetTypeByMetadataName("NumDsl.Functions"), compilation.GetTypeByMetadataName("NumDsl.RandomKey"))
            : null;

    public bool IsArray(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, array);

    public bool IsScalar(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, scalar);

    /// <summary>An array or a scalar: what is computed, whatever its shape.</summary>
    public bool IsTensor(ITypeSymbol? type) => IsArray(type) || IsScalar(type);

    public bool IsFunctions(ITypeSymbol? type) => functions is not null && SymbolEqualityComparer.Default.Equals(type, functions);

    /// <summary>A key for random numbers.</summary>
    public bool IsKey(ITypeSymbol? type) => key is not null && SymbolEqualityComparer.Default.Equals(type, key);

    /// <summary>The kind of an equation's argument of this type; null for a type that an equation cannot take.</summary>
    public ArgumentKind? KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int32 => ArgumentKind.Int,
        SpecialType.System_Single => ArgumentKind.Float,
        SpecialType.System_Double => ArgumentKind.Double,
        SpecialType.System_Boolean => ArgumentKind.Bool,
        _ => IsArray(type) ? ArgumentKind.Array : IsScalar(type) ? ArgumentKind.Scalar : IsKey(type) ? ArgumentKind.Key : null,
    };
}
