using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Analyzers.Loops;

namespace NumDsl.CodeFixes.Loops.Equations;

/// <summary>Reads what a loop computes for an element as an expression over whole arrays; null where the language has no such operation.</summary>
internal sealed class EquationExpressions(ValueReader reader, EquationArguments arguments, ITypeSymbol type)
{
    private readonly Dictionary<ISymbol, EquationValue> _locals = new(SymbolEqualityComparer.Default);
    private readonly List<Element> _always = [];
    private readonly List<(Element Element, CountedLoop Loop)> _sometimes = [];
    private List<ISymbol> _growing = [];
    private int _choices;

    /// <summary>The inner loop that is being read; null outside of one.</summary>
    public CountedLoop? Inner { get; private set; }

    /// <summary>The outermost loop.</summary>
    public required CountedLoop Outer { get; init; }

    /// <summary>Begins an inner loop.</summary>
    /// <param name="inner">The loop.</param>
    /// <param name="assigned">What it sets: sums that cannot be read before its end.</param>
    public void Enter(CountedLoop inner, ICollection<ISymbol> assigned)
    {
        Inner = inner;
        _growing = [.. _locals.Keys.Where(assigned.Contains)];
    }

    public void Leave()
    {
        Inner = null;
        _growing = [];
    }

    public bool IsDefined(ISymbol local) => _locals.ContainsKey(local);

    public EquationValue this[ISymbol local]
    {
        get => _locals[local];
        set => _locals[local] = value;
    }

    /// <summary>Whether what is only reached where a condition holds exists for all elements.</summary>
    public bool IsCovered => _sometimes.All(pair => _always.Contains(pair.Element)
        || (pair.Element.Row is null && pair.Element.Index.Equals(Polynomial.Name(pair.Loop.Variable))
            && pair.Loop.High.Equals(Polynomial.Name(ValueReader.LengthOf(pair.Element.Storage)))));

