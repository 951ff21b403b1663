using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>Writes the XML documentation of a public member: shapes, results, errors.</summary>
internal sealed class MemberDocumentation(EquationSpec equation, Overload overload)
{
    public void Write(CodeWriter writer)
    {
        writer.Line(overload.WithGradient
            ? $"/// <summary>Computes <c>{equation.Name}</c> and its gradient in one pass.</summary>"
            : $"/// <summary>Computes <c>{equation.Name}</c>.</summary>");
        foreach (var argument in equation.Arguments)
        {
            writer.Line(Parameter(argument.Name, argument.Kind == ArgumentKind.Array ? $"The array <c>{Bare(argument.Name)}</c>, {Shape(argument.Shape)}." : $"The number <c>{Bare(argument.Name)}</c>."));
        }

        if (overload.Style == ArrayStyle.Plain)
        {
            writer.Lines(overload.FreeSymbols.Select(symbol => Parameter(overload.SizeOf(symbol), $"The size <c>{symbol}</c>.")));
        }

        if (overload.TakesParameterSet)
        {
            writer.Line(Parameter(overload.ParameterSetName, "Receives the derivatives by the parameters."));
        }

        foreach (var (name, of, shape) in overload.Results)
        {
            var what = of is null ? "Receives the result" : $"Receives the derivative by <c>{Bare(of.Name)}</c>";
            writer.Line(Parameter(name, shape.IsScalar ? what + "." : $"{what}, {Shape(shape)}."));
        }

        if (equation.ResultShape.IsScalar)
        {
            writer.Line($"/// <returns>The value of <c>{equation.Name}</c>.</returns>");
        }

        if (overload.Style != ArrayStyle.None || overload.TakesParameterSet)
        {
            writer.Line("/// <exception cref=\"ArgumentException\">");
            writer.Line("/// An array has another shape, the sizes do not go together, or a result shares memory with another argument; nothing is written.");
            writer.Line("/// </exception>");
        }
    }

    private string Shape(Shape shape) =>
        $"of shape {shape}{(overload.Style == ArrayStyle.Plain ? ", row-major" : ", in any memory order")}";

    private static string Parameter(string name, string text) => $"/// <param name=\"{Bare(name)}\">{text}</param>";

    private static string Bare(string name) => GeneratedNames.Plain(name);
}
