using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

/// <summary>Writes one public member: its documentation, the checks of what it is given, and the call of the right kernel.</summary>
internal partial class MemberEmitter(EquationSpec equation, Overload overload, KernelSet kernels)
{
    private readonly Names _names = new(equation.Arguments.Select(argument => GeneratedNames.Plain(argument.Name))
        .Concat(overload.OwnNames)
        .Concat(equation.Symbols.Select(overload.SizeOf)));

    private readonly Dictionary<string, string> _locals = [];

    protected string T => equation.Model.Type.CSharpName();

    protected bool ReturnsNumber => overload.Member.ReturnsNumber;

    protected IEnumerable<(string Name, Shape Shape)> Arrays => equation.Arguments
        .Where(argument => argument.Kind == ArgumentKind.Array)
        .Select(argument => (argument.Name, argument.Shape))
        .Concat(overload.Inputs.Where(input => !input.Slot.Shape.IsScalar).Select(input => (input.Name, input.Slot.Shape)));

    protected IEnumerable<(string Name, Shape Shape)> ArrayResults =>
        overload.Results.Where(result => !result.Slot.Shape.IsScalar).Select(result => (result.Name, result.Slot.Shape));

    /// <summary>The arrays that come in, then those that go out.</summary>
    private IEnumerable<(string Name, Shape Shape)> AllArrays => Arrays.Concat(ArrayResults);

    /// <summary>The C# type of an array's elements.</summary>
    protected string ElementOf(string array) => equation.Arguments.FirstOrDefault(argument => argument.Name == array)?.Element ?? T;

    protected string Weights => Local("weights");

    /// <summary>A member of the model's, even where an argument or a size has its name.</summary>
    protected string Member(string name) =>
        equation.Arguments.Any(argument => Plain(argument.Name) == name) || equation.Symbols.Any(symbol => overload.SizeOf(symbol) == name)
            ? (equation.Model.IsStatic ? equation.Model.Name : "this") + "." + name
            : name;

    /// <summary>What stands before and after the call of the kernel that gives the result.</summary>
    protected virtual (string Head, string Tail) Result => (ReturnsNumber ? "return " : "", ");");

    /// <summary>The kernels that the member calls.</summary>
    protected virtual IEnumerable<KernelSet> Called => [kernels];

    private bool UsesParameters => Called.Any(set =>
        set.Kernels[0].Signature.Parameters.Any(parameter => parameter.IsModelParameter && SlotOf(set, parameter) is null));

    public void Write(CodeWriter writer)
    {
        new MemberDocumentation(equation, overload).Write(writer);
        var isStatic = equation.Model.IsStatic ? "static " : "";
        writer.List($"{equation.Accessibility} {isStatic}{(ReturnsNumber ? T : "void")} {overload.Name}(", overload.Declarations, ")");
        writer.Line("{");
        writer.Indented(() =>
        {
            WriteSizes(writer);
            writer.Line();
            WriteChecks(writer);
            writer.Line();
            WriteCalls(writer);
        });
        writer.Line("}");
    }

    /// <summary>Calls the kernel that fits the arrays' memory.</summary>
    protected virtual void WriteCalls(CodeWriter writer)
    {
        if (overload.Style != ArrayStyle.Tensor)
        {
            WriteCall(writer, kernels.Kernels[0], Result, array => array);
            return;
        }

        foreach (var kernel in kernels.Kernels)
        {
            var fits = kernel.Signature.Parameters
                .Where(parameter => parameter is { Kind: KernelParameterKind.Array, IsModelParameter: false } && SlotOf(kernels, parameter) is not { IsInParameterSet: true })
                .Where(parameter => parameter.Storage!.Strides.Any(stride => stride.IsOne))
                .Select(parameter => ArrayName(SlotOf(kernels, parameter) is { } slot ? overload.NameOf(slot) : parameter.Of) + (kernel.Plan.Reshaped.Contains(parameter.Storage!.Name)
                    ? ".IsRowMajor"
                    : $".RunsAlong({parameter.Storage.Strides.ToList().FindIndex(stride => stride.IsOne)})"))
                .ToList();
            writer.Line();
            if (fits.Count == 0)
            {
                // Arrays of one element lie in every order.
                WriteCall(writer, kernel, Result, ArrayName);
                return;
            }

            writer.Line($"if ({string.Join(" && ", fits)})");
            writer.Line("{");
            writer.Indented(() =>
            {
                WriteCall(writer, kernel, Result, ArrayName);
                if (!ReturnsNumber)
                {
                    writer.Line("return;");
                }
            });
            writer.Line("}");
        }

        writer.Line();
        WritePackedCall(writer);
    }