    public EquationValue? Read(IOperation operation)
    {
        operation = Scope.Unwrap(operation);
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
        {
            return IsSame(operation.Type) ? Literal(constant) : null;
        }

        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local } when _locals.TryGetValue(local, out var value):
                return _growing.Contains(local, SymbolEqualityComparer.Default) ? null : value;
            case IParenthesizedOperation parenthesized:
                return Read(parenthesized.Operand);
            case IUnaryOperation { IsChecked: false, OperatorMethod: null } unary when IsSame(unary.Type):
                return Unary(unary);
            case IBinaryOperation { IsChecked: false, OperatorMethod: null } binary when IsSame(binary.Type):
                return Binary(binary);
            case IConditionalOperation { WhenFalse: { } no } choice when IsSame(choice.Type):
                return Choose(choice.Condition, () => Read(choice.WhenTrue), () => Read(no));
            case IInvocationOperation call when IsSame(call.Type):
                return Call(call);
            // (float)Math.Exp(x) of a float: the function in the elements' own precision.
            case IConversionOperation { IsChecked: false, Operand: IInvocationOperation { Type.SpecialType: SpecialType.System_Double } call } conversion
                when IsSame(conversion.Type):
                return Call(call);
        }

        if (reader.Element(operation) is { } element)
        {
            return SymbolEqualityComparer.Default.Equals(element.Storage.Element, type) ? Element(element) : null;
        }

        return reader.IsNumber(operation) ? Number(operation) : null;
    }

    /// <summary>One of two values by a condition.</summary>
    public EquationValue? Choose(IOperation condition, Func<EquationValue?> whenTrue, Func<EquationValue?> whenFalse)
    {
        if (Condition(condition) is not { } mask)
        {
            return null;
        }

        _choices++;
        var (yes, no) = (whenTrue(), whenFalse());
        _choices--;
        return yes is null || no is null ? null : EquationValue.Call("Where", mask, yes, no);
    }

    private EquationValue? Condition(IOperation condition)
    {
        switch (Scope.Unwrap(condition))
        {
            case IParenthesizedOperation parenthesized:
                return Condition(parenthesized.Operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                return Condition(not.Operand) is { } negated ? new($"!{negated.In(Binding.Sign)}", Binding.Sign, negated.Axes) : null;
            case IBinaryOperation { OperatorMethod: null } binary:
                if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
                {
                    var first = Condition(binary.LeftOperand);
                    _choices++;
                    var second = Condition(binary.RightOperand);
                    _choices--;
                    return first is null || second is null ? null : new EquationValue(
                        $"{first.In(Binding.Sum)} {(binary.OperatorKind == BinaryOperatorKind.ConditionalAnd ? "&" : "|")} {second.In(Binding.Sum)}",
                        Binding.Comparison, first.Axes | second.Axes);
                }

                var symbol = binary.OperatorKind switch
                {
                    BinaryOperatorKind.LessThan => "<",
                    BinaryOperatorKind.LessThanOrEqual => "<=",
                    BinaryOperatorKind.GreaterThan => ">",
                    BinaryOperatorKind.GreaterThanOrEqual => ">=",
                    BinaryOperatorKind.Equals => "==",
                    BinaryOperatorKind.NotEquals => "!=",
                    _ => null,
                };
                return symbol is not null && IsSame(binary.LeftOperand.Type) && Read(binary.LeftOperand) is { } left && Read(binary.RightOperand) is { } right
                    ? EquationValue.Operation(left, symbol, right)
                    : null;
            default:
                return null;
        }
    }

    private EquationValue? Element(Element element)
    {
        var loop = Inner is not null && element.Index.Contains(Inner.Variable) ? Inner : Outer;
        if (_choices == 0)
        {
            _always.Add(element);
        }
        else
        {
            _sometimes.Add((element, loop));
        }

        return arguments.Element(element, Inner);
    }

    private EquationValue? Unary(IUnaryOperation unary) => Read(unary.Operand) is not { } operand ? null : unary.OperatorKind switch
    {
        UnaryOperatorKind.Plus => operand,
        UnaryOperatorKind.Minus => new($"-{operand.In(Binding.Sign)}", Binding.Sign, operand.Axes),
        _ => null,
    };

    private EquationValue? Binary(IBinaryOperation binary)
    {
        var symbol = binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => "+",
            BinaryOperatorKind.Subtract => "-",
            BinaryOperatorKind.Multiply => "*",
            BinaryOperatorKind.Divide => "/",
            _ => null,
        };
        return symbol is not null && Read(binary.LeftOperand) is { } left && Read(binary.RightOperand) is { } right
            ? EquationValue.Operation(left, symbol, right)
            : null;
    }

    private EquationValue? Call(IInvocationOperation call)
    {
        if (!ValueReader.IsMath(call.TargetMethod) || EquationFunctions.Name(call.TargetMethod.Name, call.Arguments.Length) is not { } name)
        {
            return null;
        }

        var operands = new List<EquationValue>();
        foreach (var argument in call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal))
        {
            // What is widened for the call is read as it was.
            var value = argument.Value is IConversionOperation { IsImplicit: true, Operand: var narrow, ConstantValue.HasValue: false } && IsSame(narrow.Type)
                ? narrow
                : argument.Value;
            var operand = value.ConstantValue is { HasValue: true, Value: double or float or int } constant ? Literal(constant.Value!) : Read(value);
            if (operand is null)
            {
                return null;
            }

            operands.Add(operand);
        }

        return EquationValue.Call(name, [.. operands]);
    }

    /// <summary>What does not change is passed.</summary>
    private EquationValue? Number(IOperation operation)
    {
        if (!IsSame(operation.Type))
        {
            return null;
        }

        if (ValueReader.MayThrow(operation))
        {
            arguments.MarkMayThrow();
        }

        // What C# widens on its own, it widens in the call, too.
        var inner = operation is IConversionOperation { IsImplicit: true, Operand: var converted } ? converted : operation;
        var text = inner.Syntax.ToString();
        return text.IndexOf('\n') >= 0 ? null : arguments.Number(text, Assignments.Symbol(inner)?.Name.TrimStart('_') ?? "c");
    }

    private static EquationValue? Literal(object constant)
    {
        var value = Convert.ToDouble(constant, CultureInfo.InvariantCulture);
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return null;
        }

        // The shortest digits that give the number back in its own type, which the kernel has, too.
        var text = constant is float single ? single.ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        return EquationValue.Literal(text == "-0" ? "-0.0" : text);
    }

    private bool IsSame(ITypeSymbol? other) => SymbolEqualityComparer.Default.Equals(type, other);
}
