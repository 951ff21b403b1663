using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>
/// Writes <c>[PerExampleGradient]</c>: the kernel of the gradient runs on one example after the other, each copied out of the arrays of
/// all, with a size of 1 for the number of examples.
/// </summary>
/// <param name="equation">The equation.</param>
/// <param name="overload">The overload to write.</param>
/// <param name="derivative">What to differentiate by.</param>
/// <param name="gradient">The kernel of the value and gradient.</param>
internal sealed class PerExampleMemberEmitter(EquationSpec equation, Overload overload, DerivativeSpec derivative, KernelSet gradient)
    : RepeatedMemberEmitter(equation, overload, derivative, [gradient])
{
    private string Examples => Derivative.Examples!;

    protected override Shape Seen(Shape shape) => new(shape.Dimensions.Select(Seen));

    protected override string Text(Dimension dimension) => Overload.Text(Seen(dimension));

    protected override void WriteLoops(CodeWriter writer)
    {
        var (example, memory) = (Local("example"), Local("memory"));
        var sliced = Equation.Arguments.Where(argument => argument.Shape.Contains(Examples)).ToList();
        writer.Line("// Each example alone, in memory of its own.");
        writer.Line($"var {memory} = Kernels::Workspace.RentForDirections<{T}>({Overload.Text(sliced.Aggregate(Dimension.Zero, (sum, argument) => sum + Seen(argument.Shape).Size))});");
        foreach (var argument in sliced)
        {
            var size = Count(Seen(argument.Shape).Size);
            var element = ElementOf(argument.Name);
            writer.Line($"var {OneOf(argument.Name)} = {(element == T ? $"{memory}[..{size}]" : $"MemoryMarshal.Cast<{T}, {element}>({memory}[..{size}])[..{size}]")};");
            if (argument != sliced[sliced.Count - 1])
            {
                writer.Line($"{memory} = {memory}[{size}..];");
            }
        }

        writer.Block($"for (var {example} = 0; {example} < {Overload.SizeOf(Examples)}; {example}++)", () =>
        {
            foreach (var argument in sliced)
            {
                var (shape, one) = (argument.Shape, Seen(argument.Shape));
                var axis = Enumerable.Range(0, shape.Rank).First(each => shape[each].Contains(Examples));
                writer.List(
                    "Kernels::StridedCopy.Copy(",
                    [
                        $"ref Unsafe.Add(ref MemoryMarshal.GetReference({argument.Name}), {example} * {Bracketed(Stride(shape, axis))})",
                        $"[{string.Join(", ", Enumerable.Range(0, shape.Rank).Select(each => Overload.Text(Stride(shape, each))))}]",
                        $"ref MemoryMarshal.GetReference({OneOf(argument.Name)})",
                        $"[{string.Join(", ", Enumerable.Range(0, shape.Rank).Select(each => Overload.Text(Stride(one, each))))}]",
                        $"[{string.Join(", ", one.Dimensions.Select(Overload.Text))}]",
                    ],
                    ");");
            }

            foreach (var (slot, columns, _) in Matrices)
            {
                writer.Line($"var {RowOf(slot)} = {Overload.NameOf(slot)}.Slice({example} * {Count(columns)}, {Count(columns)});");
            }

            WriteCall(
                writer,
                gradient,
                gradient.Kernels[0],
                "",
                array => sliced.Any(argument => argument.Name == array) ? OneOf(array) : array,
                slot => slot.Of is not { } input ? null
                    : input.IsParameter ? Element(RowOf(Matrices[0].Slot), OffsetOf(input))
                    : Element(RowOf(Matrices.First(matrix => matrix.Slot.Of == input).Slot), Dimension.Zero));
        });
    }

    private string OneOf(string argument) => Local(Plain(argument) + "Example");

    private string RowOf(Slot slot) => Local(Overload.NameOf(slot) + "Row");

    private Dimension Seen(Dimension dimension) => dimension.Substitute(symbol => symbol == Examples ? Dimension.One : Dimension.Symbol(symbol))!;

    private string Bracketed(Dimension dimension) => dimension.Substitute(symbol => Dimension.Symbol(Overload.SizeOf(symbol)))!.Bracketed;

    private static Dimension Stride(Shape shape, int axis) =>
        shape.Dimensions.Skip(axis + 1).Aggregate(Dimension.One, (product, dimension) => product * dimension);
}
