using System.Text;

namespace NumDsl.Generator.Graphs;

/// <summary>A graph as text, one equation a line: <c>d:(1, m) = sigmoid c</c>. What the tests of the passes read and write.</summary>
internal static class GraphPrinter
{
    public static string Print(Graph graph)
    {
        var labels = Labels(graph);
        var text = new StringBuilder();
        for (var number = 0; number < graph.Nodes.Count; number++)
        {
            var node = graph.Nodes[number];
            text.Append(labels[number]).Append(':').Append(node.Shape).Append(" = ").Append(node.Operator);
            if (node.Detail is not null)
            {
                text.Append(' ').Append(node.Detail);
            }

            foreach (var input in node.Inputs)
            {
                text.Append(' ').Append(labels[input]);
            }

            text.Append('\n');
        }

        foreach (var output in graph.Outputs)
        {
            text.Append("return ").Append(output.Name).Append(" = ").Append(labels[output.Node]).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The user's name where there is one and it is free, else a letter that no name uses.</summary>
    private static string[] Labels(Graph graph)
    {
        var taken = new HashSet<string>(graph.Names.OfType<string>(), StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var labels = new string[graph.Nodes.Count];
        var next = 0;
        for (var number = 0; number < labels.Length; number++)
        {
            var label = graph.Names[number];
            if (label is null || !used.Add(label))
            {
                do
                {
                    label = Letters(next++);
                }
                while (taken.Contains(label));
            }

            labels[number] = label;
        }

        return labels;
    }

    /// <summary>a, b, ..., z, aa, ab, ...</summary>
    private static string Letters(int number) =>
        (number >= 26 ? Letters((number / 26) - 1) : "") + (char)('a' + (number % 26));
}
