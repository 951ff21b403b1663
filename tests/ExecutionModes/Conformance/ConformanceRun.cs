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
            var (single, @double) = (Driver(models, "float", @case), Driver(models, "double", @case));
            return new ConformanceCheck(@case, @double, @double, isFloat: false).Run()
                .Concat(new ConformanceCheck(@case, single, @double, isFloat: true).Run());
        }),
    ];

    private static IModelDriver Driver(Assembly models, string type, ConformanceCase @case) =>
        (IModelDriver)Activator.CreateInstance(models.GetType(ConformanceSource.DriverName(type, @case), throwOnError: true)!)!;
}
