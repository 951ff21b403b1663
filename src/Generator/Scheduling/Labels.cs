using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Scheduling;

/// <summary>A C# name for each value of a graph: the user's where there is one, else what it is.</summary>
internal static class Labels
{
    public static IReadOnlyList<string> Of(Graph graph, Names names)
    {
        var labels = new string[graph.Nodes.Count];
        foreach (var output in graph.Outputs)
        {
            // Taken even where the value has another name already: the caller's memory goes by it.
            var name = names.Unique(output.Name);
            if (graph.Nodes[output.Node].Detail is not InputDetail)
            {
                labels[output.Node] ??= name;
            }
        }

        for (var node = 0; node < labels.Length; node++)
        {
            if ((graph.Nodes[node].Detail is InputDetail { Name: var name } ? name : (graph.Nodes[node].Detail as KeyDetail)?.Name) is { } input)
            {
                labels[node] = names.Unique(input);
            }
        }

        // The user's names first, so that no other value takes one of them.
        foreach (var node in Enumerable.Range(0, labels.Length).OrderBy(node => graph.Names[node] is null))
        {
            labels[node] ??= names.Unique(graph.Names[node] ?? Describe(graph.Nodes[node]));
        }

        return labels;
    }

    private static string Describe(Node node) => node switch
    {
        { Operator: DotOperator } => "product",
        { Operator: ElementwiseOperator { Name: var name } } when !char.IsLetter(name[0]) => "t",
        { Detail: DimensionDetail { Dimension: var dimension } } => string.Join("And", dimension.Symbols) + "Count",
        _ => Camel(node.Operator.Name),
    };

    private static string Camel(string name)
    {
        var words = name.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
    }
}
