using System.Reflection;
using NumDsl.ExecutionModes;
using NumDsl.ExecutionModes.Conformance;

// Runs the cases of the compiled models in the given assembly. Prints what fails, and at last the mode and the number of cases.
var models = Assembly.LoadFrom(args[0]);
var failures = ConformanceRun.Of(models, ConformanceCases.All);
foreach (var failure in failures)
{
    Console.WriteLine(failure);
}

Console.WriteLine($"{ExecutionMode.Current}: {ConformanceCases.All.Count} cases, {failures.Count} failures.");
return failures.Count == 0 ? 0 : 1;
