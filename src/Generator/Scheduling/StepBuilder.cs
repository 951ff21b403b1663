using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Scheduling;

/// <summary>
/// Puts the values of one section into steps: elementwise values and reductions over one space share a loop wherever no value
/// that is complete only after the loop stands between them.
/// </summary>
internal sealed class StepBuilder(Graph graph, Layouts layouts)
{
    /// <summary>
    /// The most instructions of one fused loop. The JIT gives up optimising a method beyond about 900 locals; values that
    /// cross from one loop to the next go through a tile's memory, which is in cache.
    /// </summary>
    private const int MostInstructions = 500;

    private readonly Dictionary<int, int> _positions = [];

    public List<Draft> Drafts { get; } = [];

    /// <summary>The numbers, each with the step before which it is computed.</summary>
    public List<(int Before, int Node)> Scalars { get; } = [];

    /// <summary>Adds a value; its operands must be there. Values and views that need no work of their own are left out.</summary>
    public void Add(int node)
    {
        switch (graph.Nodes[node].Operator)
        {
            case SourceOperator or FoldInOperator:
                break;
            case var _ when Views.IsView(graph, node):
                break;
            case ElementwiseOperator when graph.Nodes[node].Shape.IsScalar:
                AddScalar(node);
                break;
            case ElementwiseOperator:
                AddToLoop(node, node);
                break;
            case ReductionOperator:
                AddToLoop(node, graph.Nodes[node].Inputs[0]);
                break;
            case DotOperator:
                foreach (var input in graph.Nodes[node].Inputs.Where(RepeatsElements))
                {
                    Materialise(input);
                }

                Append(DraftKind.Product, node);
                break;
            case ReshapeOperator:
                Materialise(graph.Nodes[node].Inputs[0]);
                _positions[node] = PositionOf(graph.Nodes[node].Inputs[0]);
                break;
            case WindowOperator or ConcatOperator or CallOperator:
                foreach (var input in graph.Nodes[node].Inputs.Where(input => graph.Nodes[BaseOf(input)].Shape.IsScalar))
                {
                    Materialise(input);
                }

                Append(graph.Nodes[node].Operator is CallOperator ? DraftKind.Call : DraftKind.Move, node);
                break;
            default:
                throw new InvalidOperationException($"No step for '{graph.Nodes[node].Operator}'.");
        }
    }

    /// <summary>Gives a view memory of its own.</summary>
    public void Materialise(int view)
    {
        if (_positions.ContainsKey(view) || !Views.IsView(graph, view))
        {
            return;
        }

        if (IsLoadable(view, view))
        {
            AddToLoop(view, view);
        }
        else
        {
            Append(DraftKind.Copy, view);
        }
    }

    /// <summary>
    /// Follows views down to what is in memory, in a register or a number, as the step <paramref name="at"/> sees it: a view
    /// that a later step gives memory of its own is still a view there.
    /// </summary>
    public int BaseOf(int node, int at = int.MaxValue) => IsSeenThrough(node, at) ? BaseOf(graph.Nodes[node].Inputs[0], at) : node;

    private bool IsSeenThrough(int node, int at) =>
        Views.IsView(graph, node) && !(_positions.TryGetValue(node, out var position) && position <= at);

    /// <summary>
    /// The value whose register a loop can use for an operand of a value: where only views that keep the order lie between;
    /// else null.
    /// </summary>
    public int? RegisterOf(int operand, int user, int at = int.MaxValue)
    {
        if (Views.IsView(graph, user) && !Views.KeepsOrder(graph, layouts, user))
        {
            return null;
        }

        while (IsSeenThrough(operand, at))
        {
            if (!Views.KeepsOrder(graph, layouts, operand))
            {
                return null;
            }

            operand = graph.Nodes[operand].Inputs[0];
        }

        return operand;
    }

