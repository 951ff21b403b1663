using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>Writes a training step: the call of a gradient's kernel between the beginning and the end of an update.</summary>
internal sealed class TrainingStepEmitter : MemberEmitter
{
    private readonly string _optimizer;

    public TrainingStepEmitter(EquationSpec equation, Overload overload, KernelSet kernels)
        : base(equation, overload, kernels) => _optimizer = overload.OptimizerName!;

    private string Step => Local("step");

    private string GradientWeights => Local("gradientWeights");

    protected override (string Head, string Tail) Result => ($"return {Step}.End(", "));");

    protected override void WriteCalls(CodeWriter writer)
    {
        writer.Line($"using var {Step} = Kernels::TrainingStep<{T}>.Begin({Member(GeneratedNames.Parameters)}, {_optimizer}, {Member(GeneratedNames.MaxDegreeOfParallelism)});");
        writer.Line($"var {GradientWeights} = {Step}.Gradient;");
        writer.Line();
        base.WriteCalls(writer);
    }

    protected override string? PlaceOf(Slot slot) => slot.Role == SlotRole.Gradient ? PartOf(GradientWeights, slot) : base.PlaceOf(slot);
}
