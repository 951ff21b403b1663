using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using ArgumentKind = NumDsl.Generator.Models.ArgumentKind;

namespace NumDsl.Generator.Frontend;

// Rules of the user's in place of derivatives: the rule is run on the same arguments and a placeholder for the cotangent.
internal sealed partial class Interpreter
{
    private int _customGradients;

    /// <summary>The method's value, with its rule if it has one. The frame is still the method's.</summary>
    private Value WithRule(Frame frame, Value value)
    {
        var method = frame.Method;
        if (method.Attribute("CustomGradientAttribute") is not { } attribute || value is not NodeValue { Node: var result })
        {
            return value;
        }

        var at = attribute.Location(Source.CancellationToken);
        var name = attribute.ConstructorArguments is [{ Value: string text }] ? text : "";
        var floating = method.Parameters.Where(parameter => Known.KindOf(parameter.Type) is not (null or ArgumentKind.Int or ArgumentKind.Bool)).ToList();
        var rules = method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().ToList();
        if (floating.Count == 0 || rules.FirstOrDefault(each => Fits(each, method, floating)) is not { } rule || Source.Body(rule) is not { Block: { } block } body)
        {
            return Report(RuleIds.CustomGradient, at, floating.Count == 0
                ? $"'{method.Name}' has no floating-point argument for the rule '{name}' to give a cotangent of"
                : $"The rule of '{method.Name}' must be '{Signature(method, floating, name)}'; "
                    + $"{(rules.Count == 0 ? $"there is no method '{name}' in '{method.ContainingType.Name}'" : $"'{name}' is not")}");
        }

        if (body.IsBroken)
        {
            return FailBroken(rule, frame.Call);
        }

        var arguments = floating.Select(parameter => NodeOf(frame.Values[Implementation(method).Parameters[parameter.Ordinal]])).ToList();
        if (arguments.Any(argument => argument is null))
        {
            return Fail();
        }

        int[] inputs = [.. arguments.Select(argument => argument!.Value)];
        if (ParameterWithin(result, inputs) is { } parameter)
        {
            return Report(RuleIds.CustomGradient, at,
                $"'{method.Name}' reads the parameter '{parameter}', of which the rule '{name}' gives no cotangent; make it an argument");
        }

        return Apply(frame, rule, block, at, result, inputs, floating);
    }

    private Value Apply(
        Frame frame, IMethodSymbol rule, IBlockOperation block, Location at, int result, IReadOnlyList<int> inputs, IReadOnlyList<IParameterSymbol> floating)
    {
        var number = ++_customGradients;
        var cotangent = _graph.Input($"cotangent·{number}", _graph.ShapeOf(result), false);
        var run = new Frame(rule, frame.Call) { IsRule = true };
        var parameters = Implementation(rule).Parameters;
        for (var i = 0; i < frame.Method.Parameters.Length; i++)
        {
            run.Values[parameters[i]] = frame.Values[Implementation(frame.Method).Parameters[i]];
        }

        run.Values[parameters[parameters.Length - 1]] = new NodeValue(cotangent);
        _frames.Add(run);
        Execute(block);
        _frames.RemoveAt(_frames.Count - 1);
        if (_failed || run.Returned is null)
        {
            return Fail();
        }

        var returned = run.Returned is TupleValue tuple ? tuple.Values : [run.Returned];
        var cotangents = new List<int>();
        for (var i = 0; i < inputs.Count; i++)
        {
            var shape = _graph.ShapeOf(inputs[i]);
            if (i >= returned.Count || NodeOf(returned[i]) is not { } node)
            {
                return Fail();
            }

            if (!_graph.ShapeOf(node).Equals(shape))
            {
                return Report(RuleIds.CustomGradient, at,
                    $"The rule '{rule.Name}' gives a cotangent of shape {_graph.ShapeOf(node)} for '{floating[i].Name}' of shape {shape}; they must be the same");
            }

            cotangents.Add(node);
        }

        var tangents = inputs.Select((input, i) => _graph.Input($"tangent·{number}·{i}", _graph.ShapeOf(input), false)).ToList();
        var transposed = cotangents.Select((node, i) => LinearRule.Transpose(_graph, node, cotangent, tangents[i])).ToList();
        var isLinear = transposed.All(node => node is not null);
        return new NodeValue(_graph.Add(
            CustomGradientOperator.Instance,
            [result, .. inputs, cotangent, .. cotangents, .. isLinear ? tangents.Concat(transposed.Select(node => node!.Value)) : []],
            new CustomDetail(frame.Method.Name, inputs.Count, isLinear)));
    }

    /// <summary>A static method of the same arguments and the result's cotangent, which gives a cotangent for each floating-point one.</summary>
    private static bool Fits(IMethodSymbol rule, IMethodSymbol method, IReadOnlyList<IParameterSymbol> floating)
    {
        var expected = method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType);
        var given = rule.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            ? tuple.TupleElements.Select(element => element.Type).ToList()
            : [rule.ReturnType];
        return rule is { IsStatic: true, IsGenericMethod: false }
            && rule.Parameters.All(parameter => parameter.RefKind == RefKind.None)
            && rule.Parameters.Select(parameter => parameter.Type).SequenceEqual(expected, SymbolEqualityComparer.Default)
            && given.SequenceEqual(floating.Select(parameter => parameter.Type), SymbolEqualityComparer.Default);
    }

    private static string Signature(IMethodSymbol method, List<IParameterSymbol> floating, string name)
    {
        var results = string.Join(", ", floating.Select(parameter => $"{Type(parameter.Type)} {parameter.Name}"));
        var result = floating.Count == 1 ? Type(floating[0].Type) : $"({results})";
        var parameters = method.Parameters.Select(parameter => $"{Type(parameter.Type)} {parameter.Name}").Append($"{Type(method.ReturnType)} cotangent");
        return $"static {result} {name}({string.Join(", ", parameters)})";

        static string Type(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
    }

    /// <summary>A parameter of the model that a value depends on otherwise than through the given ones.</summary>
    private string? ParameterWithin(int value, IReadOnlyList<int> inputs)
    {
        var (seen, open) = (new HashSet<int>(inputs), new Stack<int>());
        open.Push(value);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            if (_graph[node].Detail is InputDetail { IsParameter: true } parameter)
            {
                return parameter.Name;
            }

            foreach (var input in _graph[node].Inputs)
            {
                open.Push(input);
            }
        }

        return null;
    }

    private int? NodeOf(Value value) => value switch
    {
        NodeValue { Node: var node } => node,
        NumberValue { Number: var number } => _graph.Constant(number),
        _ => null,
    };
}
