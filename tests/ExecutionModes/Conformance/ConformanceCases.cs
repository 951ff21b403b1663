namespace NumDsl.ExecutionModes.Conformance;

/// <summary>
/// Every function and operator of the language, over every kind of operand: one expression each. The environment variable
/// <c>NUMDSL_CASES</c> picks those that have one of some texts in their names, separated by commas, while one works on them.
/// </summary>
public static class ConformanceCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
        Picked([.. ElementwiseCases.All, .. MathematicsCases.All, .. LossCases.All, .. WindowCases.All, .. OperatorCases.All, .. ReductionCases.All, .. ShapeCases.All, .. ProductCases.All, .. LinearAlgebraCases.All, .. RandomCases.All, .. ElementCases.All, .. IndexingCases.All, .. ModelCases.All, .. MatrixCases.All]);

    private static IReadOnlyList<ConformanceCase> Picked(IReadOnlyList<ConformanceCase> all) => Environment.GetEnvironmentVariable("NUMDSL_CASES") is { } picked
        ? [.. all.Where(@case => picked.Split(',').Any(text => @case.Name.Contains(text, StringComparison.Ordinal)))]
        : all;
}