    /// <summary>Arrays that lie in no order that a kernel runs along are copied into row-major memory, and results back.</summary>
    private void WritePackedCall(CodeWriter writer)
    {
        var arrays = AllArrays.ToList();
        if (arrays.Count == 0)
        {
            return;
        }

        writer.Line("// Arrays with other strides are copied into row-major memory first.");
        var packing = Local("packing");
        writer.List(
            $"var {packing} = Kernels::Workspace.RentForPacking<{T}>(",
            [.. arrays.Select(array => ArrayName(array.Name) + ".Length")],
            ");",
            separator: " +");
        foreach (var (name, shape) in arrays)
        {
            var strides = Local(Plain(name) + "Strides");
            writer.Line($"Span<nint> {strides} = stackalloc nint[{shape.Rank}];");
            writer.Line($"var {PackedName(name)} = {ArrayName(name)}.Place({packing}, {strides});");
            if (name != arrays[arrays.Count - 1].Name)
            {
                writer.Line($"{packing} = {packing}[(int){ArrayName(name)}.Length..];");
            }
        }

        writer.Lines(Arrays.Select(argument => $"{ArrayName(argument.Name)}.CopyTo({PackedName(argument.Name)});"));
        if (!ArrayResults.Any())
        {
            WriteCall(writer, kernels.Kernels[0], Result, PackedName);
            return;
        }

        WriteCall(writer, kernels.Kernels[0], (ReturnsNumber ? $"var {Local("value")} = " : "", ");"), PackedName);
        writer.Lines(ArrayResults.Select(result => $"{PackedName(result.Name)}.CopyTo({ArrayName(result.Name)});"));
        if (ReturnsNumber)
        {
            writer.Line($"return {Local("value")};");
        }
    }

    private void WriteCall(CodeWriter writer, Kernel kernel, (string Head, string Tail) around, Func<string, string> array) =>
        WriteCall(writer, kernels, kernel, around, array, PlaceOf);

    /// <param name="writer">Takes the call.</param>
    /// <param name="set">The kernels.</param>
    /// <param name="kernel">The one to call.</param>
    /// <param name="head">What stands before the call: <c>return </c>.</param>
    /// <param name="array">The local for an array of the member's arguments.</param>
    /// <param name="place">The variable for what is not an argument of the equation; null for an array of the member's.</param>
    protected void WriteCall(
        CodeWriter writer, KernelSet set, Kernel kernel, string head, Func<string, string> array, Func<Slot, string?> place) =>
        WriteCall(writer, set, kernel, (head, ");"), array, place);

    private void WriteCall(
        CodeWriter writer, KernelSet set, Kernel kernel, (string Head, string Tail) around, Func<string, string> array, Func<Slot, string?> place) => writer.List(
        $"{around.Head}{EquationEmitter.KernelClass(equation)}.{kernel.Name}(",
        [.. kernel.Signature.Parameters.Select(parameter => ArgumentText(parameter, SlotOf(set, parameter), array, place))],
        around.Tail);

