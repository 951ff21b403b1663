using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Frontend;

// C#'s unary and binary operators: on sizes and constants they are carried out, on data they become nodes.
internal sealed partial class Interpreter
{
    /// <summary>A size that takes longer to print is no size of an array.</summary>
    private const int MaximumSizeText = 500;

    private Value Unary(IUnaryOperation unary)
    {
        var value = Evaluate(unary.Operand);
        if (value.IsUnknown)
        {
            return value;
        }

        return (unary.OperatorKind, value) switch
        {
            (UnaryOperatorKind.Plus, _) => value,
            (UnaryOperatorKind.Not, TruthValue truth) => new TruthValue(!truth.IsTrue),
            (UnaryOperatorKind.Minus, SizeValue { Dimension: var size }) => Sized(Dimension.Zero - size, unary),
            (UnaryOperatorKind.Minus, NumberValue number) => new NumberValue(-number.Number),
            (UnaryOperatorKind.Minus, NodeValue node) => new NodeValue(_graph.Negate(node.Node)),
            (UnaryOperatorKind.Not, NodeValue node) => new NodeValue(_graph.Add(Elementwise.Not, node.Node)),
            _ => Unsupported(unary),
        };
    }

    private Value Binary(IBinaryOperation binary)
    {
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            return Logical(binary);
        }

