using System.Globalization;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>The C# text of a case: a model with the value and a cost, and a driver.</summary>
public static partial class ConformanceSource
{
    /// <summary>The namespace that holds a case's model and driver.</summary>
    public static string Namespace(string type) => $"Conformance.{char.ToUpperInvariant(type[0])}{type[1..]}";

    public static string DriverName(string type, ConformanceCase @case) => $"{Namespace(type)}.{@case.Name}Driver";

    public static string ModeDriverName(string type, ConformanceCase @case) => $"{Namespace(type)}.{@case.Name}ModeDriver";

    public static string MatrixDriverName(string type, ConformanceCase @case) => $"{Namespace(type)}.{@case.Name}MatrixDriver";

    /// <summary>One file with the models and drivers of all the cases.</summary>
    public static string Of(string type, IEnumerable<ConformanceCase> cases) =>
        $$"""
        #pragma warning disable CS1591 // The model's author documents nothing here; what is generated must be documented.
        using System;
        using NumDsl;
        using NumDsl.ExecutionModes;
        using static NumDsl.Functions;
        namespace {{Namespace(type)}};
        {{string.Join("\n", cases.Select(@case => Of(type, @case)))}}
        """;

    private static string Of(string type, ConformanceCase @case)
    {
        var parameters = @case.Arguments.Where(argument => argument.IsParameter).ToList();
        var arguments = @case.Arguments.Except(parameters).ToList();
        var isStatic = parameters.Count == 0;
        var kind = isStatic ? "static " : "";
        var declarations = arguments.Select(Declaration).ToList();
        var isScalar = @case.ResultDimensions.Count == 0;
        var value = $"Value({string.Join(", ", arguments.Select(argument => argument.Name))})";
        var differentiated = string.Join(", ", arguments.Where(argument => argument.IsDifferentiated).Select(argument => $"\"{argument.Name}\""));
        return $$"""
        [Model(typeof({{type}}))]
        public {{kind}}partial class {{@case.Name}}
        {
            {{string.Join("\n    ", parameters.Select(parameter => $"[Parameter({Quoted(parameter.Dimensions)})] public partial {(parameter.IsScalar ? "Scalar" : "NDArray")} {parameter.Name} {{ get; }}"))}}
            {{@case.Members}}
            [Equation{{(@case.HasMatrices && !isScalar ? $", Jacobian({differentiated})" : "")}}]{{(isScalar ? "" : $" [return: Shape({Quoted(@case.ResultDimensions)})]")}}
            public {{kind}}{{(isScalar ? "Scalar" : "NDArray")}} Value({{string.Join(", ", declarations)}})
            {
                {{@case.Statements}}
                return {{@case.Body}};
            }
            [Equation, Gradient({{differentiated}}){{string.Concat(Modes(@case).Select(mode => mode == "TrainingStep" ? ", TrainingStep" : $", {mode}({differentiated})"))}}]
            public {{kind}}Scalar Cost({{string.Join(", ", [.. declarations, Declaration(new("cotangent", @case.Result, Values.Any))])}}) =>
                {{(isScalar ? $"{value} * cotangent" : $"Sum({value} * cotangent)")}};
        }
        {{new DriverSource(type, @case).Text}}
        {{(@case.HasModes ? new ModeDriverSource(type, @case).Text : "")}}
        {{(@case.HasMatrices ? new MatrixDriverSource(type, @case).Text : "")}}
        """;
    }

    /// <summary>The attributes of the cost beside <c>[Gradient]</c>.</summary>
    private static IEnumerable<string> Modes(ConformanceCase @case) =>
    [
        .. @case.HasModes ? ["Jvp", "Hvp"] : Array.Empty<string>(),
        .. @case.HasMatrices && !@case.IsReverseOnly ? ["Hessian"] : Array.Empty<string>(),
        .. @case.Examples.Length > 0 ? ["PerExampleGradient"] : Array.Empty<string>(),
        .. @case.HasMatrices && @case.Arguments.Any(argument => argument.IsParameter) ? ["TrainingStep"] : Array.Empty<string>(),
    ];

    /// <summary>Dimensions as in <c>[Shape]</c>.</summary>
    private static string Quoted(IEnumerable<string> dimensions) =>
        string.Join(", ", dimensions.Select(dimension => dimension.Any(char.IsLetter) ? $"\"{dimension}\"" : dimension));

    private static string Declaration(ConformanceArgument argument) => argument.IsKey ? $"RandomKey {argument.Name}" : argument.IsScalar
        ? $"Scalar {argument.Name}"
        : $"[Shape({Quoted(argument.Dimensions)}){(argument.Element is { } element ? $", Element(typeof({element}))" : "")}] NDArray {argument.Name}";

    /// <summary>The driver's text.</summary>
    private class DriverSource(string type, ConformanceCase @case)
    {
        protected const string Key = "new RandomKey(20111112)";

        protected bool IsStatic => !@case.Arguments.Any(argument => argument.IsParameter);

        protected bool IsScalar => @case.ResultDimensions.Count == 0;

        protected string Target => IsStatic ? @case.Name : "model";

        protected IEnumerable<(ConformanceArgument Argument, int Index)> Inputs =>
            @case.Arguments.Select((argument, index) => (argument, index)).Where(input => !input.argument.IsParameter);

        protected IEnumerable<ConformanceArgument> Differentiated => @case.Arguments.Where(argument => argument.IsParameter || argument.IsDifferentiated);

        protected bool HasParameters => !IsStatic;

