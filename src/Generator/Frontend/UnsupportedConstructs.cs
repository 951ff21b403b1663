using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Generator.Frontend;

/// <summary>The constructs of C# that an equation cannot use: each by its name, with what to write instead.</summary>
internal static class UnsupportedConstructs
{
    /// <summary>The rule and the message for an operation that is not compiled.</summary>
    public static (string Id, string Message) Explain(IOperation operation)
    {
        if (Statement(operation) is var (statement, instead))
        {
            return (RuleIds.UnsupportedStatement, $"{statement} cannot be compiled in an equation; {instead}");
        }

        var (expression, advice) = Expression(operation);
        return (RuleIds.UnsupportedExpression, $"{expression} cannot be compiled in an equation; {advice}");
    }

    private static (string Construct, string Advice)? Statement(IOperation operation) => operation switch
    {
        IWhileLoopOperation { ConditionIsTop: false } => ("'do'", "write a 'for' over constants, or an operation on whole arrays"),
        IWhileLoopOperation => ("'while'", "write a 'for' over constants, or an operation on whole arrays"),
        IForEachLoopOperation => ("'foreach'", "write a 'for' over constants, or an operation on whole arrays"),
        ITryOperation => ("'try'", "nothing in an equation throws; remove it"),
        IUsingOperation or IUsingDeclarationOperation => ("'using'", "an equation holds no resources; remove it"),
        ILockOperation => ("'lock'", "an equation shares nothing; remove it"),
        IThrowOperation => ("'throw'", "write ShapeAssert for sizes, and check values before the call"),
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => ("'yield'", "return one array"),
        IBranchOperation { BranchKind: BranchKind.GoTo } or ILabeledOperation => ("'goto'", "write 'if' or 'for'"),
        ILocalFunctionOperation => ("A local function", "write a static method"),
        IIncrementOrDecrementOperation => ("'++' or '--' outside the head of a 'for'", "write 'i += 1'"),
        IDeconstructionAssignmentOperation => ("Deconstruction", "assign one local at a time"),
        _ => null,
    };

    private static (string Construct, string Advice) Expression(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation or IDelegateCreationOperation => ("A lambda", "write a static method and call it"),
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } => ("A local function", "write a static method"),
        IInvocationOperation => ("A call of a delegate", "call a static method"),
        IAwaitOperation => ("'await'", "compute at once"),
        IArrayCreationOperation => ("An array", "take it as an argument"),
        ICollectionExpressionOperation => ("A collection", "take it as an argument"),
        IObjectCreationOperation or ITypeParameterObjectCreationOperation => ("'new'", "take the object's values as arguments"),
        IAnonymousObjectCreationOperation or ITupleOperation => ("A tuple or anonymous object", "use separate locals"),
        IInterpolatedStringOperation => ("A string", "an equation computes numbers; remove it"),
        IIsTypeOperation or IIsPatternOperation or IPatternOperation or IPatternCaseClauseOperation =>
            ("A pattern", "compare with == < or > instead"),
        ICaseClauseOperation => ("This 'case'", "write constants"),
        ITypeOfOperation => ("'typeof'", "an equation computes numbers; remove it"),
        ISizeOfOperation => ("'sizeof'", "write the number"),
        IDefaultValueOperation => ("'default'", "write the number"),
        IConditionalAccessOperation => ("'?.'", "every value exists; write '.'"),
        ICoalesceOperation or ICoalesceAssignmentOperation => ("'??'", "every value exists; remove it"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation
            or IDynamicObjectCreationOperation => ("'dynamic'", "declare the types"),
        ITranslatedQueryOperation => ("A query", "write an operation on whole arrays"),
        IMethodReferenceOperation => ("A method group", "call the method"),
        IEventReferenceOperation or IEventAssignmentOperation => ("An event", "remove it"),
        IAddressOfOperation => ("'&'", "an equation works on arrays, not on memory"),
        IInstanceReferenceOperation => ("'this' as a value", "read its parameters"),
        IThrowOperation => ("'throw'", "check values before the call"),
        IArrayElementReferenceOperation => ("An element of an array", "take it as an argument"),
        IUnaryOperation unary => ($"The operator '{unary.OperatorKind}' on these values", "use arithmetic and functions of NumDsl"),
        IBinaryOperation binary => ($"The operator '{binary.OperatorKind}' on these values",
            "use arithmetic, comparisons and functions of NumDsl"),
        ICompoundAssignmentOperation => ("This compound assignment", "write it out with arithmetic of NumDsl"),
        ISimpleAssignmentOperation => ("A 'ref' assignment", "assign the value"),
        _ => ($"This expression ({operation.Kind})", "use locals, arithmetic, comparisons and functions of NumDsl"),
    };
}
