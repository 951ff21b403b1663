using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

/// <summary>
/// A fused loop as a lane program: what is read per row and per element, the values, what is written and folded.
/// The same program is printed at the three widths.
/// </summary>
internal sealed class LoopCode
{
    private readonly Plan _plan;
    private readonly LoopStep _step;
    private readonly Dictionary<int, Lane> _lanes = [];
    private readonly Dictionary<int, Lane> _operands = [];
    private readonly Names _names;
    private readonly FusedProducts _fused;

    public LoopCode(Plan plan, LoopStep step, ElementType type, Names names)
    {
        _plan = plan;
        _step = step;
        _names = names;
        Builder = new LaneBuilder(type);
        _fused = new FusedProducts(plan.Graph, step);
        Accesses = [.. step.Loads.Concat(step.Stores)
            .Concat(step.Reductions.Where(reduction => reduction.Storage is not null)
                .Select(reduction => new LoopAccess(reduction.Node, reduction.Storage!, reduction.Strides)))
            .GroupBy(access => (access.Storage.Name, string.Join(",", access.Strides)))
            .Select(same => new RowAccess(same.First(), names.Unique(same.First().Storage.Name + "Row")))];
        foreach (var node in step.Nodes.Where(node => !_fused.Contains(node)))
        {
            _lanes[node] = Compute(node);
            if (_plan.Graph.Names[node] is not null || step.Stores.Any(store => store.Node == node))
            {
                Builder.Named(_lanes[node], _plan.Labels[node]);
            }
        }

        foreach (var reduction in step.Reductions)
        {
            _lanes[reduction.Node] = LaneOf(reduction.Operand);
        }
    }

    public LaneBuilder Builder { get; }

    /// <summary>The arrays that the loop touches, each once for each way it runs along it.</summary>
    public IReadOnlyList<RowAccess> Accesses { get; }

    /// <summary>The numbers that the loop uses, in order of use.</summary>
    public List<LoopNumber> Numbers { get; } = [];

    /// <summary>What the operands of the lane program are, by number.</summary>
    public List<LoopOperand> Operands { get; } = [];

    public Lane this[int node] => _lanes[node];

    /// <summary>The factors of what a sum over elements adds up, where that is a product that is not stored.</summary>
    public (Lane A, Lane B)? FactorsOf(LoopReduction reduction) =>
        _fused.Factors(reduction) is var (a, b) ? (LaneOf(a), LaneOf(b)) : null;

    public RowAccess AccessOf(Storage storage, IReadOnlyList<Dimension> strides) =>
        Accesses.First(access => access.Access.Storage.Name == storage.Name && access.Access.Strides.SequenceEqual(strides));

    private Lane Compute(int node)
    {
        var n = _plan.Graph.Nodes[node];
        if (n.Operator == Elementwise.Divide && _plan.Graph.Nodes[n.Inputs[1]] is { Shape.IsScalar: true, Detail: DimensionDetail })
        {
            // A count is at least 1 where there is anything to compute, so its reciprocal is an ordinary number, and a product is
            // ten times as fast as a quotient.
            return LaneOf(n.Inputs[0]) * Number(n.Inputs[1], isReciprocal: true);
        }

        if (_fused.Operand(node) is { } product)
        {
            return MultiplyAdd(n, product);
        }

        return n.Operator is ElementwiseOperator elementwise
            ? elementwise.Lanes([.. n.Inputs.Select(LaneOf)], n.Detail)
            : LaneOf(n.Inputs[0]);
    }

    /// <summary>a b + c, a b - c or c - a b in one instruction.</summary>
    private Lane MultiplyAdd(Node sum, int product)
    {
        var factors = _plan.Graph.Nodes[product];
        var a = LaneOf(factors.Inputs[0]);
        var b = LaneOf(factors.Inputs[1]);
        b = factors.Operator == Elementwise.Divide ? Builder.Constant(b.Reciprocal!.Value) : b;
        var isFirst = sum.Inputs[0] == product;
        var c = LaneOf(sum.Inputs[isFirst ? 1 : 0]);
        var isDifference = sum.Operator == Elementwise.Subtract;
        return Builder.Fma(isDifference && !isFirst ? Builder.Negate(a) : a, b, isDifference && isFirst ? Builder.Negate(c) : c);
    }

    /// <summary>An operand's lane: from its register, from memory, or a number in all lanes.</summary>
    private Lane LaneOf(int operand)
    {
        if (_operands.TryGetValue(operand, out var known))
        {
            return known;
        }

        if (_step.Loads.FirstOrDefault(load => load.Node == operand) is { } load)
        {
            var access = AccessOf(load.Storage, load.Strides);
            return _operands[operand] = Operand(operands => operands.Access == access, new LoopOperand(access, null), _plan.Labels[operand]);
        }

        var n = _plan.Graph.Nodes[operand];
        if (_lanes.TryGetValue(operand, out var lane) && n.Operator is not ReductionOperator)
        {
            return lane;
        }

        if (n.Detail is NumberDetail number && n.Operator == Structural.Constant)
        {
            return Builder.Constant(number.Value);
        }

        if (n.Shape.IsScalar)
        {
            return _operands[operand] = Number(operand, isReciprocal: false);
        }

        return LaneOf(n.Inputs[0]);
    }

    private Lane Number(int node, bool isReciprocal)
    {
        var number = Numbers.FirstOrDefault(number => number.Node == node && number.IsReciprocal == isReciprocal);
        if (number is null)
        {
            var label = _plan.Labels[node];
            number = new LoopNumber(node, isReciprocal ? _names.Unique(label + "Reciprocal") : label, isReciprocal);
            Numbers.Add(number);
        }

        return Operand(operands => operands.Number == number, new LoopOperand(null, number), number.Name);
    }

    private Lane Operand(Predicate<LoopOperand> same, LoopOperand operand, string name)
    {
        var index = Operands.FindIndex(same);
        if (index < 0)
        {
            index = Operands.Count;
            Operands.Add(operand);
        }

        return Builder.Operand(index, name);
    }
}

/// <summary>An array along a row of the loop.</summary>
/// <param name="Access">The memory and the strides.</param>
/// <param name="Row">The C# name of the row's first element.</param>
internal sealed record RowAccess(LoopAccess Access, string Row)
{
    /// <summary>Whether all elements of a row are one element of memory.</summary>
    public bool IsSplat => Access.Strides[Access.Strides.Count - 1].Value == 0;
}

/// <summary>Where an operand of a loop's lane program comes from: an array, or a number.</summary>
internal sealed record LoopOperand(RowAccess? Access, LoopNumber? Number);

/// <summary>A number that a loop is passed: the value of a node of scalar shape, or 1 divided by it.</summary>
internal sealed record LoopNumber(int Node, string Name, bool IsReciprocal);