        /// <summary>What is differentiated and is no parameter.</summary>
        protected IEnumerable<ConformanceArgument> Named => Differentiated.Where(argument => !argument.IsParameter);

        protected string Cotangent => IsScalar
            ? $"var cotangent = ({type})cotangents[0];"
            : $"var cotangent = {Block("cotangents", @case.Arguments.Length, @case.ResultDimensions)};";

        protected bool TakesArrays => Inputs.Any(input => !input.Argument.IsScalar) || !IsScalar;

        public virtual string Text => $$"""
        public sealed class {{@case.Name}}Driver : IModelDriver
        {
            public double[] Value(double[][] inputs, int[] sizes, Layout layout)
            {
                {{Sizes}} {{Model}} {{Blocks}}
                {{(IsScalar
                    ? Call("return [", Inputs.Any() ? "Value" : "EvaluateValue", [], "];")
                    : $"var result = {Block("null", @case.Arguments.Length, @case.ResultDimensions)}; {Call("", "Value", [("result", @case.ResultDimensions)], ";")} return result.Read();")}}
            }
            public double[][] Gradient(double[][] inputs, double[] cotangents, int[] sizes, Layout layout)
            {
                {{Sizes}} {{Model}} {{Blocks}}
                {{Cotangent}}
                {{(IsStatic ? "" : "var gradient = model.CreateParameterSet(); gradient.Flat.Fill(7);")}}
                {{string.Join(" ", Differentiated.Where(argument => !argument.IsParameter).Select((argument, i) => argument.IsScalar
                    ? $"{type} {argument.Name}Gradient;"
                    : $"var {argument.Name}Gradient = {Block("null", @case.Arguments.Length + 1 + i, argument.Dimensions)};"))}}
                {{type}} cost;
                {{Call("cost = ", "CostAndGradient", Differentiated.Where(argument => !argument.IsParameter).Select(argument => (argument.Name + "Gradient", argument.Dimensions)), ";")}}
                {{(IsStatic ? "" : "var part = 0;")}}
                return [[cost], {{string.Join(", ", Differentiated.Select(argument => argument.IsParameter
                    ? $"Models.Next<{type}>(gradient.Flat, ref part, {Length(argument)})"
                    : argument.IsScalar ? $"[{argument.Name}Gradient]" : $"{argument.Name}Gradient.Read()"))}}];
            }
            public double[] Eager(double[][] inputs, int[] sizes)
            {
                {{Sizes}} {{Model}}
                var value = {{Target}}.Value({{string.Join(", ", Inputs.Select(input => input.Argument.IsKey ? Key : input.Argument.IsScalar
                    ? $"(Scalar)inputs[{input.Index}][0]"
                    : $"NDArray.Create(inputs[{input.Index}], [{Dimensions(input.Argument.Dimensions)}])"))}});
                return {{(IsScalar ? "[value.Value]" : "value.ToArray()")}};
            }
        }
        """;

        protected string Sizes => string.Join(" ", @case.Symbols.Select((symbol, i) => $"var {symbol} = sizes[{i}];"));

        /// <summary>Makes an instance with the inputs as its parameters.</summary>
        protected string Model => IsStatic
            ? ""
            : $"var model = new {@case.Name}({Dimensions(ParameterSymbols)}); Models.Fill(model.Parameters.Flat, inputs[..{@case.Arguments.Length - Inputs.Count()}]);";

        protected IEnumerable<string> ParameterSymbols => @case.Arguments.Where(argument => argument.IsParameter)
            .SelectMany(argument => argument.Dimensions).Where(dimension => char.IsLetter(dimension[0])).Distinct();

        protected string Blocks => string.Join(" ", Inputs.Select(input => input.Argument.IsKey ? $"var {input.Argument.Name} = {Key};" : input.Argument.IsScalar
            ? $"var {input.Argument.Name} = ({type})inputs[{input.Index}][0];"
            : $"var {input.Argument.Name} = {Block($"inputs[{input.Index}]", input.Index, input.Argument.Dimensions, input.Argument.Element)};"));

        protected string Block(string values, int position, IEnumerable<string> dimensions, string? element = null) =>
            $"new Block<{element ?? type}>({values}, layout, {position.ToString(CultureInfo.InvariantCulture)}, [{Dimensions(dimensions)}])";

        private string Call(string head, string method, IEnumerable<(string Name, IReadOnlyList<string> Dimensions)> outputs, string tail)
        {
            return TakesArrays
                ? $"if (layout == Layout.Plain) {{ {head}{With("Plain", @case.Symbols.Except(ParameterSymbols))}{tail} }} else {{ {head}{With("", [])}{tail} }}"
                : head + With("", []) + tail;

            string With(string access, IEnumerable<string> symbols) => $"{Target}.{method}({string.Join(", ", [
                .. Inputs.Select(input => input.Argument.IsScalar ? input.Argument.Name : $"{input.Argument.Name}.{access}In"),
                .. method != "CostAndGradient" ? [] : new[] { IsScalar ? "cotangent" : $"cotangent.{access}In" },
                .. symbols,
                .. IsStatic || method != "CostAndGradient" ? [] : new[] { "gradient" },
                .. outputs.Select(output => output.Dimensions.Count == 0 ? "out " + output.Name : $"{output.Name}.{access}Out")])})";
        }

        protected static string Length(ConformanceArgument argument) => argument.IsScalar ? "1" : string.Join(" * ", argument.Dimensions);

        protected static string Dimensions(IEnumerable<string> dimensions) => string.Join(", ", dimensions);
    }
}