    private string ArgumentText(KernelParameter parameter, Slot? slot, Func<string, string> array, Func<Slot, string?> place)
    {
        var variable = slot is null ? null : place(slot);
        var name = slot is null || variable is not null ? parameter.Of : overload.NameOf(slot);
        switch (parameter.Kind)
        {
            case KernelParameterKind.Size:
                return Text(Dimension.Symbol(parameter.Of));
            case KernelParameterKind.Number when slot is not null:
                return variable ?? name;
            case KernelParameterKind.Number:
                return parameter.IsModelParameter ? $"{Weights}[{IntOffset(parameter.Of)}]" : NumberText(equation.Arguments.First(argument => argument.Name == parameter.Of));
            case KernelParameterKind.Key:
                return parameter.Of;
            case KernelParameterKind.OutNumber:
                return "out " + (variable ?? name);
            case KernelParameterKind.TrainingStep:
                return Local("step");
            case KernelParameterKind.Threads:
                return Member(GeneratedNames.MaxDegreeOfParallelism);
            case KernelParameterKind.Array when variable is not null:
                return "ref " + variable;
            case KernelParameterKind.Array when parameter.IsModelParameter:
                return "ref " + Element(Weights, equation.Model.OffsetOf(parameter.Of));
            case KernelParameterKind.Array:
                return overload.Style == ArrayStyle.Tensor
                    ? $"ref {array(name)}.First"
                    : $"ref MemoryMarshal.GetReference({array(name)})";
            default:
                return overload.Style == ArrayStyle.Tensor && variable is null
                    ? $"{array(name)}.Strides[{parameter.Axis}]"
                    : Text(RowMajorStride(parameter.Storage!.Shape, parameter.Axis));
        }
    }

    /// <summary>The variable of a part of a parameter set.</summary>
    protected virtual string? PlaceOf(Slot slot) => slot.IsInParameterSet ? PartOf(FlatOf(overload.SetOf(slot)), slot) : null;

    /// <summary>The part of a flat span that belongs to a parameter.</summary>
    protected string PartOf(string flat, Slot slot) => slot.Shape.IsScalar
        ? $"{flat}[{IntOffset(slot.Of!.Name)}]"
        : Element(flat, equation.Model.OffsetOf(slot.Of!.Name));

    /// <summary>A dimension as the kernels see it, as C#.</summary>
    protected virtual string Text(Dimension dimension) => overload.Text(dimension);

    private string NumberText(ArgumentSpec argument) => argument.Kind switch
    {
        ArgumentKind.Scalar => argument.Name,
        ArgumentKind.Bool => $"{argument.Name} ? 1 : 0",
        _ => $"({T}){argument.Name}",
    };

    /// <summary>An element of a span, which may be one past its end.</summary>
    protected string Element(string buffer, Dimension offset) => offset.Value == 0
        ? $"MemoryMarshal.GetReference({buffer})"
        : $"Unsafe.Add(ref MemoryMarshal.GetReference({buffer}), {overload.Text(offset)})";

    private string IntOffset(string parameter)
    {
        var offset = equation.Model.OffsetOf(parameter);
        return offset.Value is null ? $"(int){Substituted(offset).Bracketed}" : offset.ToString();
    }

    private Dimension Substituted(Dimension dimension) => dimension.Substitute(symbol => Dimension.Symbol(overload.SizeOf(symbol)))!;

    private static Dimension RowMajorStride(Shape shape, int axis) =>
        shape.Dimensions.Skip(axis + 1).Aggregate(Dimension.One, (product, dimension) => product * dimension);

    /// <summary>What a kernel's array or number is beside the equation's arguments and the model's parameters.</summary>
    private static Slot? SlotOf(KernelSet set, KernelParameter parameter) =>
        (parameter.IsResult ? set.Computation.Outputs : set.Computation.Inputs).FirstOrDefault(slot => slot.Value == parameter.Of);

    /// <summary>The local that holds the elements of a parameter set.</summary>
    private string FlatOf(string set) => Local(set + "Weights");

    private string MemoryOf(string name) => overload.Style == ArrayStyle.Tensor ? ArrayName(name) + ".Memory" : name;

    protected string ArrayName(string name) => Local(Plain(name) + "Array");

    private string PackedName(string name) => Local(Plain(name) + "Packed");

    protected static string Plain(string name) => GeneratedNames.Plain(name);

    /// <summary>A local of the member's own, under a name that no argument has.</summary>
    protected string Local(string name) => _locals.TryGetValue(name, out var local) ? local : _locals[name] = _names.Unique(name);
}
