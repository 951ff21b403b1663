namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Every function and operator of the language, over every kind of operand: one expression each.</summary>
public static class ConformanceCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
        [.. ElementwiseCases.All, .. MathematicsCases.All, .. LossCases.All, .. WindowCases.All, .. OperatorCases.All, .. ReductionCases.All, .. ShapeCases.All, .. ProductCases.All, .. LinearAlgebraCases.All, .. RandomCases.All, .. ModelCases.All];
}
