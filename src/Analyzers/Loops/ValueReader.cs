using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>
/// Reads the expressions of a loop's body: storages, indices, numbers that do not change in the loop, and the values computed for an
/// element. What cannot be read gives null, and the first reason is noted.
/// </summary>
internal sealed partial class ValueReader
{
    private readonly Scope _scope;
    private readonly IOperation _loop;
    private readonly IReadOnlyList<CountedLoop> _loops;
    private readonly Refusal _refusal;

    /// <summary>What the locals of the body stand for at this point; null for one that can no longer be replaced.</summary>
    private readonly Dictionary<ISymbol, Term?> _locals = new(SymbolEqualityComparer.Default);

    /// <param name="scope">The member's variables.</param>
    /// <param name="loop">What must not change a thing for it to count as the same in every iteration.</param>
    /// <param name="loops">The loops whose variables may occur in indices.</param>
    /// <param name="refusal">Takes the reason where something cannot be read.</param>
    public ValueReader(Scope scope, IOperation loop, IReadOnlyList<CountedLoop> loops, Refusal refusal)
    {
        _scope = scope;
        _loop = loop;
        _loops = loops;
        _refusal = refusal;
    }

    private HashSet<ISymbol> Assigned => _scope.AssignedIn(_loop);

    public void Define(ISymbol local, Term? value) => _locals[local] = value;

    /// <summary>Whether a variable is a local of the body, set anew in each iteration.</summary>
    public bool IsDefined(ISymbol local) => _locals.ContainsKey(local);

    /// <summary>Whether a local of the body is set after its declaration.</summary>
    public bool IsSetAgain(ISymbol local) => Assigned.Contains(local);

    /// <summary>Forgets what a write to a storage may have changed.</summary>
    public void Forget(Storage written)
    {
        foreach (var pair in _locals.ToList())
        {
            if (pair.Value?.Elements.Any(element => !element.Storage.IsDistinctFrom(written)) == true)
            {
                _locals[pair.Key] = null;
            }
        }
    }

