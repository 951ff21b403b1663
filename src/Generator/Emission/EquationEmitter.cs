using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>Writes an equation's file: the public members, and the kernels behind them.</summary>
internal static class EquationEmitter
{
    public static string Emit(EquationSpec equation)
    {
        var members = MemberPlans.Of(equation);
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
                foreach (var member in members)
                {
                    WriteMembers(writer, equation, member);
                }
            },
            writer => WriteKernels(writer, equation, [.. members.SelectMany(member => member.Kernels)]));
    }

    /// <summary>The class that holds an equation's kernels.</summary>
    public static string KernelClass(EquationSpec equation) => equation.KernelName + "Kernels";

    private static void WriteMembers(CodeWriter writer, EquationSpec equation, MemberPlan plan)
    {
        var takesArrays = equation.Arguments.Any(argument => argument.Kind == ArgumentKind.Array)
            || plan.Member.Inputs.Concat(plan.Member.OutArguments).Any(slot => !slot.IsInParameterSet && !slot.Shape.IsScalar);
        foreach (var style in takesArrays ? [ArrayStyle.Tensor, ArrayStyle.Plain] : new[] { ArrayStyle.None })
        {
            writer.Line();
            plan.Emitter(equation, new Overload(equation, style, plan.Member)).Write(writer);
        }
    }

    private static void WriteKernels(CodeWriter writer, EquationSpec equation, IReadOnlyList<KernelSet> sets)
    {
        var kernels = sets.SelectMany(set => set.Kernels).ToList();
        var loops = new LoopLibrary(equation.Model.Type, kernels.SelectMany(kernel => kernel.Signature.Names).Distinct());

        // The compiler's analysis of null takes a fifth of the time that it has for such long methods.
        writer.Line();
        writer.Line("#nullable disable // There is no null in the kernels.");
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
                writer.Text(loop);
            }
        });
    }
}
