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
            DerivativeMode.Jacobian => Jacobian(equation, derivative, value),
            DerivativeMode.Hessian => Hessian(equation, derivative),
            DerivativeMode.PerExampleGradient => PerExampleGradient(equation, derivative),
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

    /// <summary>
    /// Columns or rows, whichever are fewer; both where only the sizes of a call tell. A rule of the user's that serves reverse mode only
    /// takes rows.
    /// </summary>
    private static MemberPlan Jacobian(EquationSpec equation, DerivativeSpec derivative, KernelSet value)
    {
        var (results, inputs) = (equation.ResultShape.Size, derivative.Count);
        var isReverse = Passes.ReverseOnly(equation, derivative.Inputs) is not null;
        var column = isReverse || (results - inputs).Value is < 0 ? null : RowMajor("Column", Passes.Jvp(equation, derivative.Inputs, withValue: false));
        var row = !isReverse && (results - inputs).Value is >= 0 ? null : RowMajor("Row", Passes.Vjp(equation, derivative.Inputs));
        var member = new Member(
            derivative.Suffix,
            "Computes {0} and its Jacobian, column by column or row by row, whichever is fewer sweeps.",
            [],
            [new Slot(SlotRole.Result, Passes.Result, null, equation.ResultShape), .. Matrices(SlotRole.Jacobian, derivative, results, shape => shape)]);
        return new MemberPlan(
            member,
            [.. new[] { column, row }.OfType<KernelSet>()],
            (of, overload) => new JacobianMemberEmitter(of, overload, derivative, value, column, row));

        KernelSet RowMajor(string suffix, Computation computation) => Repeated(equation, derivative, suffix, computation);
    }

    private static MemberPlan Hessian(EquationSpec equation, DerivativeSpec derivative)
    {
        var gradient = Repeated(equation, derivative, "Gradient", Passes.ValueAndGradient(equation, derivative.Inputs));
        var column = Repeated(equation, derivative, "Column", Passes.Hvp(equation, derivative.Inputs, withGradient: false));
        var hessian = new Slot(SlotRole.Hessian, "", null, Shape.Of(derivative.Count, derivative.Count));
        var member = new Member(
            derivative.Suffix,
            "Computes {0}, its gradient and its Hessian, column by column, forward over reverse.",
            [],
            [.. gradient.Computation.Outputs, hessian]);
        return new MemberPlan(member, [gradient, column], (of, overload) => new HessianMemberEmitter(of, overload, derivative, gradient, column));
    }

    private static MemberPlan PerExampleGradient(EquationSpec equation, DerivativeSpec derivative)
    {
        var gradient = Repeated(equation, derivative, "", Passes.ValueAndGradient(equation, derivative.Inputs));
        var examples = Dimension.Symbol(derivative.Examples!);
        var matrices = Matrices(SlotRole.PerExampleGradient, derivative, examples, shape => new Shape(shape.Dimensions.Select(dimension =>
            dimension.Substitute(symbol => symbol == derivative.Examples ? Dimension.One : Dimension.Symbol(symbol))!)));
        return new MemberPlan(
            new Member(derivative.Suffix, "Computes the gradient of {0} on each example alone.", [], [.. matrices]),
            [gradient],
            (of, overload) => new PerExampleMemberEmitter(of, overload, derivative, gradient));
    }

    /// <summary>One matrix for all parameters, and one for each other input.</summary>
    private static IEnumerable<Slot> Matrices(SlotRole role, DerivativeSpec derivative, Dimension rows, Func<Shape, Shape> seen)
    {
        if (derivative.Inputs.Any(input => input.IsParameter))
        {
            var columns = derivative.Inputs.Where(input => input.IsParameter).Aggregate(Dimension.Zero, (sum, input) => sum + input.Shape.Size);
            yield return new Slot(role, "", null, Shape.Of(rows, columns));
        }

        foreach (var input in derivative.Inputs.Where(input => !input.IsParameter))
        {
            yield return new Slot(role, "", input, Shape.Of(rows, seen(input.Shape).Size));
        }
    }

    private static KernelSet Repeated(EquationSpec equation, DerivativeSpec derivative, string suffix, Computation computation) =>
        KernelSet.Plan(equation, computation, derivative.Inputs, equation.KernelName + derivative.Suffix + suffix, isRowMajor: true);

    /// <summary>A member that is one call of one kernel.</summary>
    private static MemberPlan Direct(string suffix, string summary, KernelSet kernels) => new(
        new Member(suffix, summary, kernels.Computation.Inputs, kernels.Computation.Outputs),
        [kernels],
        (equation, overload) => new MemberEmitter(equation, overload, kernels));
}
