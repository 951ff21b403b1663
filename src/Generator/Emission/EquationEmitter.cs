using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>Writes an equation's file: the public members, and the kernels behind them.</summary>
internal static class EquationEmitter
{
    public static string Emit(EquationSpec equation)
    {
        var value = KernelSet.Plan(equation, Passes.Value(equation), ValueKernel(equation));
        var gradient = equation.Gradient is null
            ? null
            : KernelSet.Plan(equation, Passes.ValueAndGradient(equation), equation.KernelName + "AndGradient");
        IEnumerable<string> about =
        [
            $"The kernels of {equation.Model.Name}.{equation.Name}, made by NumDsl from the equation",
            "",
            .. equation.Source.Select(line => line.Length == 0 ? "" : "    " + line),
            "",
            "Changes are lost when the project is built.",
        ];
        return SourceFile.Write(
            equation.Model,
            about,
            writer =>
            {
                WriteMembers(writer, equation, value, withGradient: false);
                if (gradient is not null)
                {
                    WriteMembers(writer, equation, gradient, withGradient: true);
                }
            },
            writer => WriteKernels(writer, equation, [value, .. gradient is null ? Array.Empty<KernelSet>() : [gradient]]));
    }

    /// <summary>The name of the kernel of the value: a keyword where the user's method is called like one, so it needs its @, too.</summary>
    private static string ValueKernel(EquationSpec equation) => (equation.Name.StartsWith("@", StringComparison.Ordinal) ? "@" : "") + equation.KernelName;

    /// <summary>The class that holds an equation's kernels.</summary>
    public static string KernelClass(EquationSpec equation) => equation.KernelName + "Kernels";

    private static void WriteMembers(CodeWriter writer, EquationSpec equation, KernelSet kernels, bool withGradient)
    {
        var takesArrays = equation.Arguments.Any(argument => argument.Kind == ArgumentKind.Array) || !equation.ResultShape.IsScalar;
        foreach (var style in takesArrays ? [ArrayStyle.Tensor, ArrayStyle.Plain] : new[] { ArrayStyle.None })
        {
            writer.Line();
            new MemberEmitter(equation, new Overload(equation, style, withGradient), kernels).Write(writer);
        }
    }

    private static void WriteKernels(CodeWriter writer, EquationSpec equation, IReadOnlyList<KernelSet> sets)
    {
        var kernels = sets.SelectMany(set => set.Kernels).ToList();
        var loops = new LoopLibrary(equation.Model.Type, kernels.SelectMany(kernel => kernel.Signature.Names).Distinct());
        writer.Block($"file static class {KernelClass(equation)}", () =>
        {
            foreach (var kernel in kernels)
            {
                writer.Line();
                new KernelEmitter(kernel.Plan, equation.Model.Type, kernel.Name, kernel.Signature, loops).Write(writer);
            }

            foreach (var loop in loops.Texts)
            {
                writer.Line();
                writer.Lines(loop.TrimEnd('\n').Split('\n'));
            }
        });
    }
}
