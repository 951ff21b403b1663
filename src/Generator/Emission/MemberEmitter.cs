using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

/// <summary>Writes one public member: its documentation, the checks of what it is given, and the call of the right kernel.</summary>
internal sealed partial class MemberEmitter(EquationSpec equation, Overload overload, KernelSet kernels)
{
    private readonly Names _names = new(equation.Arguments.Select(argument => GeneratedNames.Plain(argument.Name))
        .Concat(overload.Results.Select(result => result.Name))
        .Concat(KernelSet.Symbols(equation).Select(overload.SizeOf))
        .Append(overload.ParameterSetName));

    private readonly Dictionary<string, string> _locals = [];

    private string T => equation.Model.Type.CSharpName();

    private bool ReturnsNumber => equation.ResultShape.IsScalar;

    private IEnumerable<ArgumentSpec> Arrays => equation.Arguments.Where(argument => argument.Kind == ArgumentKind.Array);

    private IEnumerable<(string Name, InputDetail? Of, Shape Shape)> ArrayResults => overload.Results.Where(result => !result.Shape.IsScalar);

    /// <summary>The arrays that come in, then those that go out.</summary>
    private IEnumerable<(string Name, Shape Shape)> AllArrays =>
        Arrays.Select(argument => (argument.Name, argument.Shape)).Concat(ArrayResults.Select(result => (result.Name, result.Shape)));

    /// <summary>The C# type of an array's elements.</summary>
    private string ElementOf(string array) => Arrays.FirstOrDefault(argument => argument.Name == array)?.Element ?? T;

    private string Weights => Local("weights");

    /// <summary>A member of the model's, even where an argument or a size has its name.</summary>
    private string Member(string name) =>
        equation.Arguments.Any(argument => Plain(argument.Name) == name) || KernelSet.Symbols(equation).Any(symbol => overload.SizeOf(symbol) == name)
            ? (equation.Model.IsStatic ? equation.Model.Name : "this") + "." + name
            : name;

    private string GradientWeights => Local("gradientWeights");

    private bool UsesParameters => kernels.Kernels[0].Signature.Parameters.Any(parameter => parameter.IsModelParameter);

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

