using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Frontend;

// Constants, and what becomes of a value where C# converts it.
internal sealed partial class Interpreter
{
    private Value Constant(object? constant, IOperation at)
    {
        switch (constant)
        {
            case bool truth:
                return new TruthValue(truth);
            case string text:
                return new TextValue(text);
            case double number:
                return new NumberValue(number);
            case float number:
                return new NumberValue(number);
            case int or long or short or byte or sbyte or ushort or uint:
                return new SizeValue(Dimension.Of(System.Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture)));
            case null:
                return Report(RuleIds.UnsupportedExpression, at, "'null' cannot be compiled in an equation; every value exists");
            default:
                return Report(
                    RuleIds.UnsupportedExpression, at,
                    $"A constant of type '{at.Type?.ToDisplayString()}' cannot be compiled in an equation; write a double");
        }
    }

    /// <summary>The value as a node of the graph; null after a problem.</summary>
    private int? ToNode(Value value, IOperation at)
    {
        switch (value)
        {
            case NodeValue { Node: var node }:
                return node;
            case NumberValue { Number: var number }:
                return IsRepresentable(number, at) ? _graph.Constant(number) : null;
            case SizeValue { Dimension: var size }:
                return _graph.Size(size);
            case TruthValue { IsTrue: var truth }:
                return _graph.Constant(truth ? 1 : 0);
            case var _ when value.IsUnknown:
                Fail();
                return null;
            default:
                Report(RuleIds.UnsupportedExpression, at, "This is not a number or an array, so an equation cannot compute with it");
                return null;
        }
    }

    /// <summary>Infinity itself is a value; a finite number that would become infinity in the model's kernels is a mistake.</summary>
    private bool IsRepresentable(double number, IOperation at)
    {
        if (model.ElementType == ElementType.Double || double.IsInfinity(number) || !float.IsInfinity((float)number))
        {
            return true;
        }

        var text = number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Report(
            RuleIds.NumberOverflow, at,
            $"{text} is not finite in float, the model's element type; write float.PositiveInfinity, or [Model(typeof(double))]");
        return false;
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (value.IsUnknown || conversion.Type is not { } type)
        {
            return Fail();
        }

        if (Known.IsTensor(type))
        {
            return Known.IsTensor(conversion.Operand.Type)
                ? value
                : ToNode(value, conversion.Operand) is { } node ? new NodeValue(node) : Value.Unknown;
        }

        if (conversion.OperatorMethod is not null || conversion.Conversion.IsReference || type.SpecialType == SpecialType.System_Object)
        {
            return Cast(conversion);
        }

        var target = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] }
            ? inner
            : type;
        return value switch
        {
            SizeValue or NumberValue when IsFloating(target) => ToFloating(value, target),
            SizeValue when IsInteger(target) => value,
            NumberValue { Number: var number } when IsInteger(target) && Math.Abs(number) <= int.MaxValue =>
                new SizeValue(Dimension.Of((long)number)),
            NodeValue when conversion.Conversion is { IsImplicit: true, IsNumeric: true } or { IsIdentity: true } => value,
            TruthValue or TextValue or ShapeValue when conversion.Conversion.IsIdentity => value,
            _ => Cast(conversion),
        };
    }

    private Value ToFloating(Value value, ITypeSymbol type) => value switch
    {
        SizeValue { Dimension.Value: { } number } => Rounded(number, type),
        SizeValue { Dimension: var size } => new NodeValue(_graph.Size(size)),
        NumberValue { Number: var number } => Rounded(number, type),
        _ => value,
    };

    /// <summary>C# computes floats in float: 1f / 3f is not 1.0 / 3.0.</summary>
    private static NumberValue Rounded(double number, ITypeSymbol? type) =>
        new(type?.SpecialType == SpecialType.System_Single ? (float)number : number);

    private Value Cast(IConversionOperation conversion) => Report(
        RuleIds.UnsupportedExpression,
        conversion,
        $"The cast to '{conversion.Type?.ToDisplayString()}' cannot be compiled in an equation; leave it out, or write (Scalar)");

    private static bool IsFloating(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
        or SpecialType.System_Int16 or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_UInt16
        or SpecialType.System_UInt32;
}
