namespace NumDsl.Generator.Graphs;

/// <summary>One operation: its operands are the numbers of earlier nodes.</summary>
internal sealed record Node(Operator Operator, EquatableArray<int> Inputs, Detail? Detail, Shape Shape);

/// <summary>A value that the graph computes, under the name that its user knows.</summary>
internal sealed record Output(string Name, int Node);

/// <summary>
/// An equation as a directed acyclic graph in topological order: immutable, compared by value, without any Roslyn object,
/// so that it can be the incremental pipeline's model.
/// </summary>
/// <param name="Nodes">Each node after its operands; no two alike; all used.</param>
/// <param name="Names">For each node the name that the user gave to its value, or null.</param>
/// <param name="Outputs">The results.</param>
internal sealed record Graph(EquatableArray<Node> Nodes, EquatableArray<string?> Names, EquatableArray<Output> Outputs)
{
    public override string ToString() => GraphPrinter.Print(this);
}
