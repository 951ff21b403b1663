using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>Values: what is computed from elements and numbers.</summary>
internal sealed partial class ValueReader
{
    /// <summary>The value as a term of the element type, every operation in that type.</summary>
    public Term? Term(IOperation operation, ITypeSymbol type)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
        {
            return Constant(constant, operation, type);
        }

        if (IsSame(operation.Type, type))
        {
            operation = Scope.Unwrap(operation);
            if (Assignments.Symbol(operation) is { } local && _locals.TryGetValue(local, out var defined))
            {
                if (defined is null)
                {
                    _refusal.Because($"the order of its statements matters: '{local.Name}' was read before an array changed", operation.Syntax);
                }

                return defined;
            }

            if (IsNumber(operation))
            {
                // A number that C# converts on its own is converted in words, so that it does not decide the type of a generic call.
                var text = operation is IConversionOperation { IsImplicit: true } ? $"({type.ToDisplayString()})({operation.Syntax})" : operation.Syntax.ToString();
                return new Number(text, null, MayThrow(operation));
            }
        }

        switch (operation)
        {
            case IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } or IInlineArrayAccessOperation or ILocalReferenceOperation:
                return Element(operation) is { } element && IsSame(element.Storage.Element, type) ? element : null;
            case IParenthesizedOperation parenthesized:
                return Term(parenthesized.Operand, type);
            case IUnaryOperation unary when IsSame(unary.Type, type) && IsPlain(unary.OperatorMethod, type) && !unary.IsChecked:
                return Unary(unary, type);
            case IBinaryOperation binary when IsSame(binary.Type, type) && IsPlain(binary.OperatorMethod, type) && !binary.IsChecked:
                return Binary(binary, type);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional when IsSame(conditional.Type, type):
                return Choice(conditional.Condition, Term(conditional.WhenTrue, type), Term(whenFalse, type), type);
            case IInvocationOperation call when IsSame(call.Type, type):
                return Call(call, type, type);
            case IConversionOperation { IsChecked: false, Conversion.IsUserDefined: false } conversion:
                return Converted(conversion, type);
            default:
                return null;
        }
    }

    /// <summary>A choice by a comparison of two values of the element type.</summary>
    public Choice? Choice(IOperation condition, Term? whenTrue, Term? whenFalse, ITypeSymbol type)
    {
        if (whenTrue is null || whenFalse is null || condition is not IBinaryOperation { OperatorMethod: null } comparison
            || !ElementTypes.IsSingleOrDouble(type)
            || !IsSame(comparison.LeftOperand.Type, type) || !IsSame(comparison.RightOperand.Type, type))
        {
            return null;
        }

        var name = comparison.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => "Less",
            BinaryOperatorKind.LessThanOrEqual => "LessOrEqual",
            BinaryOperatorKind.GreaterThan => "Greater",
            BinaryOperatorKind.GreaterThanOrEqual => "GreaterOrEqual",
            BinaryOperatorKind.Equals => "Equal",
            BinaryOperatorKind.NotEquals => "NotEqual",
            _ => null,
        };
        return name is not null && Term(comparison.LeftOperand, type) is { } left && Term(comparison.RightOperand, type) is { } right
            ? new Choice(name, left, right, whenTrue, whenFalse)
            : null;
    }

    /// <summary>Whether a value is the same in every iteration.</summary>
    public bool IsNumber(IOperation operation)
    {
        operation = Scope.Unwrap(operation);
        return operation.ConstantValue.HasValue || operation switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation => IsFixedVariable(Assignments.Symbol(operation)!),
            IFieldReferenceOperation field => IsFixedField(field),
            IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } instance } => Storage(instance) is not null,
            IPropertyReferenceOperation property => IsFixedProperty(property),
            IBinaryOperation { OperatorMethod: null, IsChecked: false } binary => IsNumber(binary.LeftOperand) && IsNumber(binary.RightOperand),
            IUnaryOperation { OperatorMethod: null, IsChecked: false } unary => IsNumber(unary.Operand),
            IParenthesizedOperation parenthesized => IsNumber(parenthesized.Operand),
            IConversionOperation { Conversion: { IsNumeric: true } or { IsIdentity: true }, IsChecked: false } conversion => IsNumber(conversion.Operand),
            IInvocationOperation call => IsMath(call.TargetMethod) && call.Arguments.All(argument => IsNumber(argument.Value)),
            _ => false,
        };
    }

    public static bool MayThrow(IOperation operation) => operation.DescendantsAndSelf().Any(part => part switch
    {
        IFieldReferenceOperation field => field.Instance is not (null or IInstanceReferenceOperation),
        IPropertyReferenceOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } division =>
            division.Type is { } type && ElementTypes.IsInteger(type),
        IInvocationOperation => true,
        _ => false,
    });

    private Term? Unary(IUnaryOperation unary, ITypeSymbol type)
    {
        if (Term(unary.Operand, type) is not { } operand)
        {
            return null;
        }

        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus => Fold(unary, ElementFunctions.Negate, operand),
            UnaryOperatorKind.BitwiseNegation when ElementTypes.IsInteger(type) => Fold(unary, ElementFunctions.OnesComplement, operand),
            _ => null,
        };
    }

    private Term? Binary(IBinaryOperation binary, ITypeSymbol type)
    {
        var isInteger = ElementTypes.IsInteger(type);
        var function = binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => ElementFunctions.Add,
            BinaryOperatorKind.Subtract => ElementFunctions.Subtract,
            BinaryOperatorKind.Multiply => ElementFunctions.Multiply,
            // Integers have no vector division: nothing would be gained.
            BinaryOperatorKind.Divide when !isInteger => ElementFunctions.Divide,
            BinaryOperatorKind.And when isInteger => ElementFunctions.BitwiseAnd,
            BinaryOperatorKind.Or when isInteger => ElementFunctions.BitwiseOr,
            BinaryOperatorKind.ExclusiveOr when isInteger => ElementFunctions.Xor,
            _ => null,
        };
        return function is not null && Term(binary.LeftOperand, type) is { } left && Term(binary.RightOperand, type) is { } right
            ? Fold(binary, function, left, right)
            : null;
    }

    /// <summary>An operation on numbers alone is a number.</summary>
    private static Term Fold(IOperation operation, ElementFunction function, params Term[] arguments)
    {
        if (!arguments.All(argument => argument is Number))
        {
            return new Apply(function, arguments);
        }

        var numbers = arguments.Cast<Number>().ToList();
        var symbol = operation switch
        {
            IBinaryOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BinaryExpressionSyntax binary } => binary.OperatorToken.Text,
            IUnaryOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.PrefixUnaryExpressionSyntax unary } => unary.OperatorToken.Text,
            _ => "",
        };
        var text = numbers.Count == 1 ? $"{symbol}({numbers[0].Text})" : $"({numbers[0].Text}) {symbol} ({numbers[1].Text})";
        return new Number(text, null, numbers.Any(number => number.MayThrow));
    }

    /// <param name="call">A call of a method of Math.</param>
    /// <param name="type">The elements' type.</param>
    /// <param name="computed">The type that the method computes in.</param>
    private Term? Call(IInvocationOperation call, ITypeSymbol type, ITypeSymbol computed)
    {
        var method = call.TargetMethod;
        if (!IsMath(method))
        {
            _refusal.Because($"'{method.Name}' is called, which may have effects", call.Syntax);
            return null;
        }

        var arguments = new List<Term>();
        foreach (var argument in call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal))
        {
            var value = argument.Value is IConversionOperation { IsImplicit: true } conversion && !IsSame(type, computed) ? conversion.Operand : argument.Value;
            if (!IsSame(argument.Parameter?.Type, computed) || Term(value, type) is not { } term)
            {
                return null;
            }

            arguments.Add(term);
        }

        if (ElementFunctions.Method(method.Name, arguments.Count) is not { } function
            || (function.Error > 0 && ElementTypes.IsHalf(type))
            || (ElementTypes.IsInteger(type) && function.Name is not ("Abs" or "Min" or "Max"))
            || ElementTypes.IsGenericNumber(type))
        {
            _refusal.Because($"'{method.Name}' has no vector form that is faster and as accurate", call.Syntax);
            return null;
        }

        return IsSame(type, computed) || ElementFunctions.IsSameInDouble(function) ? new Apply(function, [.. arguments]) : null;
    }

    /// <summary>
    /// <c>(float)Math.Sqrt(x)</c> of a float: computed in double and rounded, these are the same, because a double has more than twice
    /// a float's digits and two (Figueroa, "When is double rounding innocuous?", 1995).
    /// </summary>
    private Term? Converted(IConversionOperation conversion, ITypeSymbol type)
    {
        if (!IsSame(conversion.Type, type))
        {
            return null;
        }

        if (conversion.Operand is IInvocationOperation { Type: { SpecialType: SpecialType.System_Double } computed } call
            && type.SpecialType == SpecialType.System_Single)
        {
            return Call(call, type, computed);
        }

        // condition ? 1 : 0 is an int, which then becomes a number of the element type.
        if (conversion is { IsImplicit: true, Operand: IConditionalOperation { WhenFalse: { } no } choice }
            && Whole(choice.WhenTrue, type) is { } whenTrue && Whole(no, type) is { } whenFalse)
        {
            return Choice(choice.Condition, whenTrue, whenFalse, type);
        }

        return IsSame(conversion.Operand.Type, type) ? Term(conversion.Operand, type) : null;
    }

    /// <summary>A constant int that every element type has exactly.</summary>
    private static Number? Whole(IOperation operation, ITypeSymbol type) =>
        operation.ConstantValue is { HasValue: true, Value: int value and > -1_000_000 and < 1_000_000 } && ElementTypes.IsSingleOrDouble(type)
            ? new Number(value.ToString(CultureInfo.InvariantCulture) + (type.SpecialType == SpecialType.System_Single ? "f" : ".0"), (double)value, MayThrow: false)
            : null;

    private static Number? Constant(object value, IOperation operation, ITypeSymbol type)
    {
        // A constant of a wider type makes the whole operation wider: only what C# itself converts counts.
        if (!IsSame(operation.Type, type))
        {
            return null;
        }

        var text = value switch
        {
            float number when float.IsNaN(number) || float.IsInfinity(number) => null,
            double number when double.IsNaN(number) || double.IsInfinity(number) => null,
            float number => SymbolDisplay.FormatPrimitive(number, quoteStrings: false, useHexadecimalNumbers: false) + "f",
            double number => Floating(SymbolDisplay.FormatPrimitive(number, quoteStrings: false, useHexadecimalNumbers: false)),
            int number => number.ToString(CultureInfo.InvariantCulture),
            long number => number.ToString(CultureInfo.InvariantCulture) + "L",
            _ => null,
        };
        return new Number(text ?? $"({operation.Syntax})", value, MayThrow: false);
    }

    private static string Floating(string text) => text.All(c => char.IsDigit(c) || c == '-') ? text + ".0" : text;

    public static bool IsMath(IMethodSymbol method) =>
        method is { IsStatic: true, ContainingType: { Name: "Math" or "MathF" or "Single" or "Double" or "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None);

    /// <summary>Whether an operator is the type's own: built in, Half's, or a generic number's.</summary>
    private static bool IsPlain(IMethodSymbol? method, ITypeSymbol type) =>
        method is null || ElementTypes.IsHalf(type) || ElementTypes.IsGenericNumber(type);

    private static bool IsSame(ITypeSymbol? left, ITypeSymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
