using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>Writes <c>[Hessian]</c>: value and gradient, then a column for each element of the inputs by a Hessian-vector product.</summary>
/// <param name="equation">The equation.</param>
/// <param name="overload">The overload to write.</param>
/// <param name="derivative">What to differentiate by.</param>
/// <param name="gradient">The kernel of the value and gradient.</param>
/// <param name="column">The kernel of a column.</param>
internal sealed class HessianMemberEmitter(
    EquationSpec equation, Overload overload, DerivativeSpec derivative, KernelSet gradient, KernelSet column)
    : RepeatedMemberEmitter(equation, overload, derivative, [gradient, column])
{
    protected override void WriteLoops(CodeWriter writer)
    {
        var (inputs, directions, vector, values, i) = (Local("inputs"), Local("directions"), Local("vector"), Local("column"), Local("i"));
        var hessian = Overload.NameOf(Overload.Member.Outputs.Single(slot => slot.Role == SlotRole.Hessian));
        WriteCall(writer, gradient, gradient.Kernels[0], $"var {Local("value")} = ", array => array, PlaceOf);
        writer.Line();
        writer.Line("// A column at a time: the product with a vector that is 1 in one place. The column is also a row.");
        writer.Line($"var {inputs} = {Count(Derivative.Count)};");
        writer.Line($"var {directions} = Kernels::Workspace.RentForDirections<{T}>(2 * (nint){inputs});");
        writer.Line($"{directions}.Clear();");
        writer.Line($"var {vector} = {directions}[..{inputs}];");
        writer.Line($"var {values} = {directions}[{inputs}..];");
        writer.Block($"for (var {i} = 0; {i} < {inputs}; {i}++)", () =>
        {
            writer.Line($"{vector}[{i}] = 1;");
            WriteCall(writer, column, column.Kernels[0], "", array => array, slot =>
                Element(slot.Role == SlotRole.Vector ? vector : values, OffsetOf(slot.Of!)));
            writer.Line($"{vector}[{i}] = 0;");
            writer.Line($"{values}.CopyTo({hessian}[({i} * {inputs})..]);");
        });
        writer.Line($"Kernels::DerivativeMatrix.Symmetrise({hessian}, {inputs});");
        writer.Line($"return {Local("value")};");
    }
}
