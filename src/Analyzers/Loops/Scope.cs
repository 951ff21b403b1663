using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>
/// What is known of the variables of a member: how often each is set, and to what first. A parameter or a local that is never set again
/// is one value throughout, and a local that starts as a copy of such a one is the same value under another name.
/// </summary>
internal sealed class Scope
{
    private readonly IOperation _root;
    private readonly Dictionary<IOperation, HashSet<ISymbol>> _assigned = [];
    private readonly Lazy<Dictionary<ISymbol, IOperation>> _initial;

    /// <param name="root">The member's body; it is gone through when something is asked.</param>
    public Scope(IOperation root)
    {
        _root = root;
        _initial = new(() => InitialValues(root));
    }

    /// <summary>What some code of the member sets. Most of it is asked for several times.</summary>
    public HashSet<ISymbol> AssignedIn(IOperation code)
    {
        if (!_assigned.TryGetValue(code, out var symbols))
        {
            _assigned.Add(code, symbols = Assignments.In(code));
        }

        return symbols;
    }

    /// <summary>Whether the variable keeps its first value for good.</summary>
    public bool IsSetOnce(ISymbol symbol) => symbol switch
    {
        ILocalSymbol { RefKind: RefKind.None } => !AssignedIn(_root).Contains(symbol),
        IParameterSymbol { RefKind: RefKind.None or RefKind.In } => !AssignedIn(_root).Contains(symbol),
        _ => false,
    };

    /// <summary>What a local that is set once starts with.</summary>
    public IOperation? Value(ISymbol symbol) =>
        symbol is ILocalSymbol && IsSetOnce(symbol) && _initial.Value.TryGetValue(symbol, out var value) ? Unwrap(value) : null;

    /// <summary>What is converted, where the conversion changes neither the value nor what it refers to.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { Conversion: { IsIdentity: true } or { IsImplicit: true, IsReference: true } } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private static Dictionary<ISymbol, IOperation> InitialValues(IOperation root)
    {
        var values = new Dictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);
        Collect(root, values);
        return values;
    }

    private static void Collect(IOperation operation, Dictionary<ISymbol, IOperation> values)
    {
        if (operation is IVariableDeclaratorOperation declarator && declarator.GetVariableInitializer()?.Value is { } value)
        {
            values[declarator.Symbol] = value;
        }

        foreach (var child in operation.ChildOperations)
        {
            Collect(child, values);
        }
    }
}
