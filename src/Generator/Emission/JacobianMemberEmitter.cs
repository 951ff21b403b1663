using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>
/// Writes <c>[Jacobian]</c>: forward, a column for each element of the inputs, or in reverse, a row for each element of the result,
/// whichever is fewer sweeps.
/// </summary>
/// <param name="equation">The equation.</param>
/// <param name="overload">The overload to write.</param>
/// <param name="derivative">What to differentiate by.</param>
/// <param name="value">The kernel of the value.</param>
/// <param name="column">The kernel of a column; null where rows are fewer whatever the sizes are.</param>
/// <param name="row">The kernel of a row; null where columns are fewer.</param>
internal sealed class JacobianMemberEmitter(
    EquationSpec equation, Overload overload, DerivativeSpec derivative, KernelSet value, KernelSet? column, KernelSet? row)
    : RepeatedMemberEmitter(equation, overload, derivative, [value, .. new[] { column, row }.OfType<KernelSet>()])
{
    private string Inputs => Local("inputs");

    private string Results => Local("results");

    private string Directions => Local("directions");

    protected override void WriteLoops(CodeWriter writer)
    {
        WriteCall(writer, value, value.Kernels[0], "", array => array, _ => null);
        writer.Line();
        writer.Line($"var {Inputs} = {Count(Derivative.Count)};");
        writer.Line($"var {Results} = {Count(Equation.ResultShape.Size)};");
        writer.Line($"var {Directions} = Kernels::Workspace.RentForDirections<{T}>((nint){Inputs} + {Results});");
        writer.Line($"{Directions}.Clear();");
        if (column is not null && row is not null)
        {
            writer.Block($"if ({Inputs} <= {Results})", () => WriteColumns(writer, column));
            writer.Block("else", () => WriteRows(writer, row));
        }
        else if (column is not null)
        {
            WriteColumns(writer, column);
        }
        else
        {
            WriteRows(writer, row!);
        }
    }

    private void WriteColumns(CodeWriter writer, KernelSet kernels)
    {
        var (tangent, values, i) = (Local("tangent"), Local("column"), Local("i"));
        writer.Line("// Forward, a column at a time: the derivatives by one element.");
        writer.Line($"var {tangent} = {Directions}[..{Inputs}];");
        writer.Line($"var {values} = {Directions}[{Inputs}..];");
        foreach (var (slot, columns, offset) in Matrices)
        {
            var element = offset.Value == 0 ? i : $"{Count(offset)} + {i}";
            writer.Block($"for (var {i} = 0; {i} < {Count(columns)}; {i}++)", () =>
            {
                writer.Line($"{tangent}[{element}] = 1;");
                WriteCall(writer, kernels, kernels.Kernels[0], "", array => array, each =>
                    each.Role == SlotRole.Tangent ? Element(tangent, OffsetOf(each.Of!)) : Element(values, Dimension.Zero));
                writer.Line($"{tangent}[{element}] = 0;");
                writer.Line($"Kernels::DerivativeMatrix.SetColumn({Overload.NameOf(slot)}, {Count(columns)}, {i}, {values});");
            });
        }
    }

    private void WriteRows(CodeWriter writer, KernelSet kernels)
    {
        var (cotangent, values, i) = (Local("cotangent"), Local("row"), Local("i"));
        writer.Line("// In reverse, a row at a time: the derivatives of one element.");
        writer.Line($"var {cotangent} = {Directions}[..{Results}];");
        writer.Line($"var {values} = {Directions}[{Results}..];");
        writer.Block($"for (var {i} = 0; {i} < {Results}; {i}++)", () =>
        {
            writer.Line($"{cotangent}[{i}] = 1;");
            WriteCall(writer, kernels, kernels.Kernels[0], "", array => array, each =>
                each.Role == SlotRole.Cotangent ? Element(cotangent, Dimension.Zero) : Element(values, OffsetOf(each.Of!)));
            writer.Line($"{cotangent}[{i}] = 0;");
            writer.Lines(Matrices.Select(matrix =>
                $"{values}.Slice({Count(matrix.Offset)}, {Count(matrix.Columns)}).CopyTo({Overload.NameOf(matrix.Slot)}[({i} * {Count(matrix.Columns)})..]);"));
        });
    }
}
