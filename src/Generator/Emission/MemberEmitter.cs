using System.Globalization;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

/// <summary>Writes one public member: its documentation, the checks of what it is given, and the call of the right kernel.</summary>
internal sealed class MemberEmitter(EquationSpec equation, Overload overload, KernelSet kernels)
{
    private readonly Names _names = new(equation.Arguments.Select(argument => argument.Name.TrimStart('@'))
        .Concat(overload.Results.Select(result => result.Name))
        .Concat(KernelSet.Symbols(equation).Select(overload.SizeOf))
        .Append(overload.ParameterSetName));

    private readonly Dictionary<string, string> _locals = [];

    private string T => equation.Model.Type.CSharpName();

    private bool ReturnsNumber => equation.ResultShape.IsScalar;

    private IEnumerable<ArgumentSpec> Arrays => equation.Arguments.Where(argument => argument.Kind == ArgumentKind.Array);

    private IEnumerable<(string Name, InputDetail? Of, Shape Shape)> ArrayResults => overload.Results.Where(result => !result.Shape.IsScalar);

    private string Weights => Local("weights");

    /// <summary>A member of the model's, even where an argument or a size has its name.</summary>
    private string Member(string name) =>
        equation.Arguments.Any(argument => Plain(argument.Name) == name) || KernelSet.Symbols(equation).Any(symbol => overload.SizeOf(symbol) == name)
            ? "this." + name
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

    /// <summary>Gets every size, and checks that all arrays agree on them.</summary>
    private void WriteSizes(CodeWriter writer)
    {
        foreach (var symbol in equation.Model.Symbols)
        {
            writer.Line($"nint {overload.SizeOf(symbol)} = {Member(GeneratedNames.SizeProperty(symbol))};");
        }

        if (overload.Style == ArrayStyle.Tensor)
        {
            WriteTensorSizes(writer);
        }
        else if (overload.Style == ArrayStyle.Plain)
        {
            writer.Lines(overload.FreeSymbols.Select(symbol => $"Kernels::Arguments.CheckNotNegative(\"{overload.SizeOf(symbol)}\", {overload.SizeOf(symbol)});"));
            writer.Lines(Arrays.Select(argument => CheckLength(argument.Name, argument.Shape)));
            writer.Lines(ArrayResults.Select(result => CheckLength(result.Name, result.Shape)));
        }
    }

    private void WriteTensorSizes(CodeWriter writer)
    {
        var arrays = Arrays.Select(argument => (argument.Name, argument.Shape)).Concat(ArrayResults.Select(result => (result.Name, result.Shape))).ToList();
        foreach (var (name, shape) in arrays)
        {
            writer.Line($"Kernels::Arguments.CheckRank(\"{Plain(name)}\", {name}.Rank, {shape.Rank}, \"{shape}\");");
        }

        writer.Lines(arrays.Select(array => $"var {ArrayName(array.Name)} = new Kernels::KernelArray<{T}>({array.Name});"));
        var known = new HashSet<string>(equation.Model.Symbols, StringComparer.Ordinal);
        var pending = (from array in arrays from axis in Enumerable.Range(0, array.Shape.Rank) select (array.Name, array.Shape, Axis: axis)).ToList();

        // An axis that is a bare symbol tells its size; next come those that are linear in one unknown; the rest are checked.
        foreach (var place in pending.ToList())
        {
            if (place.Shape[place.Axis].SymbolName is { } symbol && known.Add(symbol))
            {
                writer.Line($"var {overload.SizeOf(symbol)} = {Size(place)};");
                pending.Remove(place);
            }
        }

        foreach (var place in pending.ToList())
        {
            var unknown = place.Shape[place.Axis].Symbols.Where(symbol => !known.Contains(symbol)).ToList();
            if (unknown.Count == 1 && place.Shape[place.Axis].LinearIn(unknown[0]) is var (factor, offset))
            {
                known.Add(unknown[0]);
                writer.Line($"var {overload.SizeOf(unknown[0])} = Kernels::Arguments.Solve(\"{Plain(place.Name)}\", {place.Axis}, {Size(place)}, {factor.ToString(CultureInfo.InvariantCulture)}, {overload.Text(offset)}, \"{unknown[0]}\", \"{place.Shape[place.Axis]}\");");
                pending.Remove(place);
            }
        }

        foreach (var place in pending)
        {
            var dimension = place.Shape[place.Axis];
            writer.Line($"Kernels::Arguments.CheckSize(\"{Plain(place.Name)}\", {place.Axis}, {Size(place)}, {overload.Text(dimension)}, \"{dimension}\", \"{place.Shape}\");");
        }

        string Size((string Name, Shape Shape, int Axis) place) => $"{ArrayName(place.Name)}.Lengths[{place.Axis}]";
    }

