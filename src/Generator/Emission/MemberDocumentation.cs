using System.Globalization;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>Writes the XML documentation of a public member: shapes, results, errors.</summary>
internal sealed class MemberDocumentation(EquationSpec equation, Overload overload)
{
    public void Write(CodeWriter writer)
    {
        writer.Line($"/// <summary>{string.Format(CultureInfo.InvariantCulture, overload.Member.Summary, $"<c>{equation.Name}</c>")}</summary>");
        foreach (var argument in equation.Arguments)
        {
            writer.Line(Parameter(argument.Name, argument.Kind switch
            {
                ArgumentKind.Array => $"The array <c>{Bare(argument.Name)}</c>, {Shape(argument.Shape)}.",
                ArgumentKind.Key => $"The key <c>{Bare(argument.Name)}</c> of random numbers.",
                _ => $"The number <c>{Bare(argument.Name)}</c>.",
            }));
        }

        if (overload.Style == ArrayStyle.Plain)
        {
            writer.Lines(overload.FreeSymbols.Select(symbol => Parameter(overload.SizeOf(symbol), $"The size <c>{symbol}</c>.")));
        }

        Sets(writer, overload.InputSets);
        Slots(writer, overload.Inputs);
        Sets(writer, overload.ResultSets);
        Slots(writer, overload.Results);
        if (overload.OptimizerName is { } optimizer)
        {
            writer.Line(Parameter(optimizer, "The rule by which the parameters move."));
        }

        if (overload.Member.ReturnsNumber)
        {
            writer.Line($"/// <returns>The value of <c>{equation.Name}</c>{(overload.OptimizerName is null ? "" : " before the step")}.</returns>");
        }

        if (overload.Style != ArrayStyle.None || overload.InputSets.Concat(overload.ResultSets).Any())
        {
            writer.Line("/// <exception cref=\"ArgumentException\">");
            writer.Line("/// An array has another shape, the sizes do not go together, or a result shares memory with another argument; nothing is written.");
            writer.Line("/// </exception>");
        }

        if (overload.OptimizerName is not null)
        {
            writer.Line("/// <exception cref=\"ArgumentNullException\">There is no optimiser.</exception>");
            writer.Line("/// <exception cref=\"InvalidOperationException\">The optimiser belongs to other weights; nothing is written.</exception>");
        }
    }

    private static void Sets(CodeWriter writer, IEnumerable<(string Name, SlotRole Role)> sets) =>
        writer.Lines(sets.Select(set => Parameter(set.Name, What(set.Role, "the parameters") + ".")));

    private void Slots(CodeWriter writer, IEnumerable<(string Name, Slot Slot)> slots) => writer.Lines(slots.Select(each => Parameter(
        each.Name,
        What(each.Slot.Role, each.Slot.Of is { } input ? $"<c>{Bare(input.Name)}</c>" : "the parameters")
            + (each.Slot.Shape.IsScalar ? "." : $", {Shape(each.Slot.Shape)}."))));

    /// <summary>What a role is, said of an input.</summary>
    private static string What(SlotRole role, string of) => role switch
    {
        SlotRole.Result => "Receives the result",
        SlotRole.ResultTangent => "Receives the derivative of the result along the direction of the tangents",
        SlotRole.Tangent => $"The direction of {of}",
        SlotRole.Vector => $"The part of {of} in the vector that the Hessian is multiplied with",
        SlotRole.Gradient => $"Receives the derivative{(of == "the parameters" ? "s" : "")} by {of}",
        SlotRole.Product => $"Receives the part of {of} in the product of the Hessian and the vector",
        SlotRole.Jacobian => $"Receives the derivatives of each element of the result, a row, by each element of {of}, a column",
        SlotRole.Hessian => "Receives the second derivatives, a symmetric matrix; inputs come in the order of the gradient",
        SlotRole.PerExampleGradient => $"Receives for each example, a row, the derivatives by the elements of {of}",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role that no member has."),
    };

    private string Shape(Shape shape) =>
        $"of shape {shape}{(overload.Style == ArrayStyle.Plain ? ", row-major" : ", in any memory order")}";

    private static string Parameter(string name, string text) => $"/// <param name=\"{Bare(name)}\">{text}</param>";

    private static string Bare(string name) => GeneratedNames.Plain(name);
}
