using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

/// <summary>
/// Writes a fused loop as methods: one that walks the rows, and one for a row at each width. A method a width, because the JIT
/// optimises small flat methods best, and because each is entered only where the machine has the instructions.
/// </summary>
internal sealed partial class LoopEmitter
{
    private static readonly IReadOnlyList<LaneWidth> Widths = [LaneWidth.Bits512, LaneWidth.Bits256, LaneWidth.Scalar];

    private readonly Plan _plan;
    private readonly LoopStep _step;
    private readonly ElementType _type;
    private readonly LoopCode _code;
    private readonly Names _names;
    private readonly string _method;
    private readonly IReadOnlyList<Accumulator> _accumulators;
    private readonly IReadOnlyList<string> _extents;
    private readonly IReadOnlyList<string> _counters;

    public LoopEmitter(Plan plan, LoopStep step, ElementType type, string method, IEnumerable<string> taken)
    {
        _plan = plan;
        _step = step;
        _type = type;
        _method = method;
        _names = new Names(taken.Concat(plan.Labels));
        _code = new LoopCode(plan, step, type, _names);
        _accumulators = [.. step.Reductions.Where(FoldsRows).Select(reduction =>
            new Accumulator(reduction, _names.Unique(plan.Labels[reduction.Node] + "Total"), AccumulatorType(reduction)))];

        // The loop's own names give way to the sizes, arrays and numbers that it is passed.
        var locals = new Names(Strides.Concat(Arrays.Select(storage => storage.Name)).Concat(_code.Numbers.Select(number => number.Name)));
        _extents = [.. Own("n")];
        _counters = [.. Own("i")];

        IEnumerable<string> Own(string name) => Enumerable.Range(0, step.Dimensions.Count)
            .Select(dimension => locals.Unique(dimension == step.Dimensions.Count - 1 ? name : name + dimension));
    }

    /// <summary>The counter of a row's elements.</summary>
    private string Index => _counters[_counters.Count - 1];

    /// <summary>The number of a row's elements.</summary>
    private string Length => _extents[_extents.Count - 1];

    private string T => _type.CSharpName();

    /// <summary>The call of the loop, given how extents, arrays, numbers and accumulators are called where it stands.</summary>
    public (string Head, IReadOnlyList<string> Arguments) Call(
        Func<Dimension, string> extent, Func<Storage, string> array, Func<int, string> scalar, Func<int, string> total) =>
        (_method,
        [
            .. _step.Dimensions.Select(extent),
            .. Strides,
            .. Arrays.Select(storage => "ref " + array(storage)),
            .. _code.Numbers.Select(number => number.IsReciprocal ? $"{LaneLiteral.Of(1, _type)} / {scalar(number.Node)}" : scalar(number.Node)),
            .. Totals.Select(accumulator => "ref " + total(accumulator.Reduction.Node)),
        ]);

    /// <summary>The accumulators that outlive the loop: numbers, which the caller declares.</summary>
    private IEnumerable<Accumulator> Totals => _accumulators.Where(accumulator => accumulator.Reduction.Storage is null);

    public void Write(CodeWriter writer, Formulas formulas)
    {
        var equations = Described.Select(formulas.Equation).ToList();
        var methods = Widths.Select(width => Row(width, formulas)).ToList();
        writer.Line();
        equations.ForEach(writer.Comment);
        WriteRows(writer, methods);
        foreach (var method in methods)
        {
            writer.Line();
            writer.Text(method.Text);
        }
    }

    /// <summary>The values worth an equation of their own: those with a name, and what leaves the loop.</summary>
    private IEnumerable<int> Described =>
        _step.Nodes.Where(IsDescribed).Concat(_step.Reductions.Select(reduction => reduction.Node)).OrderBy(node => node);

    private bool IsDescribed(int node) => _plan.Graph.Names[node] is not null || _step.Stores.Any(store => store.Node == node);

    private IEnumerable<Storage> Arrays => _code.Accesses.Select(access => access.Access.Storage).GroupBy(storage => storage.Name).Select(same => same.First());

    /// <summary>The symbols in the strides: they come as arguments of the same name.</summary>
    private IEnumerable<string> Strides => _code.Accesses
        .SelectMany(access => access.Access.Strides.Take(_step.Dimensions.Count - 1).SelectMany(stride => stride.Symbols))
        .Distinct();

    private static bool FoldsRows(LoopReduction reduction) => reduction.Strides[reduction.Strides.Count - 1].Value == 0;

    /// <summary>A number may outlive the loop; what goes to memory does not.</summary>
    private string AccumulatorType(LoopReduction reduction) =>
        reduction.Storage is null ? Folds.TypeOfTotal(OperatorOf(reduction), _type).CSharpName() : T;

    private ReductionOperator OperatorOf(LoopReduction reduction) => (ReductionOperator)_plan.Graph.Nodes[reduction.Node].Operator;