    private string CheckLength(string name, Shape shape) =>
        $"Kernels::Arguments.CheckLength(\"{Plain(name)}\", {name}.Length, {shape.Size.Substitute(symbol => Dimension.Symbol((MayOverflow(shape) ? "(Int128)" : "(long)") + overload.SizeOf(symbol)))}, \"{shape}\");";

    /// <summary>The product of two ints fits in a long; of more, or with factors, it may not.</summary>
    private static bool MayOverflow(Shape shape) =>
        shape.ProperAxes.Count() > 2 || shape.ProperAxes.Any(axis => shape[axis].SymbolName is null && shape[axis].Value is null);

    /// <summary>What must hold before anything is written.</summary>
    private void WriteChecks(CodeWriter writer)
    {
        foreach (var requirement in equation.Requirements)
        {
            writer.Line(requirement.Relation == Relation.AtLeast
                ? $"Kernels::Arguments.CheckAtLeast(\"{Plain(requirement.Argument)}\", {overload.Text(requirement.Left)}, {overload.Text(requirement.Right)}, \"{requirement.Left}\", \"{requirement.Reason}\");"
                : $"Kernels::Arguments.CheckEqual(\"{Plain(requirement.Argument)}\", {overload.Text(requirement.Left)}, {overload.Text(requirement.Right)}, \"{requirement.Left}\", \"{requirement.Right}\", \"{requirement.Reason}\");");
        }

        if (UsesParameters)
        {
            writer.Line($"var {Weights} = {Member(GeneratedNames.Parameters)}.Flat;");
        }

        var memories = new List<(string Name, string Memory)>();
        if (overload.TakesParameterSet)
        {
            writer.Line($"ArgumentNullException.ThrowIfNull({overload.ParameterSetName});");
            foreach (var symbol in equation.Model.Symbols)
            {
                var property = GeneratedNames.SizeProperty(symbol);
                writer.Line($"Kernels::Arguments.CheckParameterSet(\"{overload.ParameterSetName}\", \"{symbol}\", {overload.ParameterSetName}.{property}, {Member(property)});");
            }

            writer.Line($"var {GradientWeights} = {overload.ParameterSetName}.Flat;");
            memories.Add((overload.ParameterSetName, GradientWeights));
        }

        memories.AddRange(ArrayResults.Select(result => (Plain(result.Name), MemoryOf(result.Name))));
        var others = Arrays.Select(argument => (Plain(argument.Name), MemoryOf(argument.Name))).ToList();
        if (UsesParameters || overload.TakesParameterSet)
        {
            others.Insert(0, ("Parameters", UsesParameters ? Weights : Member(GeneratedNames.Parameters) + ".Flat"));
        }

        for (var result = 0; result < memories.Count; result++)
        {
            foreach (var (name, memory) in others.Concat(memories.Take(result)))
            {
                writer.Line($"Kernels::Arguments.CheckDisjoint<{T}>(\"{memories[result].Name}\", {memories[result].Memory}, \"{name}\", {memory});");
            }
        }
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
        var arrays = Arrays.Select(argument => (argument.Name, argument.Shape)).Concat(ArrayResults.Select(result => (result.Name, result.Shape))).ToList();
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
        ? equation.Gradient!.Value.FirstOrDefault(input => Passes.DerivativeName(input) == parameter.Of)
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

    private static string Plain(string name) => name.TrimStart('@');

    /// <summary>A local of the member's own, under a name that no argument has.</summary>
    private string Local(string name) => _locals.TryGetValue(name, out var local) ? local : _locals[name] = _names.Unique(name);
}
