using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Frontend;

// Calls of NumDsl's own functions.
internal sealed partial class Interpreter
{
    private Value Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke || method.MethodKind == MethodKind.LocalFunction)
        {
            return Unsupported(call);
        }

        return Known.IsFunctions(method.ContainingType) ? Function(call)
            : IsMath(method) ? MathFunction(call)
            : Known.IsKey(method.ContainingType) ? KeyMethod(call)
            : Inline(call);
    }

    private Value Function(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (!FunctionTable.All.TryGetValue(name, out var compose))
        {
            return Report(
                RuleIds.UnknownFunction, call,
                $"'{name}' can only run eagerly; it is not compiled yet{Spelling.Suggestion(name, FunctionTable.All.Keys)}");
        }

        var read = new FunctionArguments();
        foreach (var argument in call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal))
        {
            if (!ReadArgument(argument, read))
            {
                return Fail();
            }
        }

        if (name is "Reshape" or "BroadcastTo" or "Uniform" or "Normal" or "Bernoulli" && !AreSizes(read.Sizes, name, call))
        {
            return Value.Unknown;
        }

        var functionCall = new FunctionCall(_graph, name, read.Values)
        {
            Axis = read.Axis,
            AxisList = read.Axes,
            Sizes = read.Sizes,
            Permutation = read.Permutation,
            Number = read.Number,
            Flags = read.Flags,
            Text = read.Text,
        };
        var composition = compose(functionCall);
        if (composition.Problem is { } problem)
        {
            return Report(problem, call);
        }

        foreach (var suspicion in Suspicions.Of(functionCall, composition.Node))
        {
            Warn(suspicion, call);
        }

        return !Require(functionCall, call) ? Value.Unknown
            : composition.Pieces is { } pieces ? new PiecesValue(pieces.ToEquatableArray())
            : new NodeValue(composition.Node);
    }

    private bool ReadArgument(IArgumentOperation argument, FunctionArguments read)
    {
        var parameter = argument.Parameter!;
        if (Known.IsTensor(parameter.Type) || Known.IsKey(parameter.Type) || (IsFloating(parameter.Type) && parameter.Name != "exponent"))
        {
            var node = ToNode(Evaluate(argument.Value), argument.Value);
            read.Values.Add(node ?? -1);
            return node is not null;
        }

        if (IsFloating(parameter.Type))
        {
            return Exponent(argument, read);
        }

        if (IsListOfArrays(parameter.Type))
        {
            return Arrays(argument.Value, read);
        }

        if (parameter.Type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String)
        {
            return FlagOrText(argument, read);
        }

        if (parameter.Name == "axis" && argument.Value.ConstantValue is { HasValue: true, Value: null })
        {
            return true;
        }

        if (Integers(argument.Value) is not { } integers)
        {
            return false;
        }

        if (parameter.Name is not ("axis" or "axes" or "permutation"))
        {
            read.Sizes.AddRange(integers);
            return true;
        }

        if (integers.Any(integer => integer.Value is null))
        {
            Report(RuleIds.UnknownCondition, argument.Value, $"The {parameter.Name} of a function must be known at compile time");
            return false;
        }

        var numbers = integers.Select(integer => (int)integer.Value!.Value).ToList();
        switch (parameter.Name)
        {
            case "axis":
                read.Axis = numbers[0];
                break;
            case "axes":
                read.Axes = numbers;
                break;
            default:
                read.Permutation.AddRange(numbers);
                break;
        }

        return true;
    }

    private bool FlagOrText(IArgumentOperation argument, FunctionArguments read)
    {
        switch (Evaluate(argument.Value))
        {
            case TruthValue { IsTrue: var isTrue }:
                read.Flags.Add(isTrue);
                return true;
            case TextValue { Text: var text }:
                read.Text = text;
                return true;
            case { IsUnknown: false }:
                Report(RuleIds.UnknownCondition, argument.Value, $"The {argument.Parameter!.Name} of a function must be known at compile time");
                return false;
            default:
                return false;
        }
    }

    private bool Exponent(IArgumentOperation argument, FunctionArguments read)
    {
        switch (Evaluate(argument.Value))
        {
            case NumberValue { Number: var number } when IsRepresentable(number, argument.Value):
                read.Number = number;
                return true;
            case NodeValue { Node: var node }:
                read.Values.Add(node);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The integers of an argument: one, or those of a list.</summary>
    private List<Dimension>? Integers(IOperation operation)
    {
        while (operation is IConversionOperation { Operand: var operand })
        {
            operation = operand;
        }

        var elements = operation switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] } => [],
            ICollectionExpressionOperation list => list.Elements,
            _ => [operation],
        };
        var integers = new List<Dimension>();
        foreach (var element in elements)
        {
            var value = Evaluate(element);
            if (value is not SizeValue { Dimension: var size })
            {
                if (!value.IsUnknown)
                {
                    Report(RuleIds.UnsupportedExpression, element,
                        "A size or an axis must be known at compile time: an integer, 'x.Shape[0]', or a size of the model");
                }

                return null;
            }

            integers.Add(size);
        }

        return integers;
    }

    private bool AreSizes(List<Dimension> sizes, string name, IOperation at)
    {
        if (sizes.Count < 2)
        {
            var size = sizes.Count == 0 ? "n" : $"{sizes[0]}";
            Report(
                RuleIds.RankOne, Places.OperatorOf(at.Syntax),
                $"'{name}' to a shape of rank {sizes.Count}: an array has rows and columns; write ({size}, 1) for a column or "
                    + $"(1, {size}) for a row");
            return false;
        }

        if (name != "Reshape" && sizes.FirstOrDefault(size => size.Value < 0) is { } negative)
        {
            Report(RuleIds.Size, Places.OperatorOf(at.Syntax), $"'{name}' to the size {negative}; sizes are not negative");
            return false;
        }

        foreach (var size in sizes.Where(CouldBeNegative))
        {
            _conditions.Add(new Condition(size, Relation.AtLeast, Dimension.Zero, $"{name} to a negative size is not defined"));
        }

        return true;
    }

    /// <summary>A difference is printed with a minus.</summary>
    private static bool CouldBeNegative(Dimension size) => size.Value is null && size.ToString().Contains("-");

    /// <summary>Notes what must hold at run time; what is known not to hold is a problem now.</summary>
    private bool Require(FunctionCall call, IOperation at)
    {
        foreach (var size in call.MustNotBeEmpty)
        {
            if (size.Value < 1)
            {
                Report(RuleIds.Empty, Places.OperatorOf(at.Syntax), $"'{call.Name}' over {size} elements is not defined");
                return false;
            }

            if (size.Value is null)
            {
                _conditions.Add(new Condition(size, Relation.AtLeast, Dimension.One, $"{call.Name} over 0 elements is not defined"));
            }
        }

        foreach (var (size, reason) in call.MustNotBeNegative.Where(each => CouldBeNegative(each.Size)))
        {
            _conditions.Add(new Condition(size, Relation.AtLeast, Dimension.Zero, reason));
        }

        foreach (var (argument, bound) in call.Indices)
        {
            _conditions.Add(new Condition(bound, Relation.Index, Dimension.Zero, call.Name) { Argument = argument });
        }

        foreach (var (left, right) in call.MustBeEqual)
        {
            _conditions.Add(new Condition(left, Relation.Equal, right, $"{call.Name} says ({string.Join(", ", call.Sizes)})"));
        }

        return true;
    }

    /// <summary>The arguments of a function by what they mean.</summary>
    private sealed class FunctionArguments
    {
        public List<int> Values { get; } = [];

        public List<Dimension> Sizes { get; } = [];

        public List<int> Permutation { get; } = [];

        public List<bool> Flags { get; } = [];

        public string Text { get; set; } = "";

        public List<int>? Axes { get; set; }

        public int? Axis { get; set; }

        public double Number { get; set; }
    }
}