    private void WriteCalls(CodeWriter writer)
    {
        if (overload.Style != ArrayStyle.Tensor)
        {
            WriteCall(writer, kernels.Kernels[0], ReturnsNumber ? "return " : "", array => array);
            return;
        }

        foreach (var kernel in kernels.Kernels)
        {
            var fits = kernel.Signature.Parameters
                .Where(parameter => parameter is { Kind: KernelParameterKind.Array, IsModelParameter: false } && !IsInParameterSet(parameter))
                .Where(parameter => parameter.Storage!.Strides.Any(stride => stride.IsOne))
                .Select(parameter => ArrayName(NameOf(parameter)) + (kernel.Plan.Reshaped.Contains(parameter.Storage!.Name)
                    ? ".IsRowMajor"
                    : $".RunsAlong({parameter.Storage.Strides.ToList().FindIndex(stride => stride.IsOne)})"))
                .ToList();
            writer.Line();
            if (fits.Count == 0)
            {
                // Arrays of one element lie in every order.
                WriteCall(writer, kernel, ReturnsNumber ? "return " : "", ArrayName);
                return;
            }

            writer.Line($"if ({string.Join(" && ", fits)})");
            writer.Line("{");
            writer.Indented(() =>
            {
                WriteCall(writer, kernel, ReturnsNumber ? "return " : "", ArrayName);
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
        writer.Line($"var {packing} = Kernels::Workspace.RentForPacking<{T}>({string.Join(" + ", arrays.Select(array => ArrayName(array.Name) + ".Length"))});");
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
            WriteCall(writer, kernels.Kernels[0], "return ", PackedName);
            return;
        }

        WriteCall(writer, kernels.Kernels[0], ReturnsNumber ? $"var {Local("value")} = " : "", PackedName);
        writer.Lines(ArrayResults.Select(result => $"{PackedName(result.Name)}.CopyTo({ArrayName(result.Name)});"));
        if (ReturnsNumber)
        {
            writer.Line($"return {Local("value")};");
        }
    }

    private void WriteCall(CodeWriter writer, Kernel kernel, string head, Func<string, string> array) => writer.List(
        $"{head}{EquationEmitter.KernelClass(equation)}.{kernel.Name}(",
        [.. kernel.Signature.Parameters.Select(parameter => ArgumentText(parameter, array))],
        ");");

    private string ArgumentText(KernelParameter parameter, Func<string, string> array)
    {
        switch (parameter.Kind)
        {
            case KernelParameterKind.Size:
                return overload.SizeOf(parameter.Of);
            case KernelParameterKind.Number:
                return parameter.IsModelParameter ? $"{Weights}[{IntOffset(parameter.Of)}]" : NumberText(equation.Arguments.First(argument => argument.Name == parameter.Of));
            case KernelParameterKind.OutNumber:
                return IsInParameterSet(parameter) ? $"out {GradientWeights}[{IntOffset(Differentiated(parameter)!.Name)}]" : $"out {NameOf(parameter)}";
            case KernelParameterKind.Threads:
                return Member(GeneratedNames.MaxDegreeOfParallelism);
            case KernelParameterKind.Array when parameter.IsModelParameter:
                return First(Weights, parameter.Of);
            case KernelParameterKind.Array when IsInParameterSet(parameter):
                return First(GradientWeights, Differentiated(parameter)!.Name);
            case KernelParameterKind.Array:
                return overload.Style == ArrayStyle.Tensor
                    ? $"ref {array(NameOf(parameter))}.First"
                    : $"ref MemoryMarshal.GetReference({NameOf(parameter)})";
            default:
                return overload.Style == ArrayStyle.Tensor && !IsInParameterSet(parameter)
                    ? $"{array(NameOf(parameter))}.Strides[{parameter.Axis}]"
                    : overload.Text(RowMajorStride(parameter.Storage!.Shape, parameter.Axis));
        }
    }

    private string NumberText(ArgumentSpec argument) => argument.Kind switch
    {
        ArgumentKind.Scalar => argument.Name,
        ArgumentKind.Bool => $"{argument.Name} ? 1 : 0",
        _ => $"({T}){argument.Name}",
    };

    private string First(string buffer, string parameter)
    {
        var offset = equation.Model.OffsetOf(parameter);
        return offset.Value == 0
            ? $"ref MemoryMarshal.GetReference({buffer})"
            : $"ref Unsafe.Add(ref MemoryMarshal.GetReference({buffer}), {overload.Text(offset)})";
    }

    private string IntOffset(string parameter)
    {
        var offset = equation.Model.OffsetOf(parameter);
        return offset.Value is null ? $"(int){Substituted(offset).Bracketed}" : offset.ToString();
    }

    private Dimension Substituted(Dimension dimension) => dimension.Substitute(symbol => Dimension.Symbol(overload.SizeOf(symbol)))!;

    private static Dimension RowMajorStride(Shape shape, int axis) =>
        shape.Dimensions.Skip(axis + 1).Aggregate(Dimension.One, (product, dimension) => product * dimension);

    /// <summary>The input that a kernel's output is the derivative by; null for the result.</summary>
    private InputDetail? Differentiated(KernelParameter parameter) => overload.WithGradient
        ? equation.Gradient!.Value.FirstOrDefault(input => Passes.DerivativeName(equation, input) == parameter.Of)
        : null;

    private bool IsInParameterSet(KernelParameter parameter) =>
        (parameter.Storage?.Kind == StorageKind.Output || parameter.Kind == KernelParameterKind.OutNumber) && Differentiated(parameter) is { IsParameter: true };

    /// <summary>The name of a kernel's array among the member's arguments.</summary>
    private string NameOf(KernelParameter parameter) =>
        parameter.Storage?.Kind == StorageKind.Output || parameter.Kind == KernelParameterKind.OutNumber
            ? overload.Results.First(result => result.Of == Differentiated(parameter)).Name
            : parameter.Of;

    private string MemoryOf(string name) => overload.Style == ArrayStyle.Tensor ? ArrayName(name) + ".Memory" : name;

    private string ArrayName(string name) => Local(Plain(name) + "Array");

    private string PackedName(string name) => Local(Plain(name) + "Packed");

    private static string Plain(string name) => GeneratedNames.Plain(name);

    /// <summary>A local of the member's own, under a name that no argument has.</summary>
    private string Local(string name) => _locals.TryGetValue(name, out var local) ? local : _locals[name] = _names.Unique(name);
}
