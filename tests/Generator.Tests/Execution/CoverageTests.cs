using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NumDsl.ExecutionModes.Conformance;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Execution;

/// <summary>Nothing that an equation may say is left out of the conformance cases.</summary>
public class CoverageTests
{
    [Fact]
    public void Every_function_of_the_table_has_a_case()
    {
        var called = ConformanceCases.All
            .SelectMany(@case => Regex.Matches($"{@case.Statements} {@case.Body}", @"\b(\w+)\("))
            .Select(match => match.Groups[1].Value);

        Assert.Empty(FunctionTable.All.Keys.Except(called));
    }

    [Fact]
    public void Every_operator_of_the_compiler_is_in_the_graph_of_a_case()
    {
        var used = Equations().SelectMany(graph => graph.Nodes).Select(node => node.Operator).ToHashSet();

        Assert.Empty(Elementwise.All.Cast<Operator>().Concat(Structural.All).Except(used).Select(each => each.Name));
    }

    private static IEnumerable<Graph> Equations()
    {
        var compilation = ConformanceModels.Compiled.Compilation;
        var types = ConformanceCases.All.Select(@case => compilation.GetTypeByMetadataName($"{ConformanceSource.Namespace("double")}.{@case.Name}")!);
        foreach (var model in types)
        {
            foreach (var equation in ModelReader.Read(model, compilation, null, CancellationToken.None).Equations)
            {
                yield return equation.Graph;
                yield return (equation.Gradient is { } inputs ? Passes.ValueAndGradient(equation, inputs) : Passes.Value(equation)).Graph;
            }
        }
    }
}
