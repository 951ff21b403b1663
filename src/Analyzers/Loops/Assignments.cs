using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>Which variables, fields and properties some code sets, or hands out by reference so that they may be set.</summary>
internal static class Assignments
{
    public static HashSet<ISymbol> In(IOperation root)
    {
        var symbols = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Collect(root, symbols);
        return symbols;
    }

    private static void Collect(IOperation operation, HashSet<ISymbol> symbols)
    {
        switch (operation)
        {
            case IAssignmentOperation assignment:
                Add(assignment.Target, symbols);
                break;
            case IIncrementOrDecrementOperation increment:
                Add(increment.Target, symbols);
                break;
            case IArgumentOperation { Parameter.RefKind: not RefKind.None and not RefKind.In } argument:
                Add(argument.Value, symbols);
                break;
            case IAddressOfOperation address:
                Add(address.Reference, symbols);
                break;
            case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } declarator
                when declarator.GetVariableInitializer()?.Value is { } value:
                Add(value, symbols);
                break;
        }

        foreach (var child in operation.ChildOperations)
        {
            Collect(child, symbols);
        }
    }

    private static void Add(IOperation target, HashSet<ISymbol> symbols)
    {
        if (target is ITupleOperation tuple)
        {
            foreach (var element in tuple.Elements)
            {
                Add(element, symbols);
            }
        }
        else if (Symbol(target) is { } symbol)
        {
            symbols.Add(symbol);
        }
    }

    /// <summary>The variable, field or property that an operation names, if it is no more than a name.</summary>
    public static ISymbol? Symbol(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation { Arguments.Length: 0 } property => property.Property,
        IDeclarationExpressionOperation declaration => Symbol(declaration.Expression),
        _ => null,
    };
}
