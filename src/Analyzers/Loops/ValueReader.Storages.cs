using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>What can be indexed, and how much of it there is.</summary>
internal sealed partial class ValueReader
{
    public static string LengthOf(Storage storage) => storage.Kind switch
    {
        StorageKind.List => $"{storage.Name}.Count",
        StorageKind.Inline => InlineLength(storage.Root).ToString(CultureInfo.InvariantCulture),
        _ => $"{storage.Name}.Length",
    };

    /// <summary>How many elements a storage has, as far as that can be said.</summary>
    public static Polynomial LengthIn(Storage storage) =>
        storage.Kind == StorageKind.Inline ? Polynomial.Constant(InlineLength(storage.Root)) : Polynomial.Name(LengthOf(storage));

    private static int InlineLength(ISymbol holder) => InlineLength(holder is ILocalSymbol local ? local.Type : ((IParameterSymbol)holder).Type) ?? 0;

    private static int? InlineLength(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Struct } && type.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass is { Name: "InlineArrayAttribute", ContainingNamespace.Name: "CompilerServices" })
        is { ConstructorArguments: [{ Value: int length }] } ? length : null;

    /// <summary>The array, span or list that an expression gives in every iteration.</summary>
    public Storage? Storage(IOperation operation)
    {
        operation = Scope.Unwrap(operation);
        if (operation.Type is not { } type || Kind(type) is not { } kind)
        {
            return null;
        }

        var text = operation.Syntax.ToString();
        if (kind.Kind == StorageKind.Inline)
        {
            // A copy of one is another one. A field may stand in an object that is read-only here, so that no span to write can be had.
            return Assignments.Symbol(operation) is { } holder and (ILocalSymbol or IParameterSymbol) && IsFixedVariable(holder)
                ? new Storage(kind.Kind, holder.Name, text, holder, kind.Element, IsFresh: false, IsArgument: false, MayThrow: false) { Origin = holder }
                : null;
        }

        switch (operation)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation when Assignments.Symbol(operation) is { } symbol && IsFixedVariable(symbol):
                var source = Source(symbol);
                var fresh = _scope.Value(source) is { } first && IsNew(first);
                // A lambda or a local function may be called with an array that the method around it has made.
                var argument = source is IParameterSymbol { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) } }
                    && _scope.IsSetOnce(source);
                return new Storage(kind.Kind, source.Name, text, symbol, kind.Element, fresh, argument, MayThrow: false) { Origin = Origin(operation) };
            case IFieldReferenceOperation field when IsFixedField(field):
                return new Storage(kind.Kind, text, text, field.Field, kind.Element, IsFresh: false, IsArgument: false, field.Instance is not (null or IInstanceReferenceOperation));
            case IPropertyReferenceOperation property when IsFixedProperty(property):
                return new Storage(kind.Kind, text, text, property.Property, kind.Element, IsFresh: false, IsArgument: false, property.Instance is not (null or IInstanceReferenceOperation));
            case IPropertyReferenceOperation { Property: { Name: "Span", ContainingType: var holder }, Instance: { } memory }
                when IsMemory(holder) && Assignments.Symbol(memory) is { } symbol and (ILocalSymbol or IParameterSymbol) && IsFixedVariable(symbol):
                return new Storage(kind.Kind, text, text, symbol, kind.Element, IsFresh: false, IsArgument: false, MayThrow: false) { Origin = Origin(operation) };
            case IArrayElementReferenceOperation { Indices: [var index] } row
                when Storage(row.ArrayReference) is { Kind: StorageKind.Array } rows && Int(index) is { } at
                    // Another array in each iteration is no storage to go through.
                    && !_loops.Any(loop => at.Contains(loop.Variable)):
                return new Storage(kind.Kind, $"{rows.Name}[{at}]", $"{rows.Text}[{at}]", rows.Root, kind.Element, IsFresh: false, IsArgument: false, MayThrow: true);
            default:
                return null;
        }
    }

    /// <summary>The variable whose memory a span, an array or a copy of one is a part of, through slices; null if that is not known.</summary>
    private ISymbol? Origin(IOperation? operation)
    {
        while (operation is not null)
        {
            switch (operation)
            {
                case ILocalReferenceOperation or IParameterReferenceOperation:
                    var symbol = Source(Assignments.Symbol(operation)!);
                    var value = _scope.Value(symbol);
                    while (value is IConversionOperation { IsImplicit: true } widened)
                    {
                        value = widened.Operand;
                    }

                    if (value is not (ILocalReferenceOperation or IParameterReferenceOperation or IInvocationOperation or IPropertyReferenceOperation or IImplicitIndexerReferenceOperation))
                    {
                        return symbol;
                    }

                    operation = value;
                    break;
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IInvocationOperation { TargetMethod.Name: "AsSpan" or "Slice" or "AsMemory" } call:
                    operation = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
                    break;
                case IPropertyReferenceOperation { Property: { Name: "Span", ContainingType: var holder } } property when IsMemory(holder):
                    operation = property.Instance;
                    break;
                case IImplicitIndexerReferenceOperation slice:
                    operation = slice.Instance;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private Polynomial Length(Storage storage) =>
        storage.Name == storage.Root.Name && NewLength(storage) is { IsName: true } known && Lengths.IsLength(known.ToString())
            ? known
            : Polynomial.Name(LengthOf(storage));

    /// <summary>The rows (0) or columns (1) of a rectangular array: those it was made with, where that is known.</summary>
    private Polynomial Extent(Storage matrix, int axis) =>
        ExtentOf(matrix, axis) ?? Polynomial.Name($"{matrix.Name}.GetLength({axis.ToString(CultureInfo.InvariantCulture)})");

    public Polynomial? ExtentOf(Storage matrix, int axis)
    {
        var root = Source(matrix.Root);
        return axis is 0 or 1 && _scope.Value(root) is IArrayCreationOperation { DimensionSizes: { Length: 2 } sizes } && IsStable(sizes[axis], root)
            ? Int(sizes[axis])
            : null;
    }

    /// <summary>What a new array was made as long as.</summary>
    public Polynomial? NewLength(Storage array)
    {
        var root = Source(array.Root);
        return _scope.Value(root) is IArrayCreationOperation { DimensionSizes: [var size] } && IsStable(size, root) ? Int(size) : null;
    }

    public Polynomial Columns(Storage matrix) => Extent(matrix, 1);

    public Polynomial Rows(Storage matrix) => Extent(matrix, 0);

    /// <summary>The variable that a local is a copy of, through any number of copies.</summary>
    private ISymbol Source(ISymbol symbol)
    {
        while (_scope.Value(symbol) is ILocalReferenceOperation or IParameterReferenceOperation
            && Assignments.Symbol(_scope.Value(symbol)!) is { } source && _scope.IsSetOnce(source))
        {
            symbol = source;
        }

        return symbol;
    }

    private static bool IsMemory(ITypeSymbol type) =>
        type is { Name: "Memory" or "ReadOnlyMemory", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsNew(IOperation value) => value switch
    {
        IArrayCreationOperation => true,
        IConversionOperation conversion => IsNew(conversion.Operand),
        { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.StackAllocArrayCreationExpressionSyntax } => true,
        _ => false,
    };

    private static (StorageKind Kind, ITypeSymbol Element)? Kind(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => (StorageKind.Array, array.ElementType),
        IArrayTypeSymbol { Rank: 2 } array => (StorageKind.Rectangular, array.ElementType),
        INamedTypeSymbol { Name: "Span", Arity: 1, ContainingNamespace.Name: "System" } span => (StorageKind.Span, span.TypeArguments[0]),
        INamedTypeSymbol { Name: "ReadOnlySpan", Arity: 1, ContainingNamespace.Name: "System" } span => (StorageKind.ReadOnlySpan, span.TypeArguments[0]),
        INamedTypeSymbol { Name: "List", Arity: 1, ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } } list => (StorageKind.List, list.TypeArguments[0]),
        INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } inline when InlineLength(inline) is not null =>
            (StorageKind.Inline, inline.GetMembers().OfType<IFieldSymbol>().First(field => !field.IsStatic).Type),
        _ => null,
    };
}
