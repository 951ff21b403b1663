using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Shapes;

/// <summary>What a body does to its variables anywhere: which are assigned again, in lambdas, or compared with something.</summary>
internal sealed class Assignments
{
    private static readonly string[] Checks = ["Throw", "Assert", "Check", "Require", "Ensure", "Guard", "Verify", "Equal"];

    private readonly HashSet<ISymbol> _reassigned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _inLambda = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _guarded = new(SymbolEqualityComparer.Default);

    private Assignments()
    {
    }

    public static Assignments None { get; } = new();

    /// <summary>Whether the order of the statements is not the order of their text.</summary>
    public bool HasGoto { get; private set; }

    public static Assignments Of(IOperation body)
    {
        var found = new Assignments();
        found.Visit(body, inLambda: false);
        return found;
    }

    public bool IsReassigned(ISymbol variable) => _reassigned.Contains(variable);

    public bool IsInLambda(ISymbol variable) => _inLambda.Contains(variable);

    /// <summary>Whether its value or sizes are compared, so that they may be equal to others from there on.</summary>
    public bool IsGuarded(ISymbol variable) => _guarded.Contains(variable);

    /// <summary>The part of a state that also holds later.</summary>
    public State KeepConstants(State state)
    {
        var kept = state.Copy();
        foreach (var variable in _reassigned)
        {
            kept[variable] = null;
        }

        return kept;
    }

    private void Visit(IOperation operation, bool inLambda)
    {
        switch (operation)
        {
            case IBranchOperation { BranchKind: BranchKind.GoTo } or ILabeledOperation:
                HasGoto = true;
                break;
            case IAnonymousFunctionOperation or ILocalFunctionOperation:
                inLambda = true;
                break;
            case IAssignmentOperation assignment:
                Assigned(assignment.Target, inLambda);
                break;
            case IIncrementOrDecrementOperation step:
                Assigned(step.Target, inLambda);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Assigned(argument.Value, inLambda);
                break;
            case IAddressOfOperation address:
                Assigned(address.Reference, inLambda);
                break;
            case IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref, Initializer: { } initializer }:
                Assigned(initializer.Value, inLambda);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                Guard(comparison);
                break;
            case IIsPatternOperation pattern:
                Guard(pattern);
                break;
            case IInvocationOperation call when IsCheck(call.TargetMethod.Name):
                Guard(call);
                break;
        }

        foreach (var child in operation.ChildOperations)
        {
            Visit(child, inLambda);
        }
    }

    private static bool IsCheck(string name) =>
        Checks.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private void Guard(IOperation check)
    {
        foreach (var operation in check.DescendantsAndSelf())
        {
            if (Variable(operation) is { } variable)
            {
                _guarded.Add(variable);
            }
        }
    }

    private void Assigned(IOperation target, bool inLambda)
    {
        foreach (var variable in target is ITupleOperation tuple ? tuple.Elements.Select(Variable) : [Variable(target)])
        {
            if (variable is not null)
            {
                _reassigned.Add(variable);
                if (inLambda)
                {
                    _inLambda.Add(variable);
                }
            }
        }
    }

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
