namespace NumDsl.ExecutionModes.Conformance;

/// <summary>The C# text of a case: a model with the value and a cost, and a driver.</summary>
public static class ConformanceSource
{
    /// <summary>The namespace that holds a case's model and driver.</summary>
    public static string Namespace(string type) => $"Conformance.{char.ToUpperInvariant(type[0])}{type[1..]}";

    public static string DriverName(string type, ConformanceCase @case) => $"{Namespace(type)}.{@case.Name}Driver";

    public static string Of(string type, IEnumerable<ConformanceCase> cases) =>
        $$"""
        #pragma warning disable CS1591 // The model's author documents nothing here; what is generated must be documented.
        using NumDsl;
        using NumDsl.ExecutionModes;
        using static NumDsl.Functions;
        namespace {{Namespace(type)}};
        {{string.Join("\n", cases.Select(@case => Of(type, @case)))}}
        """;

    private static string Of(string type, ConformanceCase @case)
    {
        var arguments = @case.Arguments;
        var declarations = string.Join(", ", arguments.Select(Declaration));
        var names = string.Join(", ", arguments.Select(argument => argument.Name));
        var result = @case.ResultDimensions;
        var scalar = result.Count == 0;
        var differentiated = arguments.Where(argument => argument.IsDifferentiated).ToList();
        var takesArrays = arguments.Any(argument => !argument.IsScalar) || !scalar;
        return $$"""
        [Model(typeof({{type}}))]
        public static partial class {{@case.Name}}
        {
            [Equation]{{(scalar ? "" : $" [return: Shape({Quoted(result)})]")}}
            public static {{(scalar ? "Scalar" : "NDArray")}} Value({{declarations}})
            {
                {{@case.Statements}}
                return {{@case.Body}};
            }
            [Equation, Gradient({{string.Join(", ", differentiated.Select(argument => $"\"{argument.Name}\""))}})]
            public static Scalar Cost({{declarations}}, {{Declaration(new("cotangent", @case.Result, Values.Any))}}) =>
                {{(scalar ? $"Value({names}) * cotangent" : $"Sum(Value({names}) * cotangent)")}};
        }
        public sealed class {{@case.Name}}Driver : IModelDriver
        {
            public double[] Value(double[][] inputs, int[] sizes, Layout layout)
            {
                {{Inputs()}}
                {{(scalar ? Calls("return [{0}];", "Value", "", "") : $"var result = new Block<{type}>(null, layout, {arguments.Length}, [{Sizes(result)}]); {Calls("{0};", "Value", "", "result")} return result.Read();")}}
            }
            public double[][] Gradient(double[][] inputs, double[] cotangents, int[] sizes, Layout layout)
            {
                {{Inputs()}}
                {{(scalar ? $"var cotangent = ({type})cotangents[0];" : $"var cotangent = new Block<{type}>(cotangents, layout, {arguments.Length}, [{Sizes(result)}]);")}}
                {{string.Join(" ", differentiated.Select((argument, i) => argument.IsScalar ? $"{type} {argument.Name}Gradient;" : $"var {argument.Name}Gradient = new Block<{type}>(null, layout, {arguments.Length + 1 + i}, [{Sizes(argument.Dimensions)}]);"))}}
                {{type}} cost;
                {{Calls("cost = {0};", "CostAndGradient", scalar ? "cotangent" : "cotangent*", string.Join(" ", differentiated.Select(argument => argument.IsScalar ? $"out_{argument.Name}Gradient" : $"{argument.Name}Gradient")))}}
                return [[cost], {{string.Join(", ", differentiated.Select(argument => argument.IsScalar ? $"[{argument.Name}Gradient]" : $"{argument.Name}Gradient.Read()"))}}];
            }
            public double[] Eager(double[][] inputs, int[] sizes)
            {
                {{SizeLocals()}}
                var value = {{@case.Name}}.Value({{string.Join(", ", arguments.Select((argument, i) => argument.IsScalar ? $"(Scalar)inputs[{i}][0]" : $"NDArray.Create(inputs[{i}], [{Sizes(argument.Dimensions)}])"))}});
                return {{(scalar ? "[value.Value]" : "value.ToArray()")}};
            }
        }
        """;

        string SizeLocals() => string.Join(" ", @case.Symbols.Select((symbol, i) => $"var {symbol} = sizes[{i}];"));

        string Inputs() => SizeLocals() + " " + string.Join(" ", arguments.Select((argument, i) => argument.IsScalar
            ? $"var {argument.Name} = ({type})inputs[{i}][0];"
            : $"var {argument.Name} = new Block<{type}>(inputs[{i}], layout, {i}, [{Sizes(argument.Dimensions)}]);"));

        string Calls(string statement, string method, string extra, string outputs)
        {
            var array = extra.EndsWith('*');
            var output = outputs.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string Call(string inAccess, string outAccess, bool sizes) => $"{@case.Name}.{method}({string.Join(", ", [
                .. arguments.Select(argument => argument.IsScalar ? argument.Name : argument.Name + inAccess),
                .. extra.Length == 0 ? [] : new[] { array ? extra[..^1] + inAccess : extra },
                .. sizes ? @case.Symbols : [],
                .. output.Select(name => name.StartsWith("out_", StringComparison.Ordinal) ? "out " + name[4..] : name + outAccess)])})";
            string Statement(string call) => statement.Replace("{0}", call, StringComparison.Ordinal);
            return takesArrays
                ? $"if (layout == Layout.Plain) {{ {Statement(Call(".PlainIn", ".PlainOut", true))} }} else {{ {Statement(Call(".In", ".Out", false))} }}"
                : Statement(Call("", "", false));
        }
    }

    private static string Declaration(ConformanceArgument argument) => argument.IsScalar
        ? $"Scalar {argument.Name}"
        : $"[Shape({Quoted(argument.Dimensions)})] NDArray {argument.Name}";

    private static string Quoted(IEnumerable<string> dimensions) =>
        string.Join(", ", dimensions.Select(dimension => char.IsLetter(dimension[0]) ? $"\"{dimension}\"" : dimension));

    private static string Sizes(IEnumerable<string> dimensions) => string.Join(", ", dimensions);
}
