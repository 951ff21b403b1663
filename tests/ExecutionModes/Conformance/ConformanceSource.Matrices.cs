namespace NumDsl.ExecutionModes.Conformance;

// The drivers of what calls a kernel for each column, row or example.
public static partial class ConformanceSource
{
    private sealed class MatrixDriverSource(string type, ConformanceCase @case) : DriverSource(type, @case)
    {
        private readonly ConformanceCase _case = @case;

        private readonly string _type = type;

        public override string Text => $$"""
        public sealed class {{_case.Name}}MatrixDriver : IMatrixDriver
        {
            public double[][] Jacobian(double[][] inputs, int[] sizes, Layout layout)
            {
                {{(IsScalar ? "throw new NotSupportedException();" : $"{Sizes} {Model} {Blocks} var result = {Block("null", _case.Arguments.Length, _case.ResultDimensions)}; {Matrices(Product(_case.ResultDimensions), dimension => dimension)} "
                    + $"{Call("", "ValueJacobian", false, ["result", .. MatrixNames])} return [result.Read(), {Read(MatrixNames)}];")}}
            }
            public double[][] Hessian(double[][] inputs, double[] cotangents, int[] sizes, Layout layout)
            {
                {{(_case.IsReverseOnly ? "throw new NotSupportedException();" : $"{Sizes} {Model} {Blocks} {Cotangent} {Gradients} "
                    + $"var hessian = {Block("null", 1, [Inner, Inner])}; {_type} cost; {Call("cost = ", "CostHessian", true, [.. GradientNames, "hessian"])} {ReadGradients}")}}
            }
            public double[][] PerExampleGradient(double[][] inputs, double[] cotangents, int[] sizes, Layout layout)
            {
                {{(_case.Examples.Length == 0 ? "throw new NotSupportedException();" : $"{Sizes} {Model} {Blocks} {Cotangent} {Matrices(_case.Examples, dimension => dimension == _case.Examples ? "1" : dimension)} "
                    + $"{Call("", "CostPerExampleGradient", true, MatrixNames)} return [{Read(MatrixNames)}];")}}
            }
            public double[] TrainingStep(double[][] inputs, double[] cotangents, int[] sizes, Layout layout)
            {
                {{(IsStatic ? "throw new NotSupportedException();" : $"{Sizes} {Model} {Blocks} {Cotangent} var optimizer = new GradientDescent(0.5); "
                    + $"{Call("", "CostTrainingStep", true, ["optimizer"])} var part = 0; return Models.Next<{_type}>(model.Parameters.Flat, ref part, model.Parameters.Length);")}}
            }
        }
        """;

        private string ParameterCount => string.Join(" + ", Differentiated.Where(argument => argument.IsParameter).Select(Length));

        /// <summary>The number of all elements that are differentiated by.</summary>
        private string Inner => string.Join(" + ", Differentiated.Select(Length));

        private IEnumerable<string> MatrixNames =>
            (HasParameters ? new[] { "byParameters" } : []).Concat(Named.Select(argument => $"by_{argument.Name}"));

        private IEnumerable<string> GradientNames => (HasParameters ? new[] { "gradient" } : [])
            .Concat(Named.Select(argument => argument.IsScalar ? $"out {argument.Name}Gradient" : $"{argument.Name}Gradient"));

        /// <summary>A matrix for the parameters and one for each other input, with so many rows.</summary>
        private string Matrices(string rows, Func<string, string> seen) =>
            (HasParameters ? $"var byParameters = {Block("null", 2, [rows, ParameterCount])}; " : "")
            + string.Join(" ", Named.Select((argument, i) => $"var by_{argument.Name} = {Block("null", 3 + i, [rows, argument.IsScalar ? "1" : Product(argument.Dimensions.Select(seen))])};"));

        private string Gradients =>
            (HasParameters ? "var gradient = model.CreateParameterSet(); gradient.Flat.Fill(7); " : "")
            + string.Join(" ", Named.Select((argument, i) => argument.IsScalar
                ? $"{_type} {argument.Name}Gradient;"
                : $"var {argument.Name}Gradient = {Block("null", i + 2, argument.Dimensions)};"));

        private string ReadGradients => (HasParameters ? "var part = 0; " : "") + "return [[cost], "
            + string.Concat(Differentiated.Select(argument => (argument.IsParameter
                ? $"Models.Next<{_type}>(gradient.Flat, ref part, {Length(argument)})"
                : argument.IsScalar ? $"[{argument.Name}Gradient]" : $"{argument.Name}Gradient.Read()") + ", "))
            + "hessian.Read()];";

        private static string Read(IEnumerable<string> names) => string.Join(", ", names.Select(name => name + ".Read()"));

        private static string Product(IEnumerable<string> dimensions) => string.Join(" * ", dimensions);

        private string Call(string head, string method, bool isCost, IEnumerable<string> results)
        {
            return $"if (layout == Layout.Plain) {{ {head}{With("Plain", _case.Symbols.Except(ParameterSymbols))}; }} else {{ {head}{With("", [])}; }}";

            string With(string access, IEnumerable<string> symbols) => $"{Target}.{method}({string.Join(", ", [
                .. Inputs.Select(input => input.Argument.IsScalar ? input.Argument.Name : $"{input.Argument.Name}.{access}In"),
                .. isCost ? [IsScalar ? "cotangent" : $"cotangent.{access}In"] : Array.Empty<string>(),
                .. symbols,
                .. results.Select(name => name is "gradient" or "optimizer" || name.StartsWith("out ", StringComparison.Ordinal) ? name : $"{name}.{access}Out")])})";
        }
    }
}
