using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Shapes;

/// <summary>The types that shapes are tracked through, as far as the user's project references them.</summary>
internal sealed class KnownTensors
{
    private static readonly Version ExpandsFrom = new(11, 0);
    private static readonly string[] Names = ["Tensor`1", "TensorSpan`1", "ReadOnlyTensorSpan`1"];
    private readonly List<INamedTypeSymbol> _tensors;
    private readonly INamedTypeSymbol? _array;
    private readonly INamedTypeSymbol? _scalar;
    private readonly INamedTypeSymbol? _functions;
    private readonly INamedTypeSymbol? _tensorFunctions;
    private readonly INamedTypeSymbol? _primitives;

    private KnownTensors(Compilation compilation)
    {
        _tensors =
        [
            .. Names.Select(name => compilation.GetTypeByMetadataName($"System.Numerics.Tensors.{name}")).OfType<INamedTypeSymbol>(),
        ];
        _tensorFunctions = compilation.GetTypeByMetadataName("System.Numerics.Tensors.Tensor");
        _primitives = compilation.GetTypeByMetadataName("System.Numerics.Tensors.TensorPrimitives");
        _array = compilation.GetTypeByMetadataName("NumDsl.NDArray");
        _scalar = compilation.GetTypeByMetadataName("NumDsl.Scalar");
        _functions = compilation.GetTypeByMetadataName("NumDsl.Functions");
        Broadcasts = _tensorFunctions?.ContainingAssembly.Identity.Version is not { } version || version >= ExpandsFrom;
        Version = _tensorFunctions?.ContainingAssembly.Identity.Version.ToString(2) ?? "";
    }

    /// <summary>Null where the project references none of them: then there is nothing to do.</summary>
    public static KnownTensors? Find(Compilation compilation)
    {
        var known = new KnownTensors(compilation);
        return known._array is null && known._tensorFunctions is null && known._primitives is null ? null : known;
    }

    /// <summary>Whether the referenced System.Numerics.Tensors expands axes of length 1 correctly: from 11.0 on.</summary>
    public bool Broadcasts { get; }

    /// <summary>The referenced version of System.Numerics.Tensors, for messages.</summary>
    public string Version { get; }

    public bool IsTensor(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsGenericType: true } named && _tensors.Any(each => Same(each, named.OriginalDefinition));

    public bool IsArray(ITypeSymbol? type) => type is not null && Same(type, _array);

    public bool IsScalar(ITypeSymbol? type) => type is not null && Same(type, _scalar);

    public bool IsFunctions(ITypeSymbol? type) => type is not null && Same(type, _functions);

    public bool IsPrimitives(ITypeSymbol? type) => type is not null && Same(type, _primitives);

    /// <summary>The static class <c>Tensor</c>, or a block of extensions in it.</summary>
    public bool IsTensorFunctions(ITypeSymbol? type) =>
        type is not null && (Same(type, _tensorFunctions) || Same(type.ContainingType, _tensorFunctions));

    /// <summary>A type whose values have a shape.</summary>
    public bool HasShape(ITypeSymbol? type) => IsTensor(type) || IsArray(type);

    public static bool IsMemory(ITypeSymbol? type) =>
        type is IArrayTypeSymbol { Rank: 1 }
        || type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
        or SpecialType.System_IntPtr or SpecialType.System_Int16 or SpecialType.System_Byte;

    private static bool Same(ISymbol? a, ISymbol? b) => SymbolEqualityComparer.Default.Equals(a, b);
}
