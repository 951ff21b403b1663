using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Scheduling;

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

/// <summary>The names and types of a public member's parameters: arguments, then sizes, then results.</summary>
internal sealed class Overload
{
    private readonly EquationSpec _equation;
    private readonly Dictionary<string, string> _sizes = [];
    private readonly string _resultName;
    private readonly IReadOnlyDictionary<InputDetail, string> _gradientNames;

    public Overload(EquationSpec equation, ArrayStyle style, bool withGradient)
    {
        _equation = equation;
        Style = style;
        WithGradient = withGradient;
        foreach (var symbol in KernelSet.Symbols(equation))
        {
            _sizes[symbol] = equation.Arguments.Any(argument => GeneratedNames.Plain(argument.Name) == symbol) ? symbol + "Size" : symbol;
        }

        var names = new Names(equation.Arguments.Select(argument => GeneratedNames.Plain(argument.Name)).Concat(_sizes.Values));
        _resultName = names.Unique("result");
        ParameterSetName = names.Unique("gradient");
        _gradientNames = (equation.Gradient ?? EquatableArray<InputDetail>.Empty)
            .Where(input => !input.IsParameter)
            .ToDictionary(input => input, input => names.Unique(GeneratedNames.Plain(input.Name) + "Gradient"));
    }

    public ArrayStyle Style { get; }

    public bool WithGradient { get; }

    /// <summary>The member's name: the equation's own unless that is taken by the user's method.</summary>
    public string Name => WithGradient ? GeneratedNames.Plain(_equation.Name) + "AndGradient" : HidesUsersMethod ? "Evaluate" + GeneratedNames.Plain(_equation.Name) : _equation.Name;

    /// <summary>The sizes that come as ints.</summary>
    public IEnumerable<string> FreeSymbols => KernelSet.Symbols(_equation).Except(_equation.Model.Symbols);

    /// <summary>The results that come as arguments: for each its name, what it is the derivative by, and its shape.</summary>
    public IEnumerable<(string Name, InputDetail? Of, Shape Shape)> Results
    {
        get
        {
            if (!WithGradient)
            {
                return _equation.ResultShape.IsScalar ? [] : [(_resultName, null, _equation.ResultShape)];
            }

            return _equation.Gradient!.Value.Where(input => !input.IsParameter).Select(input => (_gradientNames[input], (InputDetail?)input, input.Shape));
        }
    }

    public bool TakesParameterSet => WithGradient && _equation.Gradient!.Value.Any(input => input.IsParameter);

    /// <summary>The argument for the parameters' gradient.</summary>
    public string ParameterSetName { get; }

    /// <summary>The C# name of a symbol's size.</summary>
    public string SizeOf(string symbol) => _sizes[symbol];

    /// <summary>A dimension as a C# expression.</summary>
    public string Text(Dimension dimension) => dimension.Substitute(symbol => Dimension.Symbol(_sizes[symbol]))!.ToString();

    public IReadOnlyList<string> Declarations =>
    [
        .. _equation.Arguments.Select(argument => $"{TypeOf(argument)} {argument.Name}"),
        .. Style == ArrayStyle.Plain ? FreeSymbols.Select(symbol => $"int {SizeOf(symbol)}") : [],
        .. TakesParameterSet ? [$"ParameterSet {ParameterSetName}"] : Array.Empty<string>(),
        .. Results.Select(result => $"{ResultType(result.Shape)} {result.Name}"),
    ];

    private string T => _equation.Model.Type.CSharpName();

    private string ResultType(Shape shape) =>
        shape.IsScalar ? $"out {T}" : Style == ArrayStyle.Tensor ? $"in TensorSpan<{T}>" : $"Span<{T}>";

    private string TypeOf(ArgumentSpec argument) => argument.Kind switch
    {
        ArgumentKind.Array => $"{(Style == ArrayStyle.Tensor ? "in ReadOnlyTensorSpan" : "ReadOnlySpan")}<{argument.Element ?? T}>",
        ArgumentKind.Scalar => T,
        ArgumentKind.Int => "int",
        ArgumentKind.Float => "float",
        ArgumentKind.Double => "double",
        _ => "bool",
    };

    /// <summary>Without arrays and <c>Scalar</c>s the generated method would have the very signature of the user's.</summary>
    private bool HidesUsersMethod =>
        _equation.ResultShape.IsScalar && _equation.Arguments.All(argument => argument.Kind is not (ArgumentKind.Array or ArgumentKind.Scalar));
}
