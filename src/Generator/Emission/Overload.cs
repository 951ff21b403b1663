using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

/// <summary>How a public member takes its arrays.</summary>
internal enum ArrayStyle
{
    /// <summary>No array at all: numbers only.</summary>
    None,

    /// <summary>Tensor spans, which carry their sizes and strides.</summary>
    Tensor,

    /// <summary>Plain row-major spans, and an int for each size that the model does not fix.</summary>
    Plain,
}

/// <summary>The names and types of a public member's parameters: arguments, then sizes, then directions, then results.</summary>
internal sealed class Overload
{
    private readonly EquationSpec _equation;
    private readonly Dictionary<string, string> _sizes = [];
    private readonly Dictionary<Slot, string> _names = [];
    private readonly Dictionary<SlotRole, string> _sets = [];

    public Overload(EquationSpec equation, ArrayStyle style, Member member)
    {
        _equation = equation;
        Style = style;
        Member = member;
        foreach (var symbol in equation.Symbols)
        {
            _sizes[symbol] = equation.Arguments.Any(argument => GeneratedNames.Plain(argument.Name) == symbol) ? symbol + "Size" : symbol;
        }

        var names = new Names(equation.Arguments.Select(argument => GeneratedNames.Plain(argument.Name)).Concat(_sizes.Values));
        OptimizerName = member.TakesOptimizer ? names.Unique("optimizer") : null;
        foreach (var slot in member.Inputs.Concat(member.OutArguments))
        {
            if (!slot.IsInParameterSet)
            {
                _names[slot] = names.Unique(slot.Of is null ? Camel(slot.Role) : GeneratedNames.Plain(slot.Of.Name) + slot.Role);
            }
            else if (!_sets.ContainsKey(slot.Role))
            {
                _sets[slot.Role] = names.Unique(Camel(slot.Role));
            }
        }
    }

    /// <summary>The type of a key for random numbers.</summary>
    public const string KeyType = "global::NumDsl.RandomKey";

    public ArrayStyle Style { get; }

    public Member Member { get; }

    /// <summary>The member's name: the equation's own unless that is taken by the user's method.</summary>
    public string Name => Member.Suffix.Length > 0 ? GeneratedNames.Plain(_equation.Name) + Member.Suffix
        : HidesUsersMethod ? "Evaluate" + GeneratedNames.Plain(_equation.Name)
        : _equation.Name;

    /// <summary>The sizes that come as ints.</summary>
    public IEnumerable<string> FreeSymbols => _equation.Symbols.Except(_equation.Model.Symbols);

    /// <summary>The arrays and numbers that go in beside the equation's arguments.</summary>
    public IEnumerable<(string Name, Slot Slot)> Inputs => Named(Member.Inputs);

    /// <summary>The results that come as arguments.</summary>
    public IEnumerable<(string Name, Slot Slot)> Results => Named(Member.OutArguments);

    /// <summary>The parameter sets that go in.</summary>
    public IEnumerable<(string Name, SlotRole Role)> InputSets => Sets(Member.Inputs);

    /// <summary>The parameter sets that are written.</summary>
    public IEnumerable<(string Name, SlotRole Role)> ResultSets => Sets(Member.OutArguments);

    /// <summary>The argument for the optimiser; null where there is none.</summary>
    public string? OptimizerName { get; }

    /// <summary>All names of arguments beside the equation's own.</summary>
    public IEnumerable<string> OwnNames => _names.Values.Concat(_sets.Values).Concat(OptimizerName is null ? [] : [OptimizerName]);

    /// <summary>The argument that holds a part of a parameter set.</summary>
    public string SetOf(Slot slot) => _sets[slot.Role];

    /// <summary>The argument of an array or number.</summary>
    public string NameOf(Slot slot) => _names[slot];

    /// <summary>The C# name of a symbol's size.</summary>
    public string SizeOf(string symbol) => _sizes[symbol];

    /// <summary>A dimension as a C# expression.</summary>
    public string Text(Dimension dimension) => dimension.Substitute(symbol => Dimension.Symbol(_sizes[symbol]))!.ToString();

    public IReadOnlyList<string> Declarations =>
    [
        .. _equation.Arguments.Select(argument => $"{TypeOf(argument)} {argument.Name}"),
        .. Style == ArrayStyle.Plain ? FreeSymbols.Select(symbol => $"int {SizeOf(symbol)}") : [],
        .. Ordered(Member.Inputs, shape => shape.IsScalar ? T : In(T)),
        .. Ordered(Member.OutArguments, shape => shape.IsScalar ? "out " + T : OutType),
        .. OptimizerName is null ? Array.Empty<string>() : [$"Optimizer {OptimizerName}"],
    ];

    private string T => _equation.Model.Type.CSharpName();

    private string In(string element) => Style == ArrayStyle.Tensor ? $"in ReadOnlyTensorSpan<{element}>" : $"ReadOnlySpan<{element}>";

    private string OutType => Style == ArrayStyle.Tensor ? $"in TensorSpan<{T}>" : $"Span<{T}>";

    /// <summary>Role by role; of each the parameter set, then the arrays and numbers.</summary>
    private IEnumerable<string> Ordered(IEnumerable<Slot> slots, Func<Shape, string> type) =>
        from role in slots.GroupBy(slot => slot.Role)
        from text in new[] { role.Any(slot => slot.IsInParameterSet) ? $"ParameterSet {_sets[role.Key]}" : "" }
            .Concat(role.Where(slot => !slot.IsInParameterSet).Select(slot => $"{type(slot.Shape)} {_names[slot]}"))
        where text.Length > 0
        select text;

    private IEnumerable<(string Name, Slot Slot)> Named(IEnumerable<Slot> slots) =>
        slots.Where(slot => !slot.IsInParameterSet).Select(slot => (_names[slot], slot));

    private IEnumerable<(string Name, SlotRole Role)> Sets(IEnumerable<Slot> slots) =>
        slots.Where(slot => slot.IsInParameterSet).Select(slot => slot.Role).Distinct().Select(role => (_sets[role], role));

    private string TypeOf(ArgumentSpec argument) => argument.Kind switch
    {
        ArgumentKind.Array => In(argument.Element ?? T),
        ArgumentKind.Scalar => T,
        ArgumentKind.Key => KeyType,
        ArgumentKind.Int => "int",
        ArgumentKind.Float => "float",
        ArgumentKind.Double => "double",
        _ => "bool",
    };

    private static string Camel(SlotRole role) => char.ToLowerInvariant(role.ToString()[0]) + role.ToString().Substring(1);

    /// <summary>Without arrays and <c>Scalar</c>s the generated method would have the very signature of the user's.</summary>
    private bool HidesUsersMethod =>
        _equation.ResultShape.IsScalar && _equation.Arguments.All(argument => argument.Kind is not (ArgumentKind.Array or ArgumentKind.Scalar));
}
