namespace NumDsl.ExecutionModes.Conformance;

// The drivers of the further derivative modes.
public static partial class ConformanceSource
{
    private sealed class ModeDriverSource(string type, ConformanceCase @case) : DriverSource(type, @case)
    {
        private readonly ConformanceCase _case = @case;

        private readonly string _type = type;

        public override string Text => $$"""
        public sealed class {{_case.Name}}ModeDriver : IModeDriver
        {
            public double[][] Jvp(double[][] inputs, double[] cotangents, double[][] direction, int[] sizes, Layout layout)
            {
                {{Sizes}} {{Model}} {{Blocks}} {{Cotangent}} {{Directions("Tangent")}}
                {{_type}} cost; {{_type}} resultTangent;
                {{Call("CostJvp", "Tangent", [], ["out resultTangent"])}}
                return [[cost], [resultTangent]];
            }
            public double[][] Hvp(double[][] inputs, double[] cotangents, double[][] direction, int[] sizes, Layout layout)
            {
                {{Sizes}} {{Model}} {{Blocks}} {{Cotangent}} {{Directions("Vector")}} {{Results("Gradient")}} {{Results("Product")}}
                {{_type}} cost;
                {{Call("CostHvp", "Vector", ["Gradient", "Product"], [])}}
                {{(IsStatic ? "" : "var part = 0; var productPart = 0;")}}
                return [[cost], {{Read("Gradient", "part")}}{{Read("Product", "productPart")}}];
            }
        }
        """;

        /// <summary>A block for each part of the direction.</summary>
        private string Directions(string role)
        {
            var parameters = Differentiated.Count() - Named.Count();
            return (HasParameters ? $"var set{role} = model.CreateParameterSet(); Models.Fill(set{role}.Flat, direction[..{parameters}]); " : "")
                + string.Join(" ", Named.Select((argument, i) => argument.IsScalar
                    ? $"var {argument.Name}{role} = ({_type})direction[{parameters + i}][0];"
                    : $"var {argument.Name}{role} = {Block($"direction[{parameters + i}]", i, argument.Dimensions)};"));
        }

        private string Results(string role) =>
            (HasParameters ? $"var set{role} = model.CreateParameterSet(); set{role}.Flat.Fill(7); " : "")
            + string.Join(" ", Named.Select((argument, i) => argument.IsScalar
                ? $"{_type} {argument.Name}{role};"
                : $"var {argument.Name}{role} = {Block("null", i + role.Length, argument.Dimensions)};"));

        private string Read(string role, string place) => string.Concat(Differentiated.Select(argument => (argument.IsParameter
            ? $"Models.Next<{_type}>(set{role}.Flat, ref {place}, {Length(argument)})"
            : argument.IsScalar ? $"[{argument.Name}{role}]" : $"{argument.Name}{role}.Read()") + ", "));

        private string Call(string method, string direction, IEnumerable<string> results, IEnumerable<string> rest)
        {
            return TakesArrays
                ? $"if (layout == Layout.Plain) {{ cost = {With("Plain", _case.Symbols.Except(ParameterSymbols))}; }} else {{ cost = {With("", [])}; }}"
                : $"cost = {With("", [])};";

            string With(string access, IEnumerable<string> symbols) => $"{Target}.{method}({string.Join(", ", [
                .. Inputs.Select(input => input.Argument.IsScalar ? input.Argument.Name : $"{input.Argument.Name}.{access}In"),
                _case.ResultDimensions.Count == 0 ? "cotangent" : $"cotangent.{access}In",
                .. symbols,
                .. Slots(direction, argument => argument.IsScalar ? argument.Name + direction : $"{argument.Name}{direction}.{access}In"),
                .. results.SelectMany(role => Slots(role, argument => argument.IsScalar ? $"out {argument.Name}{role}" : $"{argument.Name}{role}.{access}Out")),
                .. rest])})";
        }

        private IEnumerable<string> Slots(string role, Func<ConformanceArgument, string> named) =>
            (HasParameters ? new[] { "set" + role } : []).Concat(Named.Select(named));
    }
}
