using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>
/// Writes a member that calls a kernel many times: for each column or row of a matrix of derivatives, or for each example. The work is
/// done over plain spans; the overload over tensor spans finds its arrays in row-major memory, or copies them there and back.
/// </summary>
internal abstract class RepeatedMemberEmitter : MemberEmitter
{
    private readonly IReadOnlyList<KernelSet> _sets;

    protected RepeatedMemberEmitter(EquationSpec equation, Overload overload, DerivativeSpec derivative, IReadOnlyList<KernelSet> sets)
        : base(equation, overload, sets[0])
    {
        (Equation, Overload, Derivative, _sets) = (equation, overload, derivative, sets);
    }

    protected EquationSpec Equation { get; }

    protected Overload Overload { get; }

    protected DerivativeSpec Derivative { get; }

    protected override IEnumerable<KernelSet> Called => Overload.Style == ArrayStyle.Tensor ? [] : _sets;

    /// <summary>
    /// The matrices that are written: the parameters share one, and each other input has its own. Of each the number of its columns,
    /// and its place among all inputs.
    /// </summary>
    protected IReadOnlyList<(Slot Slot, Dimension Columns, Dimension Offset)> Matrices
    {
        get
        {
            var matrices = new List<(Slot, Dimension, Dimension)>();
            var offset = Dimension.Zero;
            foreach (var slot in Overload.Member.Outputs.Where(slot => slot.Role is SlotRole.Jacobian or SlotRole.PerExampleGradient))
            {
                matrices.Add((slot, slot.Shape[1], offset));
                offset += slot.Shape[1];
            }

            return matrices;
        }
    }

    protected override void WriteCalls(CodeWriter writer)
    {
        if (Overload.Style == ArrayStyle.Tensor)
        {
            WriteRowMajorCall(writer);
        }
        else
        {
            WriteLoops(writer);
        }
    }

    /// <summary>Writes the work over plain spans.</summary>
    protected abstract void WriteLoops(CodeWriter writer);

    /// <summary>Where an input stands among all inputs.</summary>
    protected Dimension OffsetOf(InputDetail input) => Derivative.Inputs
        .TakeWhile(other => other != input)
        .Aggregate(Dimension.Zero, (offset, other) => offset + Seen(other.Shape).Size);

    /// <summary>A shape as the kernels see it.</summary>
    protected virtual Shape Seen(Shape shape) => shape;

    /// <summary>A number of elements as a C# int.</summary>
    protected string Count(Dimension dimension) =>
        dimension.Value is null && dimension.SymbolName is null ? $"checked((int)({Overload.Text(dimension)}))"
        : dimension.Value is null ? $"(int){Overload.Text(dimension)}"
        : dimension.ToString();

    private void WriteRowMajorCall(CodeWriter writer)
    {
        var packing = Local("packing");
        var arrays = Arrays.Concat(ArrayResults).Select(array => array.Name).ToList();
        writer.Line("// Arrays with other strides are copied into row-major memory first, and results back.");
        writer.List(
            $"var {packing} = Kernels::Workspace.RentForPacking<{T}>(",
            [.. arrays.Select(name => ArrayName(name) + ".PackedLength")],
            ");",
            separator: " +");
        foreach (var name in arrays)
        {
            var copies = Arrays.Any(array => array.Name == name) ? "true" : "false";
            writer.Line($"var {Plain(name, "Plain")} = {ArrayName(name)}.RowMajor({packing}, copies: {copies});");
            if (name != arrays[arrays.Count - 1])
            {
                writer.Line($"{packing} = {packing}[(int){ArrayName(name)}.PackedLength..];");
            }
        }

        var results = from role in Overload.Member.OutArguments.GroupBy(slot => slot.Role)
                      from text in Overload.ResultSets.Where(set => set.Role == role.Key).Select(set => set.Name)
                          .Concat(role.Where(slot => !slot.IsInParameterSet).Select(Result))
                      select text;
        writer.List(
            $"{(ReturnsNumber ? $"var {Local("value")} = " : "")}{Overload.Name}(",
            [
                .. Equation.Arguments.Select(argument => argument.Kind == ArgumentKind.Array ? Plain(argument.Name, "Plain") : argument.Name),
                .. Overload.FreeSymbols.Select(symbol => $"checked((int){Overload.SizeOf(symbol)})"),
                .. results,
            ],
            ");");
        writer.Lines(ArrayResults.Select(array => $"{ArrayName(array.Name)}.TakeRowMajor({Plain(array.Name, "Plain")});"));
        if (ReturnsNumber)
        {
            writer.Line($"return {Local("value")};");
        }

        string Result(Slot slot) => slot.Shape.IsScalar ? "out " + Overload.NameOf(slot) : Plain(Overload.NameOf(slot), "Plain");
    }

    private string Plain(string name, string suffix) => Local(Plain(name) + suffix);
}
