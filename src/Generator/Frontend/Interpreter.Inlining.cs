using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Frontend;

// Calls of other equations and of helper methods: their bodies are run in place.
internal sealed partial class Interpreter
{
    private Value Inline(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (call.Syntax is InvocationExpressionSyntax syntax && DerivativeCalls.Message(syntax, Current.Method, Source) is { } derivative)
        {
            return Report(RuleIds.DerivativeCall, call, derivative);
        }

        if (Refusal(call) is var (id, message))
        {
            return Report(id, call, message);
        }

        if (Cycle(method) is { } cycle)
        {
            return ReportCycle(method, cycle, call);
        }

        if (Source.Body(method) is not { IsBroken: false, Block: { } block })
        {
            return FailBroken(method, call);
        }

        var frame = new Frame(method, call);
        foreach (var argument in call.Arguments)
        {
            var parameter = argument.Parameter!;
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                return Report(
                    RuleIds.UnsupportedExpression, argument,
                    $"A '{parameter.RefKind.ToString().ToLowerInvariant()}' argument cannot be compiled in an equation; return "
                        + "the value instead");
            }

            var value = Evaluate(argument.Value);
            if (value.IsUnknown)
            {
                return Fail();
            }

            frame.Values[Implementation(method).Parameters[parameter.Ordinal]] = value;
        }

        return Run(frame, call, block);
    }

    /// <summary>A method that the C# compiler reports errors in is left to it, unless it calls a derivative, which does not exist yet or does not fit.</summary>
    private Value FailBroken(IMethodSymbol method, IOperation? call)
    {
        if (Source.Body(method) is not { Syntax: var syntax } || DerivativeCalls.Within(method, syntax, Source).ToList() is not [var (at, message), ..])
        {
            return Fail();
        }

        _frames.Add(new Frame(method, call));
        Report(RuleIds.DerivativeCall, at.GetLocation(), message);
        _frames.RemoveAt(_frames.Count - 1);
        return Value.Unknown;
    }

    private Value Run(Frame frame, IInvocationOperation call, IBlockOperation block)
    {
        var method = call.TargetMethod;
        var bindings = new Dictionary<string, Dimension>(StringComparer.Ordinal);
        if (Bind(frame, bindings) is { } mismatch)
        {
            return Report(mismatch with { Text = $"In this call of '{method.Name}', {mismatch.Text}" }, call);
        }

        _frames.Add(frame);
        Execute(block);
        var result = frame.Returned is { } value ? WithRule(frame, value) : Fail();
        _frames.RemoveAt(_frames.Count - 1);
        if (result is NodeValue { Node: var node }
            && SignatureReader.DeclaredShape(method, method.GetReturnTypeAttributes(), Source.CancellationToken) is { } declared
            && SymbolBinding.Apply(declared, bindings) is { } expected
            && !expected.Equals(_graph.ShapeOf(node))
            && !Source.IsWrongByItself(method))
        {
            return Report(
                RuleIds.Declared,
                call,
                $"The result of '{method.Name}' is declared as {declared}, which is {expected} at this call, but its shape is "
                    + $"{_graph.ShapeOf(node)}");
        }

        return result;
    }

    /// <summary>Matches the declared shapes of the callee's parameters with those of the arguments.</summary>
    private ShapeProblem? Bind(Frame frame, Dictionary<string, Dimension> bindings)
    {
        var arguments = new List<(string Name, Shape Declared, Shape Actual)>();
        foreach (var parameter in frame.Method.Parameters)
        {
            if (SignatureReader.DeclaredShape(parameter, parameter.GetAttributes(), Source.CancellationToken) is { } declared
                && frame.Values.TryGetValue(Implementation(frame.Method).Parameters[parameter.Ordinal], out var value)
                && value is NodeValue { Node: var node })
            {
                arguments.Add((parameter.Name, declared, _graph.ShapeOf(node)));
            }
        }

        // A model's symbols are the same sizes in all its equations.
        var isOwn = !frame.Method.IsStatic && SymbolEqualityComparer.Default.Equals(frame.Method.ContainingType, model.Type);
        return SymbolBinding.Unify(arguments, isOwn ? model.Symbols : [], bindings);
    }

    /// <summary>The body of a partial method refers to the parameters of the part that it belongs to.</summary>
    private static IMethodSymbol Implementation(IMethodSymbol method) => method.PartialImplementationPart ?? method;

    private (string Id, string Message)? Refusal(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (call.Instance is not (null or IInstanceReferenceOperation) || (!method.IsStatic && !method.IsEquation()))
        {
            return (
                RuleIds.UnsupportedExpression,
                $"The instance method '{method.Name}' cannot be called in an equation; call a static method, an equation of this "
                    + "model, or a function of NumDsl");
        }

        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            var known = FunctionTable.All.Keys;
            return (
                RuleIds.UnknownFunction,
                $"'{method.ContainingType.Name}.{method.Name}' is not a function of NumDsl, and its source is not here to be "
                    + $"inlined{Spelling.Suggestion(method.Name, known)}");
        }

        return method.IsGenericMethod || method.IsAsync || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension)
            ? (RuleIds.UnsupportedExpression,
                $"'{method.Name}' cannot be inlined in an equation, because it is generic, async or not an ordinary method")
            : Source.Body(method) is null
                ? (RuleIds.UnsupportedExpression, $"'{method.Name}' cannot be inlined in an equation, because it has no body")
                : null;
    }

    /// <summary>The methods of the cycle that this call would close.</summary>
    private List<IMethodSymbol>? Cycle(IMethodSymbol method)
    {
        var start = _frames.FindIndex(frame => SymbolEqualityComparer.Default.Equals(frame.Method, method));
        return start < 0 ? null : [.. _frames.Skip(start).Select(frame => frame.Method)];
    }

    /// <summary>A cycle is reported by each of its equations; by a caller only if it consists of helpers, which report nothing.</summary>
    private Value ReportCycle(IMethodSymbol method, List<IMethodSymbol> cycle, IOperation at) =>
        SymbolEqualityComparer.Default.Equals(method, equation) || !cycle.Any(each => each.IsEquation())
            ? Report(
                RuleIds.Recursion,
                at,
                $"Recursion cannot be compiled in an equation: "
                    + $"{string.Join(" calls ", cycle.Append(method).Select(each => $"'{each.Name}'"))}; write a 'for' over constants")
            : Fail();
}
