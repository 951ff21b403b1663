using System.Text.RegularExpressions;
using NumDsl.ExecutionModes.Conformance;
using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Generator.Tests.Documentation;

/// <summary>In which modes a function can be differentiated: found by doing so, on the conformance case that calls the least beside it.</summary>
internal static partial class OperatorModes
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Found = new(Find);

    /// <summary><c>all</c>, <c>flat</c> where every derivative is 0, or nothing where a mode fails.</summary>
    public static string Of(string function) => Found.Value.GetValueOrDefault(function, "");

    private static Dictionary<string, string> Find()
    {
        var cases = ConformanceCases.All
            .Select(@case => (Case: @case, Calls: Call().Matches($"{@case.Statements} {@case.Body}").Select(match => match.Groups[1].Value).ToList()))
            .OrderBy(each => each.Calls.Count)
            .ToList();
        var chosen = FunctionTable.All.Keys
            .Select(name => (Name: name, cases.FirstOrDefault(each => each.Calls.Contains(name)).Case))
            .Where(each => each.Case is not null)
            .ToList();
        var compilation = ModelCompilation.Of(ConformanceSource.Of("double", chosen.Select(each => each.Case).Distinct()));
        return chosen.ToDictionary(
            each => each.Name,
            each => Modes(ModelReader.Read(
                compilation.GetTypeByMetadataName($"{ConformanceSource.Namespace("double")}.{each.Case.Name}")!, compilation, null, CancellationToken.None)
                .Equations.First(equation => equation.Name == "Value").Graph));
    }

    private static string Modes(Graph graph)
    {
        var g = new GraphBuilder();
        var value = g.Import(graph)[graph.Outputs[0].Node];
        int[] inputs = [.. Ancestors.Of(g, [value]).Where(node => g[node].Detail is InputDetail)];
        var tangents = inputs.Select((input, i) => g.Input($"t{i}", g.ShapeOf(input), false)).ToList();
        try
        {
            var forward = new Linearization(g, [value], inputs, tangents).TangentOf(value);
            var gradient = Gradient.Pullback(g, value, inputs, g.Input("v", g.ShapeOf(value), false));
            Tangents.Of(g, gradient, inputs, tangents);
            return forward is null ? "flat" : "all";
        }
        catch (InvalidOperationException)
        {
            // An operator that is used on a tangent and has no transpose.
            return "";
        }
    }

    [GeneratedRegex(@"\b(\w+)\(")]
    private static partial Regex Call();
}
