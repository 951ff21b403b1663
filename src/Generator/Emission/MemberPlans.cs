using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>A public member with the kernels behind it, and what writes it.</summary>
/// <param name="Member">What it takes and gives.</param>
/// <param name="Kernels">Its kernels, those of other members that it calls left out.</param>
/// <param name="Emitter">Writes an overload.</param>
internal sealed record MemberPlan(Member Member, IReadOnlyList<KernelSet> Kernels, Func<EquationSpec, Overload, MemberEmitter> Emitter);

/// <summary>The members of an equation: its value, and one for each derivative that it asks for.</summary>
internal static class MemberPlans
{
    public static IReadOnlyList<MemberPlan> Of(EquationSpec equation)
    {
        // A keyword where the user's method is called like one, so it needs its @, too.
        var name = (equation.Name.StartsWith("@", StringComparison.Ordinal) ? "@" : "") + equation.KernelName;
        var value = Direct("", "Computes {0}.", KernelSet.Plan(equation, Passes.Value(equation), equation.Gradient ?? [], name));
        return [value, .. equation.Derivatives.Select(derivative => Of(equation, derivative, value.Kernels[0]))];
    }

    private static MemberPlan Of(EquationSpec equation, DerivativeSpec derivative, KernelSet value)
    {
        var inputs = derivative.Inputs;
        return derivative.Mode switch
        {
            DerivativeMode.Gradient => Direct(
                derivative.Suffix, "Computes {0} and its gradient in one pass.", Kernels("", Passes.ValueAndGradient(equation, inputs))),
            DerivativeMode.Jvp => Direct(
                derivative.Suffix,
                "Computes {0} and, forward in one pass, its derivative along a direction (a Jacobian-vector product).",
                Kernels("", Passes.Jvp(equation, inputs))),
            DerivativeMode.Hvp => Direct(
                derivative.Suffix,
                "Computes {0}, its gradient and the product of its Hessian with a vector in one pass, forward over reverse.",
                Kernels("", Passes.Hvp(equation, inputs))),
            DerivativeMode.TrainingStep => TrainingStep(derivative.Suffix, KernelSet.Plan(
                equation, Passes.ValueAndGradient(equation, inputs), inputs, equation.KernelName + derivative.Suffix, updatesParameters: true)),
            _ => throw new ArgumentOutOfRangeException(nameof(derivative), derivative.Mode, "A mode without a member."),
        };

        KernelSet Kernels(string suffix, Computation computation) =>
            KernelSet.Plan(equation, computation, inputs, equation.KernelName + derivative.Suffix + suffix);
    }

    private static MemberPlan TrainingStep(string suffix, KernelSet kernels) => new(
        new Member(
            suffix,
            "Computes {0} and moves the parameters against its gradient.",
            kernels.Computation.Inputs,
            [.. kernels.Computation.Outputs.Where(output => output.Role == SlotRole.Result)])
        {
            TakesOptimizer = true,
        },
        [kernels],
        (equation, overload) => new TrainingStepEmitter(equation, overload, kernels));

    /// <summary>A member that is one call of one kernel.</summary>
    private static MemberPlan Direct(string suffix, string summary, KernelSet kernels) => new(
        new Member(suffix, summary, kernels.Computation.Inputs, kernels.Computation.Outputs),
        [kernels],
        (equation, overload) => new MemberEmitter(equation, overload, kernels));
}
