using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>Writes what a model has beside its equations: sizes, parameters, constructor.</summary>
internal static class ModelEmitter
{
    /// <summary>The file; null where nothing can be added to the class.</summary>
    public static string? Emit(ModelSpec model) => model.IsBroken && model.Placeholders.Count == 0
        ? null
        : SourceFile.Write(
            model,
            [
                model.IsStatic
                    ? $"What the model {model.Name} has beside its equations, made by NumDsl."
                    : $"The parameters of the model {model.Name}, made by NumDsl from its [Parameter] properties.",
                "Changes are lost when the project is built.",
            ],
            writer => WriteMembers(writer, model));

    private static void WriteMembers(CodeWriter writer, ModelSpec model)
    {
        foreach (var placeholder in model.Placeholders)
        {
            writer.Lines(placeholder.Split('\n'));
        }

        if (model.IsBroken)
        {
            return;
        }

        writer.Line();
        WriteThreads(writer, model);
        if (model.IsStatic)
        {
            return;
        }

        writer.Line();
        WriteConstructor(writer, model);
        foreach (var symbol in model.Symbols)
        {
            writer.Line();
            writer.Line($"/// <summary>The size <c>{symbol}</c> of the parameters' shapes.</summary>");
            writer.Line($"public int {GeneratedNames.SizeProperty(symbol)} {{ get; }}");
        }

        writer.Line();
        writer.Line("/// <summary>The model's parameters: what its equations compute with, and training changes.</summary>");
        writer.Line("public ParameterSet Parameters { get; }");
        foreach (var parameter in model.Parameters)
        {
            writer.Line();
            writer.Line($"/// <summary>A copy of the parameter <c>{parameter.Name}</c>{ShapeText(parameter)}, for eager use.</summary>");
            writer.Line(parameter.Shape.IsScalar
                ? $"{parameter.Modifiers} partial Scalar {parameter.Name} => (double)Parameters.{parameter.Name};"
                : $"{parameter.Modifiers} partial NDArray {parameter.Name} => NDArray.Create((ReadOnlySpan<{model.Type.CSharpName()}>){Slice(model, parameter, "Parameters.")}, {Sizes(parameter)});");
        }

        writer.Line();
        writer.Line("/// <summary>Makes another set of the same layout, filled with zeros: for a gradient, a momentum, a copy.</summary>");
        writer.Line($"public ParameterSet CreateParameterSet() => new ParameterSet({string.Join(", ", model.Symbols.Select(GeneratedNames.SizeProperty))});");
        writer.Line();
        WriteParameterSet(writer, model);
    }

    private static void WriteThreads(CodeWriter writer, ModelSpec model)
    {
        writer.Lines(
        [
            "/// <summary>",
            "/// The most threads that one call of an equation may use; -1, the default, for as many as there are processors. Small problems take one.",
            "/// The result has the same bits for any number.",
            "/// </summary>",
            "/// <exception cref=\"ArgumentOutOfRangeException\">It is set to 0 or less than -1.</exception>",
        ]);
        var field = "_" + char.ToLowerInvariant(GeneratedNames.MaxDegreeOfParallelism[0]) + GeneratedNames.MaxDegreeOfParallelism.Substring(1);
        var isStatic = model.IsStatic ? "static " : "";
        writer.Block($"public {isStatic}int {GeneratedNames.MaxDegreeOfParallelism}", () =>
        {
            writer.Line($"get => {field};");
            writer.Line($"set => {field} = Kernels::Arguments.CheckedDegreeOfParallelism(value);");
        });
        writer.Line();
        writer.Line($"private {isStatic}int {field} = -1;");
        writer.Line();
    }

    private static void WriteConstructor(CodeWriter writer, ModelSpec model)
    {
        var symbols = model.Symbols.ToList();
        writer.Line("/// <summary>Makes a model with all parameters 0.</summary>");
        writer.Lines(symbols.Select(symbol => $"/// <param name=\"{symbol}\">The size <c>{symbol}</c> of the parameters' shapes.</param>"));
        if (symbols.Count > 0)
        {
            writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">A size is negative.</exception>");
        }

        writer.Block($"public {model.Name}({string.Join(", ", symbols.Select(symbol => "int " + symbol))})", () =>
        {
            foreach (var symbol in symbols)
            {
                writer.Line($"ArgumentOutOfRangeException.ThrowIfNegative({symbol});");
                writer.Line(Assignment(symbol));
            }

            writer.Line($"Parameters = new ParameterSet({string.Join(", ", symbols)});");
        });
    }

    private static void WriteParameterSet(CodeWriter writer, ModelSpec model)
    {
        var type = model.Type.CSharpName();
        var symbols = model.Symbols.ToList();
        writer.Line($"/// <summary>Values for the parameters of <see cref=\"{model.Name}\"/>, or anything laid out like them, in one flat buffer.</summary>");
        writer.Block($"public sealed class ParameterSet : ParameterSet<{type}>", () =>
        {
            var arguments = string.Join(", ", symbols.Select(symbol => "int " + symbol));
            writer.Line($"internal ParameterSet({arguments})");
            writer.Indented(() => writer.List(
                ": base(Kernels::Arguments.ParameterCount(", [Wide(model.OffsetOf(null)), $"\"{model.OffsetOf(null)}\""], "))"));
            writer.Line("{");
            writer.Indented(() => writer.Lines(symbols.Select(Assignment)));
            writer.Line("}");
            foreach (var symbol in symbols)
            {
                writer.Line();
                writer.Line($"internal int {GeneratedNames.SizeProperty(symbol)} {{ get; }}");
            }

            foreach (var parameter in model.Parameters)
            {
                writer.Line();
                writer.Line($"/// <summary>The parameter <c>{parameter.Name}</c>{ShapeText(parameter)}.</summary>");
                writer.Line(parameter.Shape.IsScalar
                    ? $"public ref {type} {parameter.Name} => ref Flat[{Text(model.OffsetOf(parameter.Name))}];"
                    : $"public TensorSpan<{type}> {parameter.Name} => new TensorSpan<{type}>({Slice(model, parameter, "")}, [{Sizes(parameter)}]);");
            }
        });
    }

    private static string Assignment(string symbol) =>
        GeneratedNames.SizeProperty(symbol) == symbol ? $"this.{symbol} = {symbol};" : $"{GeneratedNames.SizeProperty(symbol)} = {symbol};";

    private static string ShapeText(ParameterSpec parameter) => parameter.Shape.IsScalar ? "" : $", of shape {parameter.Shape}";

    private static string Slice(ModelSpec model, ParameterSpec parameter, string of) =>
        $"{of}Flat.Slice({Text(model.OffsetOf(parameter.Name))}, {Text(parameter.Shape.Size)})";

    /// <summary>A dimension as an expression that cannot overflow.</summary>
    private static string Wide(Dimension dimension) => dimension.Substitute(symbol => Dimension.Symbol("(Int128)" + symbol))!.ToString();

    private static string Sizes(ParameterSpec parameter) => string.Join(", ", parameter.Shape.Dimensions.Select(Text));

    private static string Text(Dimension dimension) =>
        dimension.Substitute(symbol => Dimension.Symbol(GeneratedNames.SizeProperty(symbol)))!.ToString();
}
