namespace NumDsl.Generator.Graphs;

/// <summary>What values depend on.</summary>
internal static class Ancestors
{
    /// <summary>The nodes that the given ones need, themselves included, each after its operands.</summary>
    public static IReadOnlyList<int> Of(GraphBuilder g, IEnumerable<int> nodes)
    {
        var found = new SortedSet<int>();
        var open = new Stack<int>(nodes);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (found.Add(node))
            {
                foreach (var input in g[node].Inputs)
                {
                    open.Push(input);
                }
            }
        }

        return [.. found];
    }
}