        var (left, right) = (Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand));
        return Combine(binary.OperatorKind, left, right, binary.LeftOperand, binary.RightOperand, binary);
    }

    private Value Logical(IBinaryOperation binary)
    {
        var isAnd = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        switch (Evaluate(binary.LeftOperand))
        {
            case TruthValue left when left.IsTrue != isAnd:
                return left;
            case TruthValue when Evaluate(binary.RightOperand) is var right && (right is TruthValue || right.IsUnknown):
                return right;
            case { IsUnknown: true } unknown:
                return unknown;
            default:
                var (text, advice) = isAnd ? ("&&", "write & of the masks: a & b") : ("||", "write | of the masks: a | b");
                return Report(RuleIds.UnsupportedExpression, binary, $"'{text}' of data cannot be compiled in an equation; {advice}");
        }
    }

    private Value Combine(BinaryOperatorKind kind, Value left, Value right, IOperation leftAt, IOperation rightAt, IOperation at)
    {
        if (left.IsUnknown || right.IsUnknown)
        {
            return Fail();
        }

        switch (left, right)
        {
            case (SizeValue a, SizeValue b) when IsInteger(at.Type) || IsComparison(kind):
                return Sizes(kind, a.Dimension, b.Dimension, at);
            case (NumberValue a, NumberValue b):
                return Numbers(kind, a.Number, b.Number, at);
            case (TruthValue a, TruthValue b):
                return Truths(kind, a.IsTrue, b.IsTrue, at);
            case (TextValue a, TextValue b) when kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                return new TruthValue(a.Text == b.Text == (kind == BinaryOperatorKind.Equals));
        }

        if (Operator(kind) is not { } @operator || left is TextValue or ShapeValue || right is TextValue or ShapeValue)
        {
            return Unsupported(at);
        }

        if (IsInteger(at.Type) && (@operator == Elementwise.And || @operator == Elementwise.Or || @operator == Elementwise.Xor))
        {
            return Unsupported(at);
        }

        if (IsInteger(at.Type) && kind == BinaryOperatorKind.Divide)
        {
            return Report(
                RuleIds.UnsupportedExpression, at,
                "The division of integers that are data cannot be compiled in an equation; write a / (Scalar)b, which does not round");
        }

        return ToNode(left, leftAt) is { } x && ToNode(right, rightAt) is { } y ? Node(@operator, x, y, at) : Value.Unknown;
    }

    private Value Node(ElementwiseOperator @operator, int left, int right, IOperation at)
    {
        if (_graph.TryAdd(@operator, [left, right], null, out var node) is { } problem)
        {
            return Report(problem, at);
        }

        Warn(Suspicions.DoubleExpansion(_graph, @operator.Name, left, right), at);
        return new NodeValue(node);
    }

    private Value Sizes(BinaryOperatorKind kind, Dimension a, Dimension b, IOperation at)
    {
        try
        {
            switch (kind)
            {
                case BinaryOperatorKind.Add:
                    return Sized(a + b, at);
                case BinaryOperatorKind.Subtract:
                    return Sized(a - b, at);
                case BinaryOperatorKind.Multiply:
                    return Sized(a * b, at);
                case BinaryOperatorKind.Divide:
                    return a / b is { } quotient
                        ? Sized(quotient, at)
                        : Report(RuleIds.UnsupportedExpression, at, "This divides by zero");
                case BinaryOperatorKind.Remainder when a.Value is { } x && b.Value is { } y and not 0:
                    return new SizeValue(Dimension.Of(x % y));
            }

            if (!IsComparison(kind))
            {
                return Unsupported(at);
            }

            // Sizes with symbols compare where their difference is a number: m + 1 > m.
            return (a - b).Value is { } difference
                ? new TruthValue(Compare(kind, difference, 0))
                : new NodeValue(_graph.Add(Operator(kind)!, _graph.Size(a), _graph.Size(b)));
        }
        catch (OverflowException)
        {
            return Report(RuleIds.TooLarge, at, "This size overflows");
        }
    }

    private Value Sized(Dimension size, IOperation at) =>
        size.Value is > int.MaxValue or < int.MinValue || size.ToString().Length > MaximumSizeText
            ? Report(RuleIds.TooLarge, at, "This size overflows, or is too long an expression")
            : new SizeValue(size);

    private Value Numbers(BinaryOperatorKind kind, double a, double b, IOperation at) => kind switch
    {
        BinaryOperatorKind.Add => Rounded(a + b, at.Type),
        BinaryOperatorKind.Subtract => Rounded(a - b, at.Type),
        BinaryOperatorKind.Multiply => Rounded(a * b, at.Type),
        BinaryOperatorKind.Divide => Rounded(a / b, at.Type),
        BinaryOperatorKind.Remainder => Rounded(a % b, at.Type),
        _ when IsComparison(kind) => new TruthValue(Compare(kind, a, b)),
        _ => Unsupported(at),
    };

    private Value Truths(BinaryOperatorKind kind, bool a, bool b, IOperation at) => kind switch
    {
        BinaryOperatorKind.And => new TruthValue(a && b),
        BinaryOperatorKind.Or => new TruthValue(a || b),
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => new TruthValue(a != b),
        BinaryOperatorKind.Equals => new TruthValue(a == b),
        _ => Unsupported(at),
    };

    private static bool Compare(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.LessThan => a < b,
        BinaryOperatorKind.LessThanOrEqual => a <= b,
        BinaryOperatorKind.GreaterThan => a > b,
        BinaryOperatorKind.GreaterThanOrEqual => a >= b,
        BinaryOperatorKind.Equals => a == b,
        _ => a != b,
    };

    private static bool IsComparison(BinaryOperatorKind kind) => kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals
        or BinaryOperatorKind.NotEquals;

    private static ElementwiseOperator? Operator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => Elementwise.Add,
        BinaryOperatorKind.Subtract => Elementwise.Subtract,
        BinaryOperatorKind.Multiply => Elementwise.Multiply,
        BinaryOperatorKind.Divide => Elementwise.Divide,
        BinaryOperatorKind.LessThan => Elementwise.Less,
        BinaryOperatorKind.LessThanOrEqual => Elementwise.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Elementwise.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Elementwise.GreaterOrEqual,
        BinaryOperatorKind.Equals => Elementwise.Equal,
        BinaryOperatorKind.NotEquals => Elementwise.NotEqual,
        BinaryOperatorKind.And => Elementwise.And,
        BinaryOperatorKind.Or => Elementwise.Or,
        BinaryOperatorKind.ExclusiveOr => Elementwise.Xor,
        _ => null,
    };
}
