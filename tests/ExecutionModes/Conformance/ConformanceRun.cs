using System.Reflection;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Runs cases whose models and drivers are in an assembly, in float and in double.</summary>
public static class ConformanceRun
{
    /// <returns>The failures.</returns>
    public static IReadOnlyList<string> Of(Assembly models, IEnumerable<ConformanceCase> cases) =>
    [
        .. cases.SelectMany(@case =>
        {
            var (single, @double) = (Driver<IModelDriver>(models, ConformanceSource.DriverName("float", @case)), Driver<IModelDriver>(models, ConformanceSource.DriverName("double", @case)));
            var modes = @case.HasModes
                ? (Single: Driver<IModeDriver>(models, ConformanceSource.ModeDriverName("float", @case)), Double: Driver<IModeDriver>(models, ConformanceSource.ModeDriverName("double", @case)))
                : ((IModeDriver Single, IModeDriver Double)?)null;
            return new ConformanceCheck(@case, @double, @double, modes is var (_, inDouble) ? (inDouble, inDouble) : null, Matrices("double"), isFloat: false).Run()
                .Concat(new ConformanceCheck(@case, single, @double, modes, Matrices("float"), isFloat: true).Run());

            IMatrixDriver? Matrices(string type) => @case.HasMatrices ? Driver<IMatrixDriver>(models, ConformanceSource.MatrixDriverName(type, @case)) : null;
        }),
    ];

    private static T Driver<T>(Assembly models, string name) =>
        (T)Activator.CreateInstance(models.GetType(name, throwOnError: true)!)!;
}
