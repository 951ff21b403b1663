using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>A call of one of the DSL's functions: what it was given, and what it asks of the sizes at run time.</summary>
/// <param name="g">The graph to write into.</param>
/// <param name="name">The function's name, for messages.</param>
/// <param name="values">The arguments that are values, in order.</param>
internal sealed class FunctionCall(GraphBuilder g, string name, IReadOnlyList<int> values)
{
    public GraphBuilder G => g;

    public string Name => name;

    public IReadOnlyList<int> Values => values;

    public int X => values[0];

    /// <summary>The <c>axis:</c> argument, negative from the end; null for the whole array.</summary>
    public int? Axis { get; init; }

    /// <summary>The <c>axes:</c> argument, where there can be several.</summary>
    public IReadOnlyList<int>? AxisList { get; init; }

    /// <summary>The sizes of a new or asserted shape, -1 as a number where the size is to be worked out.</summary>
    public IReadOnlyList<Dimension> Sizes { get; init; } = [];

    /// <summary>The axes of a permutation; empty for the default.</summary>
    public IReadOnlyList<int> Permutation { get; init; } = [];

    /// <summary>The arguments that are true or false at compile time, in order.</summary>
    public IReadOnlyList<bool> Flags { get; init; } = [];

    /// <summary>A text that is known at compile time.</summary>
    public string Text { get; init; } = "";

    /// <summary>A compile-time number: an exponent.</summary>
    public double Number { get; init; }

    /// <summary>Pairs of dimensions that must be equal at run time.</summary>
    public List<(Dimension Left, Dimension Right)> MustBeEqual { get; private init; } = [];

    /// <summary>Dimensions that must be at least 1, or the result is not defined.</summary>
    public List<Dimension> MustNotBeEmpty { get; private init; } = [];

    /// <summary>Dimensions that must not be negative, each with the reason as a clause.</summary>
    public List<(Dimension Size, string Reason)> MustNotBeNegative { get; private init; } = [];

    /// <summary>Arguments of the equation that are indices, each with the number that there can be.</summary>
    public List<(string Argument, Dimension Bound)> Indices { get; private init; } = [];

    /// <summary>The same call on one other value, its requirements those of this call.</summary>
    public FunctionCall On(int value) => new(g, name, [value])
    {
        MustNotBeEmpty = MustNotBeEmpty, MustBeEqual = MustBeEqual, MustNotBeNegative = MustNotBeNegative, Indices = Indices,
    };

    /// <summary>The axes of a reduction of a value, or the problem with them.</summary>
    public ShapeProblem? Axes(int value, out AxesDetail axes)
    {
        var shape = g.ShapeOf(value);
        axes = new AxesDetail(Enumerable.Range(0, shape.Rank).ToEquatableArray(), false);
        if ((Axis is { } one ? [one] : AxisList) is not { } list)
        {
            return null;
        }

        foreach (var axis in list)
        {
            if (axis < -shape.Rank || axis >= shape.Rank)
            {
                return new ShapeProblem(
                    ShapeProblemKind.Axis,
                    $"'{name}' goes along axis {axis} of shape {shape}, which has {shape.Rank} axes: {-shape.Rank} to {shape.Rank - 1}");
            }
        }

        var counted = list.Select(axis => axis < 0 ? axis + shape.Rank : axis).OrderBy(axis => axis).ToList();
        if (counted.Count == 0 || counted.Distinct().Count() < counted.Count)
        {
            return new ShapeProblem(
                ShapeProblemKind.Axis, $"'{name}' reduces the axes [{string.Join(", ", list)}] of shape {shape}; name one or more, each once");
        }

        axes = new AxesDetail(counted.ToEquatableArray(), true);
        return null;
    }

    /// <summary>Notes that a reduction over these axes needs at least one element.</summary>
    public void RequireElements(int value, AxesDetail axes)
    {
        foreach (var axis in axes.Axes)
        {
            MustNotBeEmpty.Add(g.ShapeOf(value)[axis]);
        }
    }

    /// <summary>The number of elements that a reduction folds into one.</summary>
    public Dimension Count(int value, AxesDetail axes) =>
        axes.Axes.Aggregate(Dimension.One, (product, axis) => product * g.ShapeOf(value)[axis]);
}

/// <summary>The outcome of a call: a node, or a problem.</summary>
internal readonly record struct Composition(int Node, ShapeProblem? Problem)
{
    /// <summary>The nodes of a function that gives several arrays; null for one.</summary>
    public IReadOnlyList<int>? Pieces { get; init; }

    public static implicit operator Composition(int node) => new(node, null);

    public static implicit operator Composition(ShapeProblem problem) => new(-1, problem);
}