    /// <summary>An int as a polynomial in the loops' variables and in what does not change.</summary>
    public Polynomial? Int(IOperation operation)
    {
        operation = Scope.Unwrap(operation);
        if (operation.Type?.SpecialType != SpecialType.System_Int32)
        {
            return null;
        }

        if (operation.ConstantValue is { HasValue: true, Value: int value })
        {
            return Polynomial.Constant(value);
        }

        switch (operation)
        {
            case IBinaryOperation { IsChecked: false, OperatorMethod: null } binary:
                return (binary.OperatorKind, Int(binary.LeftOperand), Int(binary.RightOperand)) switch
                {
                    (BinaryOperatorKind.Add, { } left, { } right) => left + right,
                    (BinaryOperatorKind.Subtract, { } left, { } right) => left - right,
                    (BinaryOperatorKind.Multiply, { } left, { } right) => left * right,
                    _ => null,
                };
            case IUnaryOperation { IsChecked: false, OperatorKind: UnaryOperatorKind.Minus } unary:
                return Int(unary.Operand) is { } operand ? -operand : null;
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return IntVariable(Assignments.Symbol(operation)!);
            case IFieldReferenceOperation field when IsFixedField(field):
                return Polynomial.Name(field.Syntax.ToString());
            case IPropertyReferenceOperation { Property: { Name: "Length", ContainingType: var holder }, Instance: { } memory }
                when IsMemory(holder) && Assignments.Symbol(memory) is ILocalSymbol or IParameterSymbol && IsFixedVariable(Assignments.Symbol(memory)!):
                return Polynomial.Name($"{memory.Syntax}.Span.Length");
            case IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } instance }:
                return Storage(instance) is { Kind: not StorageKind.Rectangular } storage ? Length(storage) : null;
            case IInvocationOperation { TargetMethod.Name: "GetLength", Instance: { } instance, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: int axis } }] }:
                return Storage(instance) is { Kind: StorageKind.Rectangular } matrix ? Extent(matrix, axis) : null;
            default:
                return null;
        }
    }

    /// <summary>An element of a storage at an index that can be followed.</summary>
    public Element? Element(IOperation operation)
    {
        switch (operation)
        {
            case IArrayElementReferenceOperation { Indices: [var index] } element:
                return At(operation, Storage(element.ArrayReference), row: null, index);
            case IArrayElementReferenceOperation { Indices: [var row, var index] } element:
                return Int(row) is { } at ? At(operation, Storage(element.ArrayReference), at, index) : null;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var index }], Instance: { } instance }:
                return At(operation, Storage(instance), row: null, index);
            case IInlineArrayAccessOperation access:
                return At(operation, Storage(access.Instance), row: null, access.Argument);
            case ILocalReferenceOperation { Local: var local }
                when _loops.FirstOrDefault(loop => SymbolEqualityComparer.Default.Equals(loop.Each, local)) is { Collection: { } collection } each:
                return Storage(collection) is { } storage ? new Element(storage, null, Polynomial.Name(each.Variable)) : null;
            default:
                return null;
        }
    }

    private Element? At(IOperation operation, Storage? storage, Polynomial? row, IOperation index)
    {
        if (storage is null || (row is not null) != (storage.Kind == StorageKind.Rectangular))
        {
            return null;
        }

        if (Int(index) is { } at)
        {
            return new Element(storage, row, at);
        }

        _refusal.Because("its index is computed from data (gather or scatter)", operation.Syntax);
        return null;
    }

    private Polynomial? IntVariable(ISymbol symbol)
    {
        if (_loops.Any(loop => SymbolEqualityComparer.Default.Equals(loop.Symbol, symbol)))
        {
            return Polynomial.Name(symbol.Name);
        }

        // A copy or a product that is computed once stands for what it was computed from.
        if (_scope.Value(symbol) is { } value && IsStable(value, symbol) && Int(value) is { } known)
        {
            return known;
        }

        return IsFixedVariable(symbol) ? Polynomial.Name(symbol.Name) : null;
    }

    /// <summary>Whether all that an int was computed from still has the value that it had then.</summary>
    private bool IsStable(IOperation value, ISymbol symbol) => value.DescendantsAndSelf().All(operation => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => Assignments.Symbol(operation) is { } part
            && (_scope.IsSetOnce(part) || IsCounter(part, value)),
        IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } } => false,
        IPropertyReferenceOperation { Property.Name: not "Length" } => false,
        IInvocationOperation { TargetMethod.Name: not "GetLength" } => false,
        _ => true,
    });

    /// <summary>Whether a variable belongs to a <c>for</c> around this place that sets it between iterations only.</summary>
    private bool IsCounter(ISymbol variable, IOperation place)
    {
        for (var parent = place.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IForLoopOperation loop && loop.Locals.Contains(variable, SymbolEqualityComparer.Default))
            {
                return !_scope.AssignedIn(loop.Body).Contains(variable);
            }
        }

        return false;
    }

    private bool IsFixedVariable(ISymbol symbol) => !Assigned.Contains(symbol) && !_locals.ContainsKey(symbol) && !IsDeclaredInside(symbol)
        && symbol is ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None }
            // What a reference refers to may be an element that the loop sets; a span or an array is none.
            or IParameterSymbol { RefKind: RefKind.In, Type: { IsRefLikeType: true } or { IsReferenceType: true } };

    private bool IsDeclaredInside(ISymbol symbol) => symbol is ILocalSymbol
        && symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == _loop.Syntax.SyntaxTree && _loop.Syntax.Span.Contains(reference.Span));

    private bool IsFixedField(IFieldReferenceOperation field) => !field.Field.IsVolatile && !Assigned.Contains(field.Field)
        && (field.Instance is null or IInstanceReferenceOperation
            || (field.Instance.Type?.IsReferenceType == true && Assignments.Symbol(field.Instance) is ILocalSymbol or IParameterSymbol
                && IsFixedVariable(Assignments.Symbol(field.Instance)!)));

    /// <summary>A get-only property without a body is a field.</summary>
    private static bool IsFixedProperty(IPropertyReferenceOperation property) =>
        property is { Property: { IsReadOnly: true, IsVirtual: false, IsOverride: false, IsAbstract: false, IsIndexer: false }, Instance: null or IInstanceReferenceOperation }
        && property.Property.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property.Property));
}