    private void AddToLoop(int node, int spaceOf)
    {
        var isReduction = node != spaceOf;
        var operands = graph.Nodes[node].Inputs;
        var space = layouts.Space(graph.Nodes[spaceOf].Shape);
        var earliest = 0;
        foreach (var operand in operands)
        {
            if (!Views.IsView(graph, node) && !IsLoadable(operand, spaceOf))
            {
                Materialise(operand);
            }

            var position = PositionOf(operand);
            var staysInRegister = position >= 0
                && RegisterOf(operand, node) is { } register
                && Drafts[position].Holds(register)
                && layouts.Space(graph.Nodes[register].Shape).SequenceEqual(space);
            earliest = Math.Max(earliest, staysInRegister ? position : position + 1);
        }

        var weight = graph.Nodes[node].Operator is ElementwiseOperator elementwise ? elementwise.Weight(graph.Nodes[node].Detail) : 1;
        var index = Drafts.FindIndex(Math.Min(earliest, Drafts.Count), draft =>
            draft.Kind == DraftKind.Loop && draft.Space!.SequenceEqual(space) && draft.Weight + weight <= MostInstructions);
        if (index < 0)
        {
            index = Drafts.Count;
            Drafts.Add(new Draft(DraftKind.Loop, space));
        }

        (isReduction ? Drafts[index].Reductions : Drafts[index].Nodes).Add(node);
        Drafts[index].Weight += weight;
        _positions[node] = index;
    }

    private void Append(DraftKind kind, int node)
    {
        Drafts.Add(new Draft(kind, null) { Nodes = { node } });
        _positions[node] = Drafts.Count - 1;
    }

    /// <summary>A number does not stand in the list of steps: it is computed as early as its operands are known.</summary>
    private void AddScalar(int node)
    {
        var step = EarliestScalar(node);
        Scalars.Add((step, node));
        _positions[node] = step - 1;
    }

    private int EarliestScalar(int node) => graph.Nodes[node].Inputs.Select(input => PositionOf(input) + 1).DefaultIfEmpty(0).Max();

    /// <summary>The step after which a value is known; -1 if it is known before the section.</summary>
    private int PositionOf(int node) =>
        _positions.TryGetValue(BaseOf(node), out var position) ? position : -1;

    /// <summary>Whether a loop can read an operand as it lies: with a stride of 1, or always the same element, along the innermost extent.</summary>
    private bool IsLoadable(int operand, int spaceOf)
    {
        var shape = graph.Nodes[spaceOf].Shape;
        var axes = layouts.AxisOrder(shape);
        if (graph.Nodes[operand].Shape.IsScalar || axes.Count == 0)
        {
            return true;
        }

        var innermost = axes[axes.Count - 1];
        var axis = (int?)innermost;
        for (var node = operand; axis is not null; node = graph.Nodes[node].Inputs[0])
        {
            var own = graph.Nodes[node].Shape;
            if (own.IsScalar || own[axis.Value].IsOne)
            {
                return true;
            }

            if (!Views.IsView(graph, node) || _positions.ContainsKey(node))
            {
                var order = layouts.AxisOrder(own);
                return order[order.Count - 1] == axis;
            }

            axis = Views.SourceAxis(graph, node, axis.Value);
        }

        return true;
    }

    /// <summary>Whether one element of memory stands for several of the value: a matrix product reads real arrays only.</summary>
    private bool RepeatsElements(int node)
    {
        for (; Views.IsView(graph, node) && !_positions.ContainsKey(node); node = graph.Nodes[node].Inputs[0])
        {
            if (graph.Nodes[node].Operator is BroadcastOperator)
            {
                return true;
            }
        }

        return false;
    }
}

internal enum DraftKind
{
    Loop,
    Product,
    Copy,

    /// <summary>Copies of windows.</summary>
    Move,

    /// <summary>A kernel of the runtime.</summary>
    Call,
}

/// <summary>A step while it grows.</summary>
internal sealed class Draft(DraftKind kind, IReadOnlyList<Dimension>? space)
{
    public DraftKind Kind => kind;

    public IReadOnlyList<Dimension>? Space => space;

    public List<int> Nodes { get; } = [];

    public List<int> Reductions { get; } = [];

    public int Weight { get; set; }

    /// <summary>Whether a value is in a register of this loop.</summary>
    public bool Holds(int node) => kind == DraftKind.Loop && Nodes.Contains(node);
}
