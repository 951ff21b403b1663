using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>
/// What is known of the variables of a member: how often each is set, and to what first. A parameter or a local that is never set again
/// is one value throughout, and a local that starts as a copy of such a one is the same value under another name.
/// </summary>
internal sealed class Scope
{
    private readonly HashSet<ISymbol> _set;
    private readonly Dictionary<ISymbol, IOperation> _initial = new(SymbolEqualityComparer.Default);

    public Scope(IOperation root)
    {
        _set = Assignments.In([root]);
        foreach (var declarator in root.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>())
        {
            if (declarator.GetVariableInitializer()?.Value is { } value)
            {
                _initial[declarator.Symbol] = value;
            }
        }
    }

    /// <summary>Whether the variable keeps its first value for good.</summary>
    public bool IsSetOnce(ISymbol symbol) => symbol switch
    {
        ILocalSymbol { RefKind: RefKind.None } => !_set.Contains(symbol),
        IParameterSymbol { RefKind: RefKind.None or RefKind.In } => !_set.Contains(symbol),
        _ => false,
    };

    /// <summary>What a local that is set once starts with.</summary>
    public IOperation? Value(ISymbol symbol) =>
        symbol is ILocalSymbol && IsSetOnce(symbol) && _initial.TryGetValue(symbol, out var value) ? Unwrap(value) : null;

    /// <summary>What is converted, where the conversion changes neither the value nor what it refers to.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { Conversion: { IsIdentity: true } or { IsImplicit: true, IsReference: true } } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