    private void WriteRows(CodeWriter writer, IReadOnlyList<RowMethod> methods)
    {
        var parameters = _extents.Select(extent => "nint " + extent)
            .Concat(Strides.Select(stride => "nint " + stride))
            .Concat(Arrays.Select(storage => $"ref {storage.Element ?? T} {storage.Name}"))
            .Concat(_code.Numbers.Select(number => $"{T} {number.Name}"))
            .Concat(Totals.Select(total => $"ref {total.Type} {total.Name}"))
            .ToList();
        writer.List($"private static void {_method}(", parameters, ")");
        writer.Line("{");
        writer.Indented(() => WriteNest(writer, methods, 0));
        writer.Line("}");
    }

    private void WriteNest(CodeWriter writer, IReadOnlyList<RowMethod> methods, int depth)
    {
        if (depth < _step.Dimensions.Count - 1)
        {
            var counter = _counters[depth];
            writer.Block($"for (nint {counter} = 0; {counter} < {_extents[depth]}; {counter}++)", () => WriteNest(writer, methods, depth + 1));
            return;
        }

        foreach (var access in _code.Accesses)
        {
            var offset = string.Join(" + ", access.Access.Strides.Take(depth)
                .Select((stride, outer) => (stride, outer))
                .Where(pair => pair.stride.Value != 0)
                .Select(pair => pair.stride.IsOne ? _counters[pair.outer] : $"{_counters[pair.outer]} * {pair.stride.Bracketed}"));
            writer.Line(offset.Length == 0
                ? $"ref {access.Access.Storage.Element ?? T} {access.Row} = ref {access.Access.Storage.Name};"
                : $"ref {access.Access.Storage.Element ?? T} {access.Row} = ref Unsafe.Add(ref {access.Access.Storage.Name}, {offset});");
        }

        foreach (var accumulator in RowAccumulators)
        {
            writer.Line($"var {accumulator.Name} = {Identity(accumulator.Reduction)};");
        }

        var arguments = RowArguments;
        var head = "if";
        foreach (var method in methods)
        {
            var isVector = method.Width != LaneWidth.Scalar;
            writer.Block(
                isVector ? $"{head} ({Guard(method.Width)} && {Length} >= {method.Width.Count(_type)})" : "else",
                () => writer.List($"{_method}{Suffix(method.Width)}(", [.. arguments, .. Spilled(method)], ");"));
            head = "else if";
        }

        foreach (var accumulator in RowAccumulators)
        {
            var row = RowOf(accumulator.Reduction).Row;
            writer.Line(accumulator.Reduction.Storage!.Initial is null
                ? $"{row} = {accumulator.Name};"
                : $"{row} = {Combine(accumulator.Reduction, LaneWidth.Scalar, row, accumulator.Name)};");
        }
    }

    private IEnumerable<string> Spilled(RowMethod method) => method.Spilled > 0 ? [$"ref Kernels::Workspace.RentForRegisters<{T}>({method.Spilled})"] : [];

    /// <summary>Accumulators of one row, whose result goes to memory.</summary>
    private IEnumerable<Accumulator> RowAccumulators => _accumulators.Where(accumulator => accumulator.Reduction.Storage is not null);

    private RowAccess RowOf(LoopReduction reduction) => _code.AccessOf(reduction.Storage!, reduction.Strides);

    /// <summary>The arrays that a row's loop runs along; an accumulator's memory is not among them.</summary>
    private IEnumerable<RowAccess> RowArrays => _code.Accesses.Where(access =>
        !RowAccumulators.Any(accumulator => RowOf(accumulator.Reduction) == access)
        || _step.Loads.Any(load => _code.AccessOf(load.Storage, load.Strides) == access));

    private IReadOnlyList<string> RowArguments =>
    [
        Length,
        .. RowArrays.Select(access => !access.IsSplat ? "ref " + access.Row : access.Access.Storage.Element is null ? access.Row : Widened(access.Row)),
        .. _code.Numbers.Select(number => number.Name),
        .. _accumulators.Select(accumulator => "ref " + accumulator.Name),
    ];

    private static string Suffix(LaneWidth width) => width switch
    {
        LaneWidth.Bits512 => "_512",
        LaneWidth.Bits256 => "_256",
        _ => "_Scalar",
    };

    private static string Guard(LaneWidth width) => width == LaneWidth.Bits512 ? "Kernels::Hardware.HasVector512" : "Kernels::Hardware.HasVector256";

    private string Combine(LoopReduction reduction, LaneWidth width, string a, string b) =>
        Folds.Combine(OperatorOf(reduction), width == LaneWidth.Scalar ? Folds.Math(_type) : width.VectorClass(), a, b);
}

/// <summary>A number that a row's loop folds into.</summary>
internal sealed record Accumulator(LoopReduction Reduction, string Name, string Type);
