namespace NumDsl.Generator.Graphs;

/// <summary>
/// Grows a graph. Equal operations on equal operands are one node (common subexpressions never exist twice);
/// nodes that no output needs are left out when it is built.
/// </summary>
internal sealed class GraphBuilder
{
    private readonly List<Node> _nodes = [];
    private readonly List<string?> _names = [];
    private readonly Dictionary<Node, int> _numbers = [];

    public int Count => _nodes.Count;

    public Node this[int node] => _nodes[node];

    public Shape ShapeOf(int node) => _nodes[node].Shape;

    public string? NameOf(int node) => _names[node];

    /// <summary>Adds a node, or finds the one that exists; a problem where the operands' shapes do not fit.</summary>
    public ShapeProblem? TryAdd(Operator @operator, IReadOnlyList<int> inputs, Detail? detail, out int node)
    {
        var inference = @operator.Infer([.. inputs.Select(ShapeOf)], detail);
        node = inference.Problem is null ? Intern(new Node(@operator, inputs.ToEquatableArray(), detail, inference.Shape!)) : -1;
        return inference.Problem;
    }

    /// <summary>Adds a node whose shapes are known to fit: what the passes after the frontend use.</summary>
    /// <exception cref="InvalidOperationException">The shapes do not fit: a pass is wrong.</exception>
    public int Add(Operator @operator, IReadOnlyList<int> inputs, Detail? detail = null) =>
        TryAdd(@operator, inputs, detail, out var node) is { } problem
            ? throw new InvalidOperationException($"{@operator}: {problem.Text}")
            : node;

    public int Add(Operator @operator, params int[] inputs) => Add(@operator, inputs, null);

    /// <summary>Adds all of a graph: where each of its nodes is now.</summary>
    public IReadOnlyList<int> Import(Graph graph)
    {
        var numbers = new int[graph.Nodes.Count];
        for (var number = 0; number < numbers.Length; number++)
        {
            var node = graph.Nodes[number];
            numbers[number] = Add(node.Operator, [.. node.Inputs.Select(input => numbers[input])], node.Detail);
            Name(numbers[number], graph.Names[number]);
        }

        return numbers;
    }

    /// <summary>Names a value; the first name stays.</summary>
    public void Name(int node, string? name) => _names[node] ??= name;

    /// <summary>The graph of these outputs.</summary>
    public Graph Build(IEnumerable<Output> outputs) => Build(outputs, out _);

    /// <summary>The graph of these outputs, and for each of its nodes the number that it has here.</summary>
    public Graph Build(IEnumerable<Output> outputs, out IReadOnlyList<int> kept)
    {
        var results = outputs.ToList();
        var used = new bool[_nodes.Count];
        foreach (var output in results)
        {
            used[output.Node] = true;
        }

        for (var node = _nodes.Count - 1; node >= 0; node--)
        {
            if (used[node])
            {
                foreach (var input in _nodes[node].Inputs)
                {
                    used[input] = true;
                }
            }
        }

        var renumbered = new int[_nodes.Count];
        var nodes = new List<Node>();
        var numbers = new List<int>();
        var keptNames = new List<string?>();
        for (var node = 0; node < _nodes.Count; node++)
        {
            if (used[node])
            {
                renumbered[node] = nodes.Count;
                numbers.Add(node);
                nodes.Add(_nodes[node] with { Inputs = _nodes[node].Inputs.Select(input => renumbered[input]).ToEquatableArray() });
                keptNames.Add(_names[node]);
            }
        }

        kept = numbers;
        return new Graph(
            nodes.ToEquatableArray(),
            keptNames.ToEquatableArray(),
            results.Select(output => output with { Node = renumbered[output.Node] }).ToEquatableArray());
    }

    private int Intern(Node node)
    {
        if (!_numbers.TryGetValue(node, out var number))
        {
            number = _nodes.Count;
            _numbers.Add(node, number);
            _nodes.Add(node);
            _names.Add(null);
        }

        return number;
    }
}
